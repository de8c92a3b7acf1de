package pagewalk.bits;

/**
 * Collects scattered bits of a word into a small dense index, in at most three shift-and-mask
 * steps.
 *
 * <p>A page-table walk looks an entry's decision bits up in a table; where they lie is different in
 * every format. Bits close together travel as one piece, holes included, which costs table size and
 * saves a step. Distant bits start a new piece.
 */
public final class BitGather {
  private static final int HOLE = 5;
  private static final int MAX_PIECES = 3;
  private final int[] shift = new int[MAX_PIECES];
  private final int[] mask = new int[MAX_PIECES];
  private final int[] position = new int[MAX_PIECES];
  private final int width;

  private BitGather(long bits) {
    int piece = -1;
    int at = 0;
    int previous = -HOLE - 2;
    for (int bit = 0; bit < 64; bit++) {
      if ((bits >>> bit & 1) == 0) {
        continue;
      }
      if (piece < 0 || (bit - previous > HOLE && piece < MAX_PIECES - 1)) {
        piece++;
        shift[piece] = bit;
        position[piece] = at;
        previous = bit - 1;
      }
      at += bit - previous;
      mask[piece] |= 1 << (bit - shift[piece]);
      previous = bit;
    }
    width = at;
    if (width > 20) {
      throw new IllegalArgumentException(
          "decision bits too far apart: index of " + width + " bits");
    }
  }

  /**
   * A gather of the set bits of {@code bits}; at least one, and close enough for an index of at
   * most 20 bits.
   */
  public static BitGather of(long bits) {
    return new BitGather(bits);
  }

  /** How many different indices there are. */
  public int size() {
    return 1 << width;
  }

  /** The index of {@code word}: 0 to {@code size() - 1}. */
  public int index(long word) {
    return ((int) (word >>> shift[0]) & mask[0])
        | ((int) (word >>> shift[1]) & mask[1]) << position[1]
        | ((int) (word >>> shift[2]) & mask[2]) << position[2];
  }

  /**
   * A word whose index is {@code index} and whose other bits are 0, the reverse of {@link #index}.
   */
  public long scatter(int index) {
    long word = 0;
    for (int i = 0; i < MAX_PIECES; i++) {
      word |= (long) ((index >>> position[i]) & mask[i]) << shift[i];
    }
    return word;
  }
}
