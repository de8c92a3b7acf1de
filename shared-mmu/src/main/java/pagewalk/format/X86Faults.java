package pagewalk.format;

import java.util.List;

/** The page-fault error code and its companions (SDM 3A §4.7; canonical form: SDM 1 §3.3.7.1). */
final class X86Faults implements FaultRule {
  private static final int PRESENT = 1;
  private static final int WRITE = 1 << 1;
  private static final int USER = 1 << 2;
  private static final int RESERVED = 1 << 3;
  private static final int FETCH = 1 << 4;

  private static final int KEY = 1 << 5;

  private final boolean tellsFetches;

  /** {@code tellsFetches}: whether a fetch is told from a load. */
  X86Faults(boolean tellsFetches) {
    this.tellsFetches = tellsFetches;
  }

  @Override
  public int code(FaultKind kind, int access, int level, int group) {
    if (!recordsAddress(kind)) {
      return 0;
    }
    return (kind == FaultKind.NOT_PRESENT ? 0 : PRESENT)
        | (Rights.isWrite(access) ? WRITE : 0)
        | (Rights.isUser(access) ? USER : 0)
        | (kind == FaultKind.RESERVED_BIT ? RESERVED : 0)
        | (Rights.isFetch(access) && tellsFetches ? FETCH : 0)
        | (kind == FaultKind.PROTECTION_KEY ? KEY : 0);
  }

  @Override
  public String vector(FaultKind kind, int access) {
    return switch (kind) {
      case NOT_PRESENT, PROTECTION, PROTECTION_KEY, RESERVED_BIT -> "#PF";
      case NON_CANONICAL, BAD_ROOT -> "#GP";
      case BUS -> "#MC";
      case ACCESS_FLAG, DOMAIN, ADDRESS_SIZE ->
          throw new IllegalArgumentException("x86 has no fault of kind " + kind);
    };
  }

  @Override
  public boolean recordsAddress(FaultKind kind) {
    return vector(kind, Rights.READ).equals("#PF");
  }

  @Override
  public String addressRegister() {
    return "CR2";
  }

  @Override
  public List<Field> codeBits() {
    return List.of(
        bit("PK", 5, "no protection key forbids it", "the page's protection key forbids it"),
        bit("I", 4, "a data access", "an instruction fetch"),
        bit("RSVD", 3, "no reserved bit was set", "an entry has a reserved bit set"),
        bit("U", 2, "kernel", "user code"),
        bit("W", 1, "read", "write"),
        bit("P", 0, "an entry was not present", "all entries present: rights refused it"));
  }

  private static Field bit(String name, int at, String clear, String set) {
    return new Field(name, at, at, FieldRole.TAG, clear, set, "SDM 3A §4.7");
  }
}
