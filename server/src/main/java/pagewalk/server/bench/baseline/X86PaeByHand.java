package pagewalk.server.bench.baseline;

/** PAE: the four PDPTEs are in the processor. */
final class X86PaeByHand extends HandWritten {
  private static final long ADDRESS = 0xFF_FFFF_F000L;
  private static final long RESERVED = 0x7FFF_FF00_0000_0000L;
  private static final long PAGE_SIZE = 1 << 7;
  private static final long PRESENT_USER_ACCESSED = 1 | 1 << 2 | 1 << 5;

  private final long[] all = byAccess(PRESENT_USER_ACCESSED, 1 << 1);
  private final long[] leaf = byAccess(0, 1 << 6);
  private final long[] latched = new long[4];

  X86PaeByHand(long[] memory, long root) {
    super(memory);
    System.arraycopy(memory, (int) (root >>> 3), latched, 0, latched.length);
  }

  @Override
  long walk(long va, int access) {
    long[] m = memory;
    long e3 = latched[(int) (va >>> 30) & 3];
    long e2 = m[(int) ((e3 & ADDRESS) >>> 3) + ((int) (va >>> 21) & 511)];
    long e1 = m[(int) ((e2 & ADDRESS) >>> 3) + ((int) (va >>> 12) & 511)];
    long want = all[access];
    boolean allowed =
        (e3 & 1) != 0
            && (e2 & e1 & want) == want
            && (((e3 | e2 | e1) & RESERVED) | (e2 & PAGE_SIZE)) == 0
            && (e1 & leaf[access]) == leaf[access];
    return allowed ? (e1 & ADDRESS) | (va & OFFSET) : GIVEN_UP;
  }
}
