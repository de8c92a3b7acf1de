package pagewalk.server.bench.baseline;

/** x86-64 with four levels; one combined test of all entries per walk. */
final class X86LongByHand extends HandWritten {
  private static final long ADDRESS = 0xFF_FFFF_F000L;
  private static final long RESERVED = 0xF_FF00_0000_0000L;
  private static final long PAGE_SIZE = 1 << 7;
  private static final long PRESENT_USER_ACCESSED = 1 | 1 << 2 | 1 << 5;

  private final long[] all = byAccess(PRESENT_USER_ACCESSED, 1 << 1);
  private final long[] leaf = byAccess(0, 1 << 6);
  private final int root;

  X86LongByHand(long[] memory, long root) {
    super(memory);
    this.root = (int) (root >>> 3);
  }

  @Override
  long walk(long va, int access) {
    if ((va + (1L << 47)) >>> 48 != 0) {
      return GIVEN_UP;
    }
    long[] m = memory;
    long e4 = m[root + ((int) (va >>> 39) & 511)];
    long e3 = m[(int) ((e4 & ADDRESS) >>> 3) + ((int) (va >>> 30) & 511)];
    long e2 = m[(int) ((e3 & ADDRESS) >>> 3) + ((int) (va >>> 21) & 511)];
    long e1 = m[(int) ((e2 & ADDRESS) >>> 3) + ((int) (va >>> 12) & 511)];
    long want = all[access];
    boolean allowed =
        (e4 & e3 & e2 & e1 & want) == want
            && (((e4 | e3 | e2 | e1) & RESERVED) | ((e3 | e2) & PAGE_SIZE)) == 0
            && (e1 & leaf[access]) == leaf[access];
    return allowed ? (e1 & ADDRESS) | (va & OFFSET) : GIVEN_UP;
  }

  @Override
  long recording(long va, int access, int to) {
    if ((va + (1L << 47)) >>> 48 != 0) {
      return GIVEN_UP;
    }
    long[] m = memory;
    int s4 = root + ((int) (va >>> 39) & 511);
    long e4 = m[s4];
    int s3 = (int) ((e4 & ADDRESS) >>> 3) + ((int) (va >>> 30) & 511);
    long e3 = m[s3];
    int s2 = (int) ((e3 & ADDRESS) >>> 3) + ((int) (va >>> 21) & 511);
    long e2 = m[s2];
    int s1 = (int) ((e2 & ADDRESS) >>> 3) + ((int) (va >>> 12) & 511);
    long e1 = m[s1];
    long[] r = ring;
    r[to] = (long) s4 << 3;
    r[to + 1] = e4;
    r[to + 2] = (long) s3 << 3;
    r[to + 3] = e3;
    r[to + 4] = (long) s2 << 3;
    r[to + 5] = e2;
    r[to + 6] = (long) s1 << 3;
    r[to + 7] = e1;
    long want = all[access];
    boolean allowed =
        (e4 & e3 & e2 & e1 & want) == want
            && (((e4 | e3 | e2 | e1) & RESERVED) | ((e3 | e2) & PAGE_SIZE)) == 0
            && (e1 & leaf[access]) == leaf[access];
    return allowed ? (e1 & ADDRESS) | (va & OFFSET) : GIVEN_UP;
  }
}
