package pagewalk.format;

import java.util.Arrays;

/**
 * The sizes of page that any format has, numbered from 1 in ascending order; a TLB entry is of one
 * of them.
 *
 * <p>Where the parts of a page are protected separately, a TLB entry is about one part: its size is
 * that of the part, and what an invalidation by address covers is the whole page.
 */
public final class PageSizes {
  private static final int[] BITS = {0, 10, 12, 14, 16, 20, 21, 22, 24, 30};
  private static final int[] PAGE_BITS = {0, 12, 12, 16, 16, 20, 21, 22, 24, 30};

  private PageSizes() {}

  /** Binary logarithm of the bytes of size number {@code size}, which counts from 1. */
  public static int bits(int size) {
    return BITS[size];
  }

  /** Binary logarithm of the bytes of the whole page that something of that size is a part of. */
  public static int pageBits(int size) {
    return PAGE_BITS[size];
  }

  /** The number of the size of {@code 1 << bits} bytes, which is one that there is. */
  public static int numberOf(int bits) {
    int number = Arrays.binarySearch(BITS, bits);
    if (number < 1) {
      throw new IllegalArgumentException("no page has 2^" + bits + " bytes");
    }
    return number;
  }
}
