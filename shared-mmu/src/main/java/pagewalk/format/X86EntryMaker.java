package pagewalk.format;

import pagewalk.bits.Bits;

/** Puts together x86-64 entries (SDM 3A §4.5, tables 4-14 to 4-19). */
final class X86EntryMaker implements EntryMaker {
  private static final long PRESENT = Bits.bit(0);
  private static final long WRITABLE = Bits.bit(1);
  private static final long USER = Bits.bit(2);
  private static final long PAGE_SIZE = Bits.bit(7);
  private static final long GLOBAL = Bits.bit(8);
  private static final long EXECUTE_DISABLE = Bits.bit(63);

  private final boolean nxe;

  /** Without {@code nxe} no entry can forbid execution, and bit 63 is reserved. */
  X86EntryMaker(boolean nxe) {
    this.nxe = nxe;
  }

  @Override
  public long table(int level, long tablePa, boolean user) {
    return tablePa | PRESENT | WRITABLE | (user ? USER : 0);
  }

  @Override
  public long leaf(int level, long pa, int rights, boolean global) {
    long entry = pa | PRESENT | (level > 1 ? PAGE_SIZE : 0) | (global ? GLOBAL : 0);
    return withRights(level, entry, rights);
  }

  @Override
  public long withRights(int level, long raw, int rights) {
    long entry = raw & ~(WRITABLE | USER | EXECUTE_DISABLE);
    return entry
        | (Rights.allows(rights, Rights.WRITE) ? WRITABLE : 0)
        | (Rights.allows(rights, Rights.USER + Rights.READ) ? USER : 0)
        | (nxe && !Rights.allows(rights, Rights.EXECUTE) ? EXECUTE_DISABLE : 0);
  }
}
