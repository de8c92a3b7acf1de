package pagewalk.format;

import java.util.List;

/**
 * The fault status of the long-descriptor formats: DFSC and IFSC of AArch64's ESR_EL1 (DDI 0487
 * §D5.11, ISS encodings), STATUS of LPAE's DFSR and IFSR (DDI 0406C §B3.13.3, table B3-24; Arm's
 * pseudocode EncodeLDFSC). The low two bits are the level of the lookup, 0 to 3.
 */
record ArmLongFaults(boolean aarch64) implements FaultRule {
  /** The number of Arm's level 0; level 3 has the smallest pages. */
  private static final int LEVEL_0 = 4;

  private static final int ADDRESS_SIZE = 0b000000;
  private static final int TRANSLATION = 0b000100;
  private static final int ACCESS_FLAG = 0b001000;
  private static final int PERMISSION = 0b001100;
  private static final int EXTERNAL_ABORT = 0b010000;
  private static final int EXTERNAL_ABORT_ON_WALK = 0b010100;

  @Override
  public int code(FaultKind kind, int access, int level, int group) {
    return switch (kind) {
      case ADDRESS_SIZE -> ADDRESS_SIZE | lookup(level);
      case NOT_PRESENT -> TRANSLATION | lookup(level);
      case ACCESS_FLAG -> ACCESS_FLAG | lookup(level);
      case PROTECTION -> PERMISSION | lookup(level);
      case BUS -> level == 0 ? EXTERNAL_ABORT : EXTERNAL_ABORT_ON_WALK | lookup(level);
      case PROTECTION_KEY, DOMAIN, RESERVED_BIT, BAD_ROOT, NON_CANONICAL ->
          throw new IllegalArgumentException("Arm's long format has no fault of kind " + kind);
    };
  }

  /** As Arm counts levels; what is found out before the first lookup is of level 0. */
  private static int lookup(int level) {
    return LEVEL_0 - Math.min(level, LEVEL_0);
  }

  @Override
  public String vector(FaultKind kind, int access) {
    if (!Rights.isFetch(access)) {
      return "data abort";
    }
    return aarch64 ? "instruction abort" : "prefetch abort";
  }

  /** Of an external abort, too: the model's are synchronous. */
  @Override
  public boolean recordsAddress(FaultKind kind) {
    return true;
  }

  @Override
  public String addressRegister() {
    return aarch64 ? "FAR_EL1" : "FAR";
  }

  /** AArch32 has a register each for data and fetches (DDI 0406C §B3.13.1). */
  @Override
  public String addressRegister(int access) {
    return aarch64 ? addressRegister() : Rights.isFetch(access) ? "IFAR" : "DFAR";
  }

  @Override
  public String codeRegister(int access) {
    boolean fetch = Rights.isFetch(access);
    return aarch64 ? (fetch ? "ESR_EL1.IFSC" : "ESR_EL1.DFSC") : (fetch ? "IFSR" : "DFSR");
  }

  @Override
  public String codeWords(int code) {
    String what =
        switch (code & ~3) {
          case ADDRESS_SIZE -> "address size";
          case TRANSLATION -> "translation";
          case ACCESS_FLAG -> "access flag";
          case PERMISSION -> "permission";
          case EXTERNAL_ABORT -> "external abort";
          default -> "external abort on the walk";
        };
    return code == EXTERNAL_ABORT ? what : what + ", level " + (code & 3);
  }

  @Override
  public List<Field> codeBits() {
    return List.of(
        bits("external", 4, 4, "the walk or the rights refused it", "there was no memory"),
        bits("kind", 3, 2, "an address too wide, or the access itself", "what was refused"),
        bits("level", 1, 0, "level 0, or no lookup", "the level of the lookup"));
  }

  private Field bits(String name, int high, int low, String clear, String set) {
    String manual = aarch64 ? "DDI 0487 §D5.11" : "DDI 0406C §B3.13.3";
    return new Field(name, high, low, FieldRole.TAG, clear, set, manual);
  }
}
