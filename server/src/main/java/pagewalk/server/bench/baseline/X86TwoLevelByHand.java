package pagewalk.server.bench.baseline;

/** The two levels of the 80386. */
final class X86TwoLevelByHand extends HandWritten {
  private static final long ADDRESS = 0xFFFF_F000L;
  private static final long PAGE_SIZE = 1 << 7;
  private static final long PRESENT_USER_ACCESSED = 1 | 1 << 2 | 1 << 5;

  private final long[] all = byAccess(PRESENT_USER_ACCESSED, 1 << 1);
  private final long[] leaf = byAccess(0, 1 << 6);
  private final long root;

  X86TwoLevelByHand(long[] memory, long root) {
    super(memory);
    this.root = root;
  }

  @Override
  long walk(long va, int access) {
    long e2 = narrow(root + (va >>> 20 & 0xFFC));
    long e1 = narrow((e2 & ADDRESS) + (va >>> 10 & 0xFFC));
    long want = all[access];
    boolean allowed =
        (e2 & e1 & want) == want && (e2 & PAGE_SIZE) == 0 && (e1 & leaf[access]) == leaf[access];
    return allowed ? (e1 & ADDRESS) | (va & OFFSET) : GIVEN_UP;
  }
}
