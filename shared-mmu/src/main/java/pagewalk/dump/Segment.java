package pagewalk.dump;

/**
 * A run of physical memory that a dump holds.
 *
 * @param pa physical address of its first byte
 * @param bytes how many, at least one; it ends at or below {@link #HIGHEST}
 * @param position where its first byte stands in the source
 */
record Segment(long pa, long bytes, long position) {
  /** The end of the widest physical address space of any architecture here: 52 bits. */
  static final long HIGHEST = 1L << 52;

  long end() {
    return pa + bytes;
  }

  /** Whether {@code pa} stands at the same place of the source for both. */
  boolean agreesWith(Segment other) {
    return position - pa == other.position - other.pa;
  }
}
