package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.format.Invalidation;
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
  private static final long SIZE_MASK = 0xF;
  private static final int LEVEL_SHIFT = 8;
  private static final int GROUP_SHIFT = 12;
  private static final int ASID_SHIFT = 16;

  private final Cells cells;
  private final Shape shape;
  private final boolean split;
  private final int slots;
  private final int victims;
  private final int sizesCell;
  private final KnownHits known;

  /**
   * @param shape of the TLB, or where it is {@code split}, of each of its two halves
   * @param split whether instruction fetches have a half of their own, which is the second
   */
  public Tlb(Cells cells, Shape shape, boolean split) {
    this.cells = cells;
    this.shape = shape;
    this.split = split;
    slots = cells.allocate(slots() * CELLS_PER_SLOT);
    victims = cells.allocate(shape.sets() * (split ? 2 : 1));
    sizesCell = cells.allocate(1);
    known = new KnownHits(split);
  }

  /** What {@link #find} has answered and would answer again, unless cells have moved in time. */
  KnownHits known() {
    return known;
  }

  public boolean isNone() {
    return shape.isNone();
  }

  public Shape shape() {
    return shape;
  }

  /** Number of slots, both halves together. */
  public int slots() {
    return shape.slots() * (split ? 2 : 1);
  }

  /** Whether a slot is used by instruction fetches alone. */
  public boolean isForFetches(int slot) {
    return split && slot >= shape.slots();
  }

  /** The slot that believes something about {@code va} in address space {@code asid}, or −1. */
  public int find(long va, int asid) {
    return find(va, asid, false);
  }

  /** {@link #find(long, int)} for an instruction fetch or for a data access. */
  public int find(long va, int asid, boolean fetch) {
    for (long left = cells.get(sizesCell); left != 0; left &= left - 1) {
      int size = Long.numberOfTrailingZeros(left);
      long tag = tag(va, size);
      int first = setOf(va, size, fetch) * shape.ways();
      for (int way = 0; way < shape.ways(); way++) {
        int slot = first + way;
        if (cells.get(tagCell(slot)) == tag && isSeenBy(slot, asid)) {
          return slot;
        }
      }
    }
    return -1;
  }

  /** Whether a valid slot answers accesses of address space {@code asid}. */
  public boolean isSeenBy(int slot, int asid) {
    return asid(slot) == asid || isGlobal(slot);
  }

  /**
   * Believes from now on that the page of {@code va}, one of size number {@code size}, is at {@code
   * pa}; gives the slot.
   *
   * @param leaf as {@link #leaf} packs it
   */
  int fill(long va, int size, long pa, long leaf, boolean fetch) {
    int set = setOf(va, size, fetch);
    int slot = freeOrVictim(set);
    if (isValid(slot)) {
      known.forget(va(slot), sizeOf(slot));
    }
    known.forget(va, size);
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
   * Whether something smaller than a page of size number {@code size} at {@code va} is believed.
   */
  boolean knowsPartOf(long va, int size, int asid) {
    long smaller = cells.get(sizesCell) & Bits.low(size);
    if (smaller == 0) {
      return false;
    }
    for (int slot = 0; slot < slots(); slot++) {
      boolean part = isValid(slot) && (smaller >>> sizeOf(slot) & 1) != 0;
      if (part && ((va(slot) ^ va) & ~offset(size)) == 0 && isSeenBy(slot, asid)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Forgets what address space {@code asid} believes about the page of {@code va}, and what all
   * believe about it in common; gives the number dropped.
   */
  public int dropPage(long va, int asid) {
    int dropped = 0;
    for (int slot = 0; slot < slots(); slot++) {
      dropped += isAbout(slot, va) && isSeenBy(slot, asid) ? drop(slot) : 0;
    }
    return dropped;
  }

  /** Forgets what {@code what} is about; gives the number dropped. */
  int drop(Invalidation what, long va, int asid) {
    int dropped = 0;
    for (int slot = 0; slot < slots(); slot++) {
      dropped += isDroppedBy(slot, what, va, asid) ? drop(slot) : 0;
    }
    return dropped;
  }

  /** Whether {@code what} forgets a slot; see {@link Mmu#invalidate}. */
  public boolean isDroppedBy(int slot, Invalidation what, long va, int asid) {
    return isValid(slot) && isOnSide(slot, what.side()) && isMeant(slot, what.scope(), va, asid);
  }

  private boolean isOnSide(int slot, Invalidation.Side side) {
    return !split
        || side == Invalidation.Side.BOTH
        || isForFetches(slot) == (side == Invalidation.Side.INSTRUCTION);
  }

  private boolean isMeant(int slot, Invalidation.Scope scope, long va, int asid) {
    return switch (scope) {
      case PAGE -> isAbout(slot, va) && isSeenBy(slot, asid);
      case PAGE_OWN -> isAbout(slot, va) && asid(slot) == asid && !isGlobal(slot);
      case PAGE_OF_ALL -> isAbout(slot, va);
      case SPACE -> asid(slot) == asid && !isGlobal(slot);
      case ALL_BUT_GLOBAL -> !isGlobal(slot);
      case ALL -> true;
    };
  }

  /** Whether the slot is about the page of {@code va}, be it about a part of that page only. */
  public boolean isAbout(int slot, long va) {
    return isValid(slot) && (va(slot) ^ va) >>> PageSizes.pageBits(sizeOf(slot)) == 0;
  }

  private int drop(int slot) {
    known.forget(va(slot), sizeOf(slot));
    cells.set(tagCell(slot), 0);
    return 1;
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
    return offset(sizeOf(slot)) + 1;
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

  /** The number of the size that a valid slot is about; see {@link PageSizes}. */
  int sizeOf(int slot) {
    return (int) (cells.get(tagCell(slot)) & SIZE_MASK);
  }

  private int setOf(long va, int size, boolean fetch) {
    int set = (int) (va >>> PageSizes.bits(size)) & (shape.sets() - 1);
    return split && fetch ? shape.sets() + set : set;
  }

  private static long tag(long va, int size) {
    return (va & ~offset(size)) | size;
  }

  private static long offset(int size) {
    return Bits.low(PageSizes.bits(size));
  }
}
