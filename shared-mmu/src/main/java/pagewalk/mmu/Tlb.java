package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;

/**
 * The translation lookaside buffer: what the processor <em>believes</em> about the tables.
 *
 * <p>This is semantics, not an accelerator. It is finite, it replaces in a fixed order (per set,
 * round robin), and it goes on answering from what it once saw until software invalidates it (SDM
 * 3A §4.10.2). Entries of all page sizes share the sets; an entry lies in the set that the low bits
 * of its own page number choose.
 *
 * <p>A slot is three cells: the page's virtual address with the level of its entry in the low bits
 * (0: the slot is free), the page's physical address, and the flags: rights in bits 5:0, dirty,
 * global.
 */
public final class Tlb {
  private static final int CELLS_PER_SLOT = 3;
  private static final long DIRTY = Bits.bit(6);
  private static final long GLOBAL = Bits.bit(7);
  private static final long LEVEL_MASK = 7;

  private final Cells cells;
  private final Shape shape;
  private final int slots;
  private final int victims;
  private final int sizesCell;
  private final int[] pageBits;

  /**
   * @param pageBits by level number (1 and up): binary logarithm of the page size of a leaf of that
   *     level, 0 where the level has no leaves
   */
  public Tlb(Cells cells, Shape shape, int[] pageBits) {
    this.cells = cells;
    this.shape = shape;
    this.pageBits = pageBits.clone();
    slots = cells.allocate(shape.slots() * CELLS_PER_SLOT);
    victims = cells.allocate(shape.sets());
    sizesCell = cells.allocate(1);
  }

  public Shape shape() {
    return shape;
  }

  /** The slot that believes something about {@code va}, or −1. */
  public int find(long va) {
    long sizes = cells.get(sizesCell);
    for (int level = 1; sizes >>> level != 0; level++) {
      if ((sizes >>> level & 1) == 0) {
        continue;
      }
      long tag = tag(va, level);
      int first = setOf(va, level) * shape.ways();
      for (int way = 0; way < shape.ways(); way++) {
        if (cells.get(tagCell(first + way)) == tag) {
          return first + way;
        }
      }
    }
    return -1;
  }

  /**
   * Believes from now on that the page of {@code va}, of a leaf of {@code level}, is at {@code pa};
   * gives the slot.
   */
  int fill(long va, int level, long pa, int rights, boolean dirty, boolean global) {
    int set = setOf(va, level);
    int slot = freeOrVictim(set);
    long offset = Bits.low(pageBits[level]);
    cells.set(tagCell(slot), tag(va, level));
    cells.set(tagCell(slot) + 1, pa & ~offset);
    cells.set(tagCell(slot) + 2, rights | (dirty ? DIRTY : 0) | (global ? GLOBAL : 0));
    cells.set(sizesCell, cells.get(sizesCell) | Bits.bit(level));
    return slot;
  }

  private int freeOrVictim(int set) {
    int first = set * shape.ways();
    for (int way = 0; way < shape.ways(); way++) {
      if (cells.get(tagCell(first + way)) == 0) {
        return first + way;
      }
    }
    int way = (int) cells.get(victims + set);
    cells.set(victims + set, (way + 1) % shape.ways());
    return first + way;
  }

  /** Forgets every belief about the page of {@code va}, global or not; gives the number dropped. */
  public int dropPage(long va) {
    int dropped = 0;
    for (int slot = find(va); slot >= 0; slot = find(va)) {
      cells.set(tagCell(slot), 0);
      dropped++;
    }
    return dropped;
  }

  /** Forgets everything, or everything that is not global; gives the number dropped. */
  public int dropAll(boolean globalToo) {
    int dropped = 0;
    boolean kept = false;
    for (int slot = 0; slot < shape.slots(); slot++) {
      if (!isValid(slot)) {
        continue;
      }
      if (globalToo || !isGlobal(slot)) {
        cells.set(tagCell(slot), 0);
        dropped++;
      } else {
        kept = true;
      }
    }
    if (!kept) {
      cells.set(sizesCell, 0);
    }
    return dropped;
  }

  public boolean isValid(int slot) {
    return cells.get(tagCell(slot)) != 0;
  }

  /** The virtual address of the page that a valid slot is about. */
  public long va(int slot) {
    return cells.get(tagCell(slot)) & ~LEVEL_MASK;
  }

  /** The level of the entry that a valid slot was made from: 1 for the smallest pages. */
  public int level(int slot) {
    return (int) (cells.get(tagCell(slot)) & LEVEL_MASK);
  }

  /** Where a valid slot believes the page to be. */
  public long pa(int slot) {
    return cells.get(tagCell(slot) + 1);
  }

  /** Bytes of the page of a valid slot. */
  public long pageSize(int slot) {
    return Bits.bit(pageBits[level(slot)]);
  }

  /** The rights mask that a valid slot believes in, of the whole walk. */
  public int rights(int slot) {
    return (int) cells.get(tagCell(slot) + 2) & 0x3F;
  }

  public boolean isDirty(int slot) {
    return (cells.get(tagCell(slot) + 2) & DIRTY) != 0;
  }

  public boolean isGlobal(int slot) {
    return (cells.get(tagCell(slot) + 2) & GLOBAL) != 0;
  }

  private int tagCell(int slot) {
    return slots + slot * CELLS_PER_SLOT;
  }

  private int setOf(long va, int level) {
    return (int) (va >>> pageBits[level]) & (shape.sets() - 1);
  }

  private long tag(long va, int level) {
    return (va & ~Bits.low(pageBits[level])) | level;
  }
}
