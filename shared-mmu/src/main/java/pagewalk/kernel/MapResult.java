package pagewalk.kernel;

/** How an attempt to map a page ended. */
public enum MapResult {
  MAPPED("mapped"),
  OCCUPIED("something is mapped there already; unmap it first"),
  LARGE_PAGE("a larger page is in the way"),
  TABLE("a table of smaller pages is in the way"),
  NO_TABLE("a table on the way is missing, and grow=none forbids making it"),
  RESERVED("an entry on the way has reserved bits set"),
  NO_FRAME("the frame pool is empty"),
  NO_LEVEL("the walks for this address begin below the level of such pages"),
  UNREACHABLE("the strategy has no address for a table on the way"),
  ABSENT("nothing is mapped there"),
  DEFERRED("noted for when the space is current"),
  LOG_FULL("the log of pending changes is full");

  private static final MapResult[] ALL = values();
  private final String words;

  MapResult(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether the page is mapped, or will be. */
  public boolean isGood() {
    return this == MAPPED || this == DEFERRED;
  }

  /** This result in place of a table's address: an odd number, where no table lies. */
  long inPlaceOfAddress() {
    return 2L * ordinal() + 1;
  }

  static boolean isInPlaceOf(long address) {
    return (address & 1) != 0;
  }

  static MapResult inPlaceOf(long address) {
    return ALL[(int) (address >>> 1)];
  }
}
