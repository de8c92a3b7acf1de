package pagewalk.bits;

/** Masks and fields of 64-bit words, bit 0 the lowest. */
public final class Bits {
  private Bits() {}

  /** The bits {@code high} down to {@code low} (63 ≥ high ≥ low ≥ 0), all set. */
  public static long mask(int high, int low) {
    return (-1L >>> (63 - high)) & (-1L << low);
  }

  /** The lowest {@code count} bits (0 to 64), all set. */
  public static long low(int count) {
    return count == 0 ? 0 : -1L >>> (64 - count);
  }

  /** Bit {@code index} alone. */
  public static long bit(int index) {
    return 1L << index;
  }

  /** The field {@code high:low} of {@code word}, moved down to bit 0. */
  public static long field(long word, int high, int low) {
    return (word & mask(high, low)) >>> low;
  }

  /** {@code word} with everything above bit {@code width - 1} replaced by copies of that bit. */
  public static long signExtend(long word, int width) {
    return word << (64 - width) >> (64 - width);
  }

  public static boolean isAligned(long address, long size) {
    return (address & (size - 1)) == 0;
  }
}
