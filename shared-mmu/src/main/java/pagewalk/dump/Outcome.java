package pagewalk.dump;

/** What can come of a walk through a dump; every outcome has a number with it. */
public enum Outcome {
  /** The number is the physical address. */
  OK("ok", ""),
  /** An x86 page fault; the number is its error code. */
  PAGE_FAULT("pf", ""),
  /** An x86 general-protection fault; the number is its error code, 0. */
  GENERAL_PROTECTION("gp", ""),
  /** An ARM fault with short descriptors; the number is the fault status register. */
  STATUS_SHORT("fault", "fsr="),
  /** An ARM fault with long descriptors; the number is the fault status code. */
  STATUS_LONG("fault", "fsc="),
  /** The walk read what the dump does not hold; the number is that physical address. */
  BUS("bus", "");

  private final String word;
  private final String label;

  Outcome(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The outcome in one word of lower case, as the command line writes it. */
  public String word() {
    return word;
  }

  /** What the command line writes before the number, such as {@code fsr=}; often nothing. */
  public String label() {
    return label;
  }
}
