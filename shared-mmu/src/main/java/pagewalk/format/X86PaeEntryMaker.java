package pagewalk.format;

import pagewalk.bits.Bits;

/**
 * Puts together the entries of PAE paging: those of four-level tables, except for the PDPTE, which
 * has no rights (SDM 3A §4.4, tables 4-8 to 4-11).
 */
record X86PaeEntryMaker(X86EntryMaker usual) implements EntryMaker {
  private static final int PDPTE = 3;

  @Override
  public long table(int level, long tablePa, boolean user) {
    return level == PDPTE ? tablePa | Bits.bit(X86Fields.P) : usual.table(level, tablePa, user);
  }

  @Override
  public long leaf(int level, long pa, int rights, boolean global) {
    return usual.leaf(level, pa, rights, global);
  }

  @Override
  public long withRights(int level, long raw, int rights) {
    return usual.withRights(level, raw, rights);
  }
}
