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
 *
 * @param slot the index of the entry, 0 to the table's size − 1; in a smaller root its low bits
 */
public record RecursiveWindow(PagingFormat format, int slot) implements TableWindow {
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
    Regime regime = regimeOf(va);
    long address = va & translated(regime);
    for (int trip = 0; trip < level; trip++) {
      address =
          pageTablesStart(regime)
              | (alignedToEntry(address >>> tripShift()) & Bits.low(topLowBit(regime)));
    }
    return extend(regime, address);
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
    while (level < top && format.indexOf(top - level, va) == slotIn(regimeOf(va))) {
      level++;
    }
    return level;
  }

  @Override
  public long subject(long va) {
    Regime regime = regimeOf(va);
    long address = alignedToEntry(va);
    for (int trip = levelShownAt(va); trip > 0; trip--) {
      address = (address << tripShift()) & translated(regime);
    }
    return extend(regime, address & -format.pageBytes() & translated(regime));
  }

  @Override
  public long start(int level) {
    boolean nextIsFirst = slotIn(first()) == 0 && level < format.rootLevel(0);
    return nextIsFirst ? end(level + 1) + 1 : entryAddress(level, 0);
  }

  @Override
  public long end(int level) {
    boolean nextIsLast = slotIn(first()) == first().indexMask() && level < format.rootLevel(0);
    long last = format.hasKernelRoot() ? translated(first()) : -1L;
    return nextIsLast
        ? start(level + 1) - 1
        : entryAddress(level, last) | (format.level(level).entryBytes() - 1);
  }

  private Regime first() {
    return format.regimeOfRoot(0);
  }

  /** The part of the addresses that {@code va} belongs to, or is meant for. */
  private Regime regimeOf(long va) {
    return format.regimeOf(va).or(() -> format.regimeOf(format.extend(va))).orElseGet(this::first);
  }

  private int slotIn(Regime regime) {
    return slot & regime.indexMask();
  }

  private int topLowBit(Regime regime) {
    return format.levels().get(regime.first()).lowBit();
  }

  /** The bits of an address that tables translate. */
  private long translated(Regime regime) {
    return (((long) regime.indexMask() + 1) << topLowBit(regime)) - 1;
  }

  private long extend(Regime regime, long address) {
    return format.hasKernelRoot() ? regime.value() | address : format.extend(address);
  }

  private long pageTablesStart(Regime regime) {
    return (long) slotIn(regime) << topLowBit(regime);
  }

  /**
   * A trip moves every index down one level: bits per level, which is page bits less entry bits.
   */
  private int tripShift() {
    return format.level(1).indexBits();
  }

  private long alignedToEntry(long address) {
    return address & -format.level(1).entryBytes();
  }
}
