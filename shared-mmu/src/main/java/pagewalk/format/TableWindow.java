package pagewalk.format;

/**
 * A range of virtual addresses in which a space's own tables appear, because entries of its tables
 * point back at tables: every entry has an address that can be computed.
 */
public sealed interface TableWindow permits RecursiveWindow, PaeWindow {
  PagingFormat format();

  /** The entry that the window begins with, as its strategy counts them. */
  int slot();

  /** The level of the entries on the way to {@code va} that can point back. */
  int slotLevel(long va);

  /** Where the entry of level {@code level} that translates {@code va} can be loaded and stored. */
  long entryAddress(int level, long va);

  /** Where the table of level {@code level} on the way to {@code va} can be loaded and stored. */
  long tableAddress(int level, long va);

  /**
   * The level of the table that the page at {@code va} shows, 0 when the window does not reach
   * there.
   */
  int levelShownAt(long va);

  /**
   * The lowest address translated by the entry that lies at the window address {@code va}, which
   * may be that of any of its bytes.
   */
  long subject(long va);

  /**
   * First address of the window that shows the tables of {@code level}, those of the first root.
   * The windows of higher levels lie inside of it; where the next one lies at its very beginning,
   * that one is left out.
   */
  long start(int level);

  /**
   * Last address of the window that shows the tables of {@code level}, without the next higher
   * level's window where that one lies at its very end.
   */
  long end(int level);

  /** Whether the entry of {@code level} on the way to {@code va} is one that points back. */
  default boolean leadsBack(int level, long va) {
    int highest = slotLevel(va);
    return level <= highest && levelShownAt(va) > highest - level;
  }

  /** Whether one entry of the root, which points to the root, makes the whole window. */
  default boolean isOneRootEntry() {
    return slotLevel(0) == format().rootLevelFor(0);
  }
}
