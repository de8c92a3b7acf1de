package pagewalk.format;

import pagewalk.bits.Bits;

/**
 * Puts together short descriptors (DDI 0301H §6.11, figures 6-4 to 6-8), all of domain 0: tables,
 * sections and small pages. Leaves are normal memory, write-back (table 6-2), and not marked as
 * shareable.
 *
 * <p>Not every combination of rights can be written. Where the kernel has to have more than was
 * asked for (ARMv5 has no page that it can only read), it gets more; user code never does.
 */
record ArmShortEntryMaker(ArmShortControls controls) implements EntryMaker {
  private static final long TABLE = 0b01;
  private static final long LEAF = 0b10;
  private static final long WRITE_BACK = Bits.mask(3, 2);
  private static final int SECTION = 2;
  private static final int QUARTERS = 0b01_01_01_01;

  @Override
  public long table(int level, long tablePa, boolean user) {
    return tablePa | TABLE;
  }

  @Override
  public long leaf(int level, long pa, int rights, boolean global) {
    long notGlobal = controls.subpages() || global ? 0 : Bits.bit(level == SECTION ? 17 : 11);
    long flag = controls.afe() ? Bits.bit(level == SECTION ? 10 : 4) : 0;
    return withRights(level, pa | notGlobal | flag | WRITE_BACK | LEAF, rights);
  }

  @Override
  public long withRights(int level, long raw, int rights) {
    boolean section = level == SECTION;
    int ap = section ? 10 : 4;
    int apx = section ? 15 : 9;
    if (controls.subpages()) {
      boolean extended = !section && (raw & 0b11) == 0b11;
      int repeat = section || extended ? 1 : QUARTERS;
      return (raw & ~(((long) repeat * 3) << ap)) | ((long) repeat * permissions(rights)) << ap;
    }
    int xn = section ? 4 : (raw & LEAF) != 0 ? 0 : 15;
    int wanted = permissions(rights);
    long flag = controls.afe() ? 1 : 0;
    long low = controls.afe() ? (wanted & 2) | (raw >>> ap & 1) : wanted & 3;
    long changed = raw & ~(Bits.bit(apx) | Bits.bit(xn) | (3 & ~flag) << ap);
    return changed
        | low << ap
        | (wanted >= 4 ? Bits.bit(apx) : 0)
        | (Rights.allows(rights, Rights.EXECUTE) ? 0 : Bits.bit(xn));
  }

  /** APX above AP[1:0]; table 6-1. */
  private int permissions(int rights) {
    boolean kernelWrites = Rights.allows(rights, Rights.WRITE);
    boolean user = Rights.allows(rights, Rights.USER + Rights.READ);
    if (Rights.allows(rights, Rights.USER + Rights.WRITE)) {
      return 0b011;
    }
    if (controls.subpages()) {
      return user ? 0b010 : 0b001;
    }
    if (user) {
      return kernelWrites && !controls.afe() ? 0b010 : 0b111;
    }
    return kernelWrites ? 0b001 : 0b101;
  }
}
