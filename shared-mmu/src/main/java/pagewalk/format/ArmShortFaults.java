package pagewalk.format;

import java.util.List;

/**
 * The fault status registers of walks with short descriptors (DDI 0301H §3.2.17, §3.2.18, §6.9).
 *
 * <p>DFSR has the status in bits 10 and 3:0, the domain in bits 7:4 and in bit 11 whether the
 * access was a write. IFSR has the status; its bits 9:4 are unpredictable, and here, as QEMU has
 * it, bits 7:4 hold the domain, too. The domain is 0 where table 6-11 calls it not valid: before a
 * first-level entry has told it.
 */
final class ArmShortFaults implements FaultRule {
  private static final int WRITE = 1 << 11;
  private static final int DOMAIN_SHIFT = 4;
  private static final int PAGE = 1;
  private static final int SECTION = 2;

  @Override
  public int code(FaultKind kind, int access, int level, int group) {
    return status(kind, level)
        | (hasDomain(kind, level) ? group << DOMAIN_SHIFT : 0)
        | (Rights.isWrite(access) ? WRITE : 0);
  }

  private static int status(FaultKind kind, int level) {
    boolean page = level == PAGE;
    return switch (kind) {
      case NOT_PRESENT -> page ? 0b00111 : 0b00101;
      case ACCESS_FLAG -> page ? 0b00110 : 0b00011;
      case DOMAIN -> page ? 0b01011 : 0b01001;
      case PROTECTION -> page ? 0b01111 : 0b01101;
      case BUS -> page ? 0b01110 : level == SECTION ? 0b01100 : 0b01000;
      case PROTECTION_KEY, RESERVED_BIT, ADDRESS_SIZE, BAD_ROOT, NON_CANONICAL ->
          throw new IllegalArgumentException("short descriptors have no fault of kind " + kind);
    };
  }

  /** Table 6-11: all but translation faults and external aborts of the first level. */
  private static boolean hasDomain(FaultKind kind, int level) {
    return level != SECTION || (kind != FaultKind.NOT_PRESENT && kind != FaultKind.BUS);
  }

  @Override
  public String vector(FaultKind kind, int access) {
    return Rights.isFetch(access) ? "prefetch abort" : "data abort";
  }

  @Override
  public boolean recordsAddress(FaultKind kind) {
    return true;
  }

  @Override
  public String addressRegister() {
    return "FAR";
  }

  @Override
  public String addressRegister(int access) {
    return Rights.isFetch(access) ? "IFAR" : "DFAR";
  }

  @Override
  public String codeRegister(int access) {
    return Rights.isFetch(access) ? "IFSR" : "DFSR";
  }

  @Override
  public String codeWords(int code) {
    return meaning(code & 0xF);
  }

  @Override
  public List<Field> codeBits() {
    return List.of(
        bits("WnR", 11, 11, "a read or a fetch", "a write"),
        bits("FS[4]", 10, 10, "bit 4 of the status", "bit 4 of the status"),
        bits("domain", 7, 4, "domain 0, or none is valid", "which domain"),
        bits("FS[3:0]", 3, 0, "no fault", "which fault").reading(raw -> meaning((int) raw & 0xF)));
  }

  private static String meaning(int status) {
    return switch (status) {
      case 0b0011 -> "access flag, section";
      case 0b0101 -> "translation, section";
      case 0b0110 -> "access flag, page";
      case 0b0111 -> "translation, page";
      case 0b1000 -> "external abort";
      case 0b1001 -> "domain, section";
      case 0b1011 -> "domain, page";
      case 0b1100 -> "external abort on the walk, first level";
      case 0b1101 -> "permission, section";
      case 0b1110 -> "external abort on the walk, second level";
      case 0b1111 -> "permission, page";
      default -> "no fault of a walk";
    };
  }

  private static Field bits(String name, int high, int low, String clear, String set) {
    return new Field(name, high, low, FieldRole.TAG, clear, set, "DDI 0301H §3.2.17");
  }
}
