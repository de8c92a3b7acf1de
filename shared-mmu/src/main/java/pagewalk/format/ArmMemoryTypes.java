package pagewalk.format;

/**
 * What the TEX, C, B and S bits of a short descriptor make of the memory behind it. No walk looks
 * at it; people who read entries do.
 *
 * @param remapped SCTLR.TRE: TEX[0], C and B choose one of eight types that software has written
 *     into PRRR and NMRR (DDI 0406C §B3.8.3), and TEX[2:1] are free for software
 */
record ArmMemoryTypes(boolean remapped, int prrr, int nmrr) {
  /** SCTLR.TRE = 0: the types of DDI 0301H table 6-2. */
  static final ArmMemoryTypes FIXED = new ArmMemoryTypes(false, 0, 0);

  private static final int NORMAL = 2;
  private static final String RESERVED = "a reserved combination";

  /**
   * The type in words.
   *
   * @param tex TEX[2:0]; 0 where a descriptor has none
   * @param cb C and B, as one number
   * @param shareable the S bit
   */
  String of(int tex, int cb, boolean shareable) {
    return remapped ? remapped(((tex & 1) << 2) | cb, shareable) : fixed(tex, cb, shareable);
  }

  private static String fixed(int tex, int cb, boolean shareable) {
    if (tex >= 4) {
      return normal(tex & 3, cb, shareable);
    }
    return switch (tex << 2 | cb) {
      case 0b000_00 -> "strongly-ordered memory";
      case 0b000_01 -> "device memory, shareable";
      case 0b000_10 -> normal(2, 2, shareable);
      case 0b000_11 -> normal(3, 3, shareable);
      case 0b001_00 -> normal(0, 0, shareable);
      case 0b001_11 -> normal(1, 1, shareable);
      case 0b010_00 -> "device memory, non-shareable";
      default -> RESERVED;
    };
  }

  /** DDI 0406C §B4.1.104 (NMRR), §B4.1.127 (PRRR). */
  private String remapped(int type, boolean shareable) {
    return switch (prrr >>> (2 * type) & 3) {
      case 0 -> "strongly-ordered memory";
      case 1 -> "device memory, " + (shares(16, shareable) ? "shareable" : "non-shareable");
      case NORMAL ->
          normal(nmrr >>> (16 + 2 * type) & 3, nmrr >>> (2 * type) & 3, shares(18, shareable));
      default -> RESERVED;
    };
  }

  /** PRRR says what S = 0 and S = 1 mean, for device and for normal memory. */
  private boolean shares(int firstBit, boolean s) {
    return (prrr >>> (firstBit + (s ? 1 : 0)) & 1) != 0;
  }

  private static String normal(int outer, int inner, boolean shareable) {
    String caching =
        outer == inner ? caching(outer) : "outer " + caching(outer) + ", inner " + caching(inner);
    return "normal memory, " + caching + (shareable ? ", shareable" : ", non-shareable");
  }

  private static String caching(int policy) {
    return switch (policy) {
      case 0 -> "non-cacheable";
      case 1 -> "write-back with write-allocate";
      case 2 -> "write-through";
      default -> "write-back";
    };
  }
}
