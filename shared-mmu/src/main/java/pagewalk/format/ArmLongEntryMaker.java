package pagewalk.format;

import pagewalk.bits.Bits;

/**
 * Puts together Arm's 64-bit descriptors (DDI 0406C §B3.6.1, §B3.6.2; DDI 0487 §D5.3.1 to §D5.3.3).
 *
 * <p>A table entry has the access flag, nG and the shareability of a page in bits that the hardware
 * ignores there, so that it maps its table, for its own space, when it is read as a page.
 */
record ArmLongEntryMaker(boolean aarch64) implements EntryMaker {
  private static final long VALID = Bits.bit(0);
  private static final long TABLE_OR_PAGE = Bits.bit(1);
  private static final long USER = Bits.bit(6);
  private static final long READ_ONLY = Bits.bit(7);
  private static final long INNER_SHAREABLE = Bits.mask(9, 8);
  private static final long ACCESSED = Bits.bit(10);
  private static final long NOT_GLOBAL = Bits.bit(11);

  /** PXN. */
  private static final long KERNEL_NEVER = Bits.bit(53);

  /** UXN; of LPAE XN, which forbids execution to both. */
  private static final long NEVER = Bits.bit(54);

  /** UXNTable, XNTable. */
  private static final long NEVER_BELOW = Bits.bit(60);

  /** APTable[0]. */
  private static final long NO_USER_BELOW = Bits.bit(61);

  private static final long RIGHTS = USER | READ_ONLY | KERNEL_NEVER | NEVER;

  /** XNTable of LPAE would bind the kernel, too; without the right to read nobody executes. */
  @Override
  public long table(int level, long tablePa, boolean user) {
    long kernelOnly = NO_USER_BELOW | (aarch64 ? NEVER_BELOW : 0);
    long asPage = ACCESSED | INNER_SHAREABLE | NOT_GLOBAL;
    return tablePa | VALID | TABLE_OR_PAGE | asPage | (user ? 0 : kernelOnly);
  }

  @Override
  public long leaf(int level, long pa, int rights, boolean global) {
    long entry = pa | VALID | (level == 1 ? TABLE_OR_PAGE : 0) | ACCESSED | INNER_SHAREABLE;
    return withRights(level, entry | (global ? 0 : NOT_GLOBAL), rights);
  }

  @Override
  public long withRights(int level, long raw, int rights) {
    boolean user = Rights.allows(rights, Rights.USER + Rights.READ);
    boolean writable = Rights.allows(rights, Rights.WRITE);
    return (raw & ~RIGHTS)
        | (user ? USER : 0)
        | (writable ? 0 : READ_ONLY)
        | (aarch64 ? never64(rights) : never32(rights));
  }

  private static long never64(int rights) {
    return (Rights.allows(rights, Rights.EXECUTE) ? 0 : KERNEL_NEVER)
        | (Rights.allows(rights, Rights.USER + Rights.EXECUTE) ? 0 : NEVER);
  }

  private static long never32(int rights) {
    boolean kernel = Rights.allows(rights, Rights.EXECUTE);
    boolean user = Rights.allows(rights, Rights.USER + Rights.EXECUTE);
    return kernel ? 0 : user ? KERNEL_NEVER : NEVER;
  }
}
