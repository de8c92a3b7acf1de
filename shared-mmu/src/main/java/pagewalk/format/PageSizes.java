package pagewalk.format;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * The sizes of page of a format, numbered from 1 in ascending order; a TLB entry is of one of them.
 *
 * <p>Where the parts of a page are protected separately, a TLB entry is about one part: its size is
 * that of the part, and what an invalidation by address covers is the whole page.
 */
public final class PageSizes {
  private final int[] bits;

  private PageSizes(int[] bits) {
    this.bits = bits;
  }

  static PageSizes of(PagingFormat format) {
    TreeSet<Integer> sizes = new TreeSet<>();
    for (Level level : format.levels()) {
      for (EntryShape shape : level.shapes()) {
        if (shape.kind() == ShapeKind.LEAF) {
          sizes.add(PlanShape.believedBits(level, shape));
        }
      }
    }
    int[] bits = new int[sizes.size() + 1];
    int next = 1;
    for (int size : sizes) {
      bits[next++] = size;
    }
    return new PageSizes(bits);
  }

  /** How many sizes there are. */
  public int count() {
    return bits.length - 1;
  }

  /** Binary logarithm of the bytes of size number {@code size}, which counts from 1. */
  public int bits(int size) {
    return bits[size];
  }

  /** The number of the size of {@code 1 << spanBits} bytes. */
  public int numberOf(int spanBits) {
    return Arrays.binarySearch(bits, spanBits);
  }
}
