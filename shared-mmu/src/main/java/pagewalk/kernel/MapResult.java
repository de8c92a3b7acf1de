package pagewalk.kernel;

/** How an attempt to map ended. */
public enum MapResult {
  MAPPED("mapped"),
  OCCUPIED("something is mapped there already; unmap it first"),
  LARGE_PAGE("a larger page is in the way"),
  NO_TABLE("a table on the way is missing and grow=none forbids making it"),
  TABLE_IN_THE_WAY("a table of smaller pages is in the way"),
  RESERVED_ENTRY("an entry on the way has reserved bits set");

  private final String words;

  MapResult(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
