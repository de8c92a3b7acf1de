package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.format.PageSizes;
import pagewalk.format.Rights;
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
 * <p>A slot is three cells: the page's virtual address with the number of its size in the low bits
 * (0: the slot is free), the page's physical address, and the flags: the rights that the walk's
 * entries have written in bits 5:0, dirty, global, the level of the leaf, its protection key or
 * domain, and the address space it belongs to (PCID, ASID).
 */
public final class Tlb {
  private static final int CELLS_PER_SLOT = 3;
  private static final long DIRTY = Bits.bit(6);
  private static final long GLOBAL = Bits.bit(7);
  private static final long SIZE_MASK = 7;
  private static final int LEVEL_SHIFT = 8;
  private static final int GROUP_SHIFT = 12;
  private static final int ASID_SHIFT = 16;

  private final Cells cells;
  private final Shape shape;
  private final int slots;
  private final int victims;
  private final int sizesCell;
  private final PageSizes sizes;

  /** A TLB for pages of {@code sizes}. */
  public Tlb(Cells cells, Shape shape, PageSizes sizes) {
    this.cells = cells;
    this.shape = shape;
    this.sizes = sizes;
    slots = cells.allocate(shape.slots() * CELLS_PER_SLOT);
    victims = cells.allocate(shape.sets());
    sizesCell = cells.allocate(1);
  }

  public Shape shape() {
    return shape;
  }

  /** The slot that believes something about {@code va} in address space {@code asid}, or −1. */
  public int find(long va, int asid) {
    long used = cells.get(sizesCell);
    for (int size = 1; used >>> size != 0; size++) {
      if ((used >>> size & 1) == 0) {
        continue;
      }
      long tag = tag(va, size);
      int first = setOf(va, size) * shape.ways();
      for (int way = 0; way < shape.ways(); way++) {
        int slot = first + way;
        if (cells.get(tagCell(slot)) == tag && isSeenBy(slot, asid)) {
          return slot;
        }
      }
    }
    return -1;
  }

  private boolean isSeenBy(int slot, int asid) {
    return asid(slot) == asid || isGlobal(slot);
  }

  /**
   * Believes from now on that the page of {@code va}, one of size number {@code size}, is at {@code
   * pa}; gives the slot.
   *
   * @param leaf as {@link #leaf} packs it
   */
  int fill(long va, int size, long pa, long leaf) {
    int set = setOf(va, size);
    int slot = freeOrVictim(set);
    cells.set(tagCell(slot), tag(va, size));
    cells.set(tagCell(slot) + 1, pa & ~offset(size));
    cells.set(tagCell(slot) + 2, leaf);
    cells.set(sizesCell, cells.get(sizesCell) | Bits.bit(size));
    return slot;
  }

  /** What a slot keeps of a leaf beside addresses. */
  static long leaf(int rights, int level, int group, int asid, boolean dirty, boolean global) {
    return rights
        | (long) level << LEVEL_SHIFT
        | (long) group << GROUP_SHIFT
        | (long) asid << ASID_SHIFT
        | (dirty ? DIRTY : 0)
        | (global ? GLOBAL : 0);
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

  /**
   * Forgets what address space {@code asid} believes about the page of {@code va}, and what all
   * believe about it in common; gives the number dropped.
   */
  public int dropPage(long va, int asid) {
    int dropped = 0;
    for (int slot = find(va, asid); slot >= 0; slot = find(va, asid)) {
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
    return cells.get(tagCell(slot)) & ~SIZE_MASK;
  }

  /** The level of the entry that a valid slot was made from: 1 for the smallest pages. */
  public int level(int slot) {
    return (int) (cells.get(tagCell(slot) + 2) >>> LEVEL_SHIFT) & 0xF;
  }

  /** Where a valid slot believes the page to be. */
  public long pa(int slot) {
    return cells.get(tagCell(slot) + 1);
  }

  /** Bytes of the page of a valid slot. */
  public long pageSize(int slot) {
    return offset((int) (cells.get(tagCell(slot)) & SIZE_MASK)) + 1;
  }

  /** The rights that, as a valid slot believes, all entries of the walk have written. */
  public int rights(int slot) {
    return (int) cells.get(tagCell(slot) + 2) & Rights.ALL;
  }

  /** The protection key or domain of the page of a valid slot. */
  public int group(int slot) {
    return (int) (cells.get(tagCell(slot) + 2) >>> GROUP_SHIFT) & 0xF;
  }

  /** The address space that a valid slot belongs to, unless it is global. */
  public int asid(int slot) {
    return (int) (cells.get(tagCell(slot) + 2) >>> ASID_SHIFT) & 0xFFFF;
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

  private int setOf(long va, int size) {
    return (int) (va >>> sizes.bits(size)) & (shape.sets() - 1);
  }

  private long tag(long va, int size) {
    return (va & ~offset(size)) | size;
  }

  private long offset(int size) {
    return Bits.low(sizes.bits(size));
  }
}
