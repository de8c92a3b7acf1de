package pagewalk.mmu;

import pagewalk.state.FrameStore;

/**
 * x86-64 tables written straight into memory, with entries put together by hand: root at 0x1000,
 * further tables from 0x2000 on.
 */
public final class HandMadeTables {
  public static final long ROOT = 0x1000;
  public static final long PRESENT = 1;
  public static final long WRITABLE = 2;
  public static final long USER = 4;
  public static final long ACCESSED = 1 << 5;
  public static final long DIRTY = 1 << 6;
  public static final long LARGE = 1 << 7;
  public static final long GLOBAL = 1 << 8;

  private final FrameStore memory;
  private long next = ROOT;

  public HandMadeTables(FrameStore memory) {
    this.memory = memory;
    newTable();
  }

  private long newTable() {
    long table = next;
    for (int offset = 0; offset < 4096; offset += 8) {
      memory.write(table + offset, 0);
    }
    next += 4096;
    return table;
  }

  /** Where the entry of {@code level} for {@code va} is; missing tables are made on the way. */
  public long slot(int level, long va) {
    long table = ROOT;
    for (int shift = 39; shift > 12 + 9 * (level - 1); shift -= 9) {
      long slot = table + (va >>> shift & 511) * 8;
      if (memory.read(slot) == 0) {
        memory.write(slot, newTable() | PRESENT | WRITABLE | USER);
      }
      table = memory.read(slot) & 0xFF_FFFF_F000L;
    }
    return table + (va >>> (12 + 9 * (level - 1)) & 511) * 8;
  }

  /** Writes the entry of {@code level} for {@code va}; the TLB is not told. */
  public void set(int level, long va, long entry) {
    memory.write(slot(level, va), entry);
  }

  public long get(int level, long va) {
    return memory.read(slot(level, va));
  }
}
