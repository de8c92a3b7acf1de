package pagewalk.oracle;

/** All that a reference walker knows of a machine: little-endian words at physical addresses. */
interface Memory {
  boolean holds(long pa);

  /** The word of 4 or 8 {@code bytes} at {@code pa}, which is aligned and held; zero-extended. */
  long read(long pa, int bytes);

  void write(long pa, int bytes, long value);
}
