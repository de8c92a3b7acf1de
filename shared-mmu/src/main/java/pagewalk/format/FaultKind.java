package pagewalk.format;

/** Why the hardware refused a translation. */
public enum FaultKind {
  /** An entry of the walk is absent. */
  NOT_PRESENT("not present"),
  /** The walk is complete, but its rights do not allow the access. */
  PROTECTION("not allowed"),
  /** The walk is complete, but the page's protection key forbids the access (SDM 3A §4.6.2). */
  PROTECTION_KEY("key forbids it"),
  /** The page's access flag is 0, and software is to be told of the first use. */
  ACCESS_FLAG("access flag is 0"),
  /** The domain of the page is closed. */
  DOMAIN("domain closed"),
  /** An entry has a bit set that must be 0. */
  RESERVED_BIT("reserved bit"),
  /** An entry points beyond the physical address size in use. */
  ADDRESS_SIZE("beyond the physical address size"),
  /** The table that a root register was to be loaded from is malformed (SDM 3A §4.4.1). */
  BAD_ROOT("malformed root"),
  /** The upper bits of the address are not copies of its top translated bit. */
  NON_CANONICAL("non-canonical"),
  /** The walk, or the access itself, went to a physical address where there is no memory. */
  BUS("no memory there");

  private static final FaultKind[] ALL = values();
  private final String words;

  FaultKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public static FaultKind of(int ordinal) {
    return ALL[ordinal];
  }
}
