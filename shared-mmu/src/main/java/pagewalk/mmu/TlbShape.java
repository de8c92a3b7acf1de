package pagewalk.mmu;

/**
 * The size of a TLB: {@code sets} (a power of two) of {@code ways} entries; zero sets means that there is none and every
 * access walks.
 */
public record TlbShape(int sets, int ways) {
  public static final TlbShape NONE = new TlbShape(0, 0);

  public TlbShape {
    if (sets < 0 || ways < 0 || Integer.bitCount(sets) > 1 || (sets == 0) != (ways == 0)) {
      throw new IllegalArgumentException("no TLB of " + sets + " sets and " + ways + " ways");
    }
  }

  public int entries() {
    return sets * ways;
  }
}
