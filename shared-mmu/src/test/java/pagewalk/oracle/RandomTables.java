package pagewalk.oracle;

import pagewalk.bits.Prng;

/**
 * Memory full of entries of all sorts, pointing mostly at each other, so that tables are shared,
 * recursive, and read at every level; and roots and addresses that find their way through them. The
 * same seed gives the same tables.
 */
abstract class RandomTables {
  /** Three times 1 GiB, so that pages of every size find memory, and some do not. */
  static final long RAM_BYTES = 3L << 30;

  private static final int REMEMBERED = 8;

  /** What differs between the families is drawn from this. */
  final Prng random;

  private final long[] earlier = new long[REMEMBERED];

  RandomTables(Prng random) {
    this.random = random;
  }

  /** The tables lie from 0 to here. */
  abstract long tableBytes();

  /** The 64-bit word at {@code pa}, one entry or two. */
  abstract long word(long pa);

  abstract long root0();

  abstract long root1();

  /** Any address of the format, sometimes a wrong one. */
  abstract long freshAddress();

  /** Fills all memories with the same entries. */
  final void fill(Memory... memories) {
    for (long pa = 0; pa < tableBytes(); pa += 8) {
      long word = word(pa);
      for (Memory memory : memories) {
        memory.write(pa, 8, word);
      }
    }
  }

  /** Often an address near an earlier one: in its page, or in its neighbour. */
  final long address() {
    int at = random.below(REMEMBERED);
    if (random.below(4) == 0) {
      return earlier[at] ^ random.below(0x2000);
    }
    earlier[at] = freshAddress();
    return earlier[at];
  }

  final boolean oneIn(int number) {
    return random.below(number) == 0;
  }
}
