package pagewalk.format;

/** Why the hardware refused a translation. */
public enum FaultKind {
  /** An entry of the walk is absent. */
  NOT_PRESENT("not present"),
  /** The walk is complete, but its rights do not allow the access. */
  PROTECTION("not allowed"),
  /** An entry has a bit set that must be 0. */
  RESERVED_BIT("reserved bit"),
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
