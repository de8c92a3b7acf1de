package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.format.Invalidation;
import pagewalk.format.WalkPlan;
import pagewalk.state.Cells;

/**
 * The paging-structure caches: entries that point to tables, by the part of the address that leads
 * to them (SDM 3A §4.10.3.1; on ARM the "walk cache").
 *
 * <p>A walk begins at the deepest table that is known here, so it does not look at the entries
 * above, however they have changed. There is one cache per level of table, fully associative,
 * replaced round robin. An entry holds the rights and the domain collected down to it, and belongs
 * to one address space: whether a page is global makes no difference here.
 */
public final class WalkCache {
  private static final int CELLS_PER_SLOT = 3;
  private static final int GROUP_SHIFT = 8;
  private static final int ASID_SHIFT = 16;
  private static final long VALID = 1;

  private final Cells cells;
  private final int ways;
  private final int levels;
  private final int[] lowBit;
  private final int slots;
  private final int victims;

  /**
   * @param ways entries per level; 0 for none at all
   */
  WalkCache(Cells cells, WalkPlan plan, int ways) {
    this.cells = cells;
    this.ways = ways;
    levels = plan.depth() - 1;
    lowBit = new int[levels];
    for (int step = 0; step < levels; step++) {
      lowBit[step] = plan.level(step).lowBit;
    }
    slots = cells.allocate(ways * levels * CELLS_PER_SLOT);
    victims = cells.allocate(Math.max(1, levels));
  }

  public boolean isNone() {
    return ways == 0;
  }

  /** Number of slots; they are numbered level by level, the root's first. */
  public int slots() {
    return ways * levels;
  }

  /** The slot with the deepest table known on the way to {@code va}, or −1. */
  public int deepest(long va, int asid) {
    for (int step = levels - 1; step >= 0; step--) {
      int slot = find(step, va, asid);
      if (slot >= 0) {
        return slot;
      }
    }
    return -1;
  }

  private int find(int step, long va, int asid) {
    long tag = tag(step, va);
    for (int slot = step * ways; slot < (step + 1) * ways; slot++) {
      if (cells.get(cell(slot)) == tag && asid(slot) == asid) {
        return slot;
      }
    }
    return -1;
  }

  /**
   * Remembers that the entry of step {@code step} on the way to {@code va} leads to {@code table}.
   */
  void fill(int step, long va, int asid, long table, int written, int group) {
    int slot = find(step, va, asid);
    if (slot < 0) {
      slot = freeOrVictim(step);
    }
    cells.set(cell(slot), tag(step, va));
    cells.set(cell(slot) + 1, table);
    cells.set(cell(slot) + 2, written | (long) group << GROUP_SHIFT | (long) asid << ASID_SHIFT);
  }

  private int freeOrVictim(int step) {
    for (int slot = step * ways; slot < (step + 1) * ways; slot++) {
      if (!isValid(slot)) {
        return slot;
      }
    }
    int way = (int) cells.get(victims + step);
    cells.set(victims + step, (way + 1) % ways);
    return step * ways + way;
  }

  /**
   * Forgets what {@code which} says, about the ways to {@code va} and address space {@code asid}.
   */
  void drop(Invalidation.Paths which, long va, int asid) {
    for (int slot = 0; slot < slots(); slot++) {
      if (isDroppedBy(slot, which, va, asid)) {
        drop(slot);
      }
    }
  }

  /** Whether an instruction of reach {@code which} forgets a slot; see {@link Mmu#invalidate}. */
  public boolean isDroppedBy(int slot, Invalidation.Paths which, long va, int asid) {
    return isValid(slot)
        && switch (which) {
          case NONE -> false;
          case PAGE -> isOnTheWay(slot, va) && asid(slot) == asid;
          case PAGE_OF_ALL -> isOnTheWay(slot, va);
          case SPACE -> asid(slot) == asid;
          case ALL -> true;
        };
  }

  /** Whether the way to {@code va} leads through the entry that a valid slot remembers. */
  public boolean isOnTheWay(int slot, long va) {
    return cells.get(cell(slot)) == tag(step(slot), va);
  }

  private void drop(int slot) {
    cells.set(cell(slot), 0);
  }

  public boolean isValid(int slot) {
    return cells.get(cell(slot)) != 0;
  }

  /** The step of the walk whose entry a slot remembers: 0 is the root's. */
  public int step(int slot) {
    return slot / ways;
  }

  /** The lowest address that a valid slot is about. */
  public long va(int slot) {
    return cells.get(cell(slot)) & ~VALID;
  }

  /** Bytes of address space that a valid slot is about. */
  public long span(int slot) {
    return Bits.bit(lowBit[step(slot)]);
  }

  /** Physical address of the table that a valid slot leads to. */
  public long table(int slot) {
    return cells.get(cell(slot) + 1);
  }

  /** The rights written in all entries down to that of a valid slot. */
  public int rights(int slot) {
    return (int) cells.get(cell(slot) + 2) & 0x3F;
  }

  /** The domain found on the way. */
  public int group(int slot) {
    return (int) (cells.get(cell(slot) + 2) >>> GROUP_SHIFT) & 0xF;
  }

  public int asid(int slot) {
    return (int) (cells.get(cell(slot) + 2) >>> ASID_SHIFT) & 0xFFFF;
  }

  private int cell(int slot) {
    return slots + slot * CELLS_PER_SLOT;
  }

  private long tag(int step, long va) {
    return (va & ~Bits.low(lowBit[step])) | VALID;
  }
}
