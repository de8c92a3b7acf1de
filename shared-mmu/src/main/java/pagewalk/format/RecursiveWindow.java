package pagewalk.format;

import pagewalk.bits.Bits;

/**
 * The arithmetic of a top-level entry that points to its own table.
 *
 * <p>Each trip through the slot uses up one level of the walk, so the walk ends one level early and
 * shows, as if it were a page, the table that it would have read next. One trip shows page tables,
 * two trips show page directories, and so on. (SDM 3A §4.10.3.3 mentions such an entry.)
 *
 * @param slot the index of the entry, 0 to the table's size − 1
 */
public record RecursiveWindow(PagingFormat format, int slot) {

  /**
   * Where the entry of level {@code level} that translates {@code va} can be loaded and stored.
   *
   * <p>The address is cut to its translated bits first. Leaving that out is the classic mistake:
   * for an address in the upper half the copies of the top bit would be shifted into the index
   * fields.
   */
  public long entryAddress(int level, long va) {
    long address = va & Bits.low(format.vaBits());
    for (int trip = 0; trip < level; trip++) {
      address =
          pageTablesStart() | (alignedToEntry(address >>> tripShift()) & Bits.low(topLowBit()));
    }
    return format.extend(address);
  }

  /** Where the table of level {@code level} on the way to {@code va} can be loaded and stored. */
  public long tableAddress(int level, long va) {
    return entryAddress(level, va) & -format.level(level).tableBytes();
  }

  /**
   * The level of the table that the page at {@code va} shows, 0 when the window does not reach
   * there.
   */
  public int levelShownAt(long va) {
    int level = 0;
    while (level < format.top() && indexOf(format.top() - level, va) == slot) {
      level++;
    }
    return format.isCanonical(va) ? level : 0;
  }

  /**
   * The lowest address translated by the entry that lies at the window address {@code va}, which
   * may be that of any of its bytes.
   */
  public long subject(long va) {
    long address = alignedToEntry(va);
    for (int trip = levelShownAt(va); trip > 0; trip--) {
      address = (address << tripShift()) & Bits.low(format.vaBits());
    }
    return format.extend(address & -format.pageBytes());
  }

  /**
   * First address of the window that shows the tables of {@code level}. The windows of higher
   * levels lie inside of it; where the next one lies at its very beginning (slot 0), that one is
   * left out.
   */
  public long start(int level) {
    boolean nextIsFirst = slot == 0 && level < format.top();
    return nextIsFirst ? end(level + 1) + 1 : entryAddress(level, 0);
  }

  /**
   * Last address of the window that shows the tables of {@code level}, without the next higher
   * level's window where that one lies at its very end (the last slot).
   */
  public long end(int level) {
    boolean nextIsLast = slot == format.level(format.top()).entries() - 1 && level < format.top();
    return nextIsLast
        ? start(level + 1) - 1
        : entryAddress(level, -1L) | (format.level(level).entryBytes() - 1);
  }

  private int indexOf(int level, long va) {
    return format.level(level).indexOf(va);
  }

  private int topLowBit() {
    return format.level(format.top()).lowBit();
  }

  private long pageTablesStart() {
    return (long) slot << topLowBit();
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
