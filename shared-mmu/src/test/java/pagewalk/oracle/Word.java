package pagewalk.oracle;

/** Bits of an entry or an address, numbered as the manuals number them. */
final class Word {
  private Word() {}

  static boolean bit(long word, int at) {
    return ((word >>> at) & 1) == 1;
  }

  /** Bits {@code high} to {@code low}, moved down; none when {@code high} is below {@code low}. */
  static long bits(long word, int high, int low) {
    return high - low == 63 ? word : (word >>> low) & ((1L << (high - low + 1)) - 1);
  }

  /** Bits {@code high} to {@code low} where they are, the others 0. */
  static long field(long word, int high, int low) {
    return bits(word, high, low) << low;
  }
}
