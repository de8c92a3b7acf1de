package pagewalk.mmu;

/** What a manual leaves open: the simulator goes on in one way, and says so. */
public enum Unpredictable {
  COPIES_DIFFER(
      "The 16 entries of a supersection or large page are not all the same (DDI 0301H §6.11)."),
  PAGES_OVERLAP(
      "The TLB holds two translations of different size for one address: which one is used is not"
          + " defined (SDM 3A §4.10.2.3, DDI 0406C §B3.10.2).");

  private static final Unpredictable[] ALL = values();
  private final String sentence;

  Unpredictable(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  public static Unpredictable of(int ordinal) {
    return ALL[ordinal];
  }
}
