package pagewalk.format;

import pagewalk.bits.Bits;

/**
 * The arithmetic of a top-level entry that points to its own table.
 *
 * <p>Each trip through the slot uses up one level of the walk, so the walk ends one level early and
 * shows, as if it were a page, the table that it would have read next. One trip shows page tables,
 * two trips show page directories, and so on. (SDM 3A §4.10.3.3 mentions such an entry.)
 *
 * <p>Where two root registers have a part of the addresses each, both roots have such an entry, and
 * each part has a window on its own tables.
 */
public final class RecursiveWindow implements TableWindow {
  private final PagingFormat format;
  private final int slot;
  private final Part[] parts;
  private final boolean manyRoots;

  /** A trip moves every index down one level: bits per level, which is page less entry bits. */
  private final int tripShift;

  /**
   * What the arithmetic takes from one part of the addresses.
   *
   * @param slot the index of the entry in the root that the part begins at
   * @param translated the bits of an address that tables translate
   * @param tables where the page tables begin
   * @param below the bits of the address of an entry that are below the root's index
   */
  private record Part(Regime regime, int slot, long translated, long tables, long below) {}

  /**
   * @param slot the index of the entry, 0 to the table's size − 1; in a smaller root its low bits
   */
  public RecursiveWindow(PagingFormat format, int slot) {
    this.format = format;
    this.slot = slot;
    manyRoots = format.hasKernelRoot();
    tripShift = format.level(1).indexBits();
    parts = format.regimes().stream().map(this::part).toArray(Part[]::new);
  }

  private Part part(Regime regime) {
    int index = slot & regime.indexMask();
    int lowBit = format.levels().get(regime.first()).lowBit();
    long translated = (((long) regime.indexMask() + 1) << lowBit) - 1;
    long below = alignedToEntry(Bits.low(lowBit));
    return new Part(regime, index, translated, (long) index << lowBit, below);
  }

  @Override
  public int slot() {
    return slot;
  }

  @Override
  public PagingFormat format() {
    return format;
  }

  @Override
  public int slotLevel(long va) {
    return format.rootLevelFor(va);
  }

  /**
   * Where the entry of level {@code level} that translates {@code va} can be loaded and stored.
   *
   * <p>The address is cut to its translated bits first. Leaving that out is the classic mistake:
   * for an address in the upper half the copies of the top bit would be shifted into the index
   * fields.
   */
  @Override
  public long entryAddress(int level, long va) {
    Part part = partOf(va);
    long address = va & part.translated;
    for (int trip = 0; trip < level; trip++) {
      address = part.tables | (address >>> tripShift & part.below);
    }
    return extend(part, address);
  }

  @Override
  public long tableAddress(int level, long va) {
    return entryAddress(level, va) & -format.level(level).tableBytes();
  }

  @Override
  public int levelShownAt(long va) {
    if (!format.isCanonical(va)) {
      return 0;
    }
    int top = format.rootLevelFor(va);
    int level = 0;
    while (level < top && format.indexOf(top - level, va) == partOf(va).slot) {
      level++;
    }
    return level;
  }

  @Override
  public long subject(long va) {
    Part part = partOf(va);
    long address = alignedToEntry(va);
    for (int trip = levelShownAt(va); trip > 0; trip--) {
      address = (address << tripShift) & part.translated;
    }
    return extend(part, address & -format.pageBytes() & part.translated);
  }

  @Override
  public long start(int level) {
    boolean nextIsFirst = first().slot == 0 && level < format.rootLevel(0);
    return nextIsFirst ? end(level + 1) + 1 : entryAddress(level, 0);
  }

  @Override
  public long end(int level) {
    boolean nextIsLast = first().slot == first().regime.indexMask() && level < format.rootLevel(0);
    long last = manyRoots ? first().translated : -1L;
    return nextIsLast
        ? start(level + 1) - 1
        : entryAddress(level, last) | (format.level(level).entryBytes() - 1);
  }

  private Part first() {
    return parts[format.regimes().indexOf(format.regimeOfRoot(0))];
  }

  /** The part that {@code va} belongs to, or is meant for. */
  private Part partOf(long va) {
    for (Part part : parts) {
      if (part.regime.holds(va)) {
        return part;
      }
    }
    long whole = format.extend(va);
    return format.isCanonical(whole) ? partOf(whole) : first();
  }

  private long extend(Part part, long address) {
    return manyRoots ? part.regime.value() | address : format.extend(address);
  }

  private long alignedToEntry(long address) {
    return address & -format.level(1).entryBytes();
  }
}
