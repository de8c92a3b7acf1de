package pagewalk.server.bench.baseline;

import pagewalk.format.Rights;

/** ARM's long descriptors: LPAE with three levels, AArch64 with four. */
final class ArmLongByHand extends HandWritten {
  private static final long ADDRESS = 0xFF_FFFF_F000L;
  private static final long ABOVE = 0xFF00_0000_0000L;
  private static final long USER = 1 << 6;
  private static final long READ_ONLY = 1 << 7;
  private static final long FLAG = 1 << 10;
  private static final long NO_USER_BELOW = 1L << 61;
  private static final long READ_ONLY_BELOW = 1L << 62;

  private final long[] leafSet = new long[ACCESSES];
  private final long[] leafClear = new long[ACCESSES];
  private final long[] tablesClear = new long[ACCESSES];
  private final boolean four;
  private final int root;

  ArmLongByHand(long[] memory, long root, int levels) {
    super(memory);
    four = levels == 4;
    this.root = (int) (root >>> 3);
    for (int access = 0; access < ACCESSES; access++) {
      boolean user = Rights.isUser(access);
      boolean write = Rights.isWrite(access);
      boolean fetch = Rights.isFetch(access);
      leafSet[access] = 3 | FLAG | (user ? USER : 0);
      leafClear[access] = ABOVE | (write ? READ_ONLY : 0) | (fetch ? 1L << (user ? 54 : 53) : 0);
      tablesClear[access] =
          ABOVE
              | (user ? NO_USER_BELOW : 0)
              | (write ? READ_ONLY_BELOW : 0)
              | (fetch ? 1L << (user ? 60 : 59) : 0);
    }
  }

  @Override
  long walk(long va, int access) {
    long[] m = memory;
    long and = 3;
    long or = 0;
    int table = root;
    if (four) {
      if (va >>> 48 != 0) {
        return GIVEN_UP;
      }
      long e4 = m[table + ((int) (va >>> 39) & 511)];
      and = e4;
      or = e4;
      table = (int) ((e4 & ADDRESS) >>> 3);
    }
    long e3 = m[table + ((int) (va >>> 30) & 511)];
    long e2 = m[(int) ((e3 & ADDRESS) >>> 3) + ((int) (va >>> 21) & 511)];
    long e1 = m[(int) ((e2 & ADDRESS) >>> 3) + ((int) (va >>> 12) & 511)];
    boolean allowed =
        (and & e3 & e2 & 3) == 3
            && ((or | e3 | e2) & tablesClear[access]) == 0
            && (e1 & leafSet[access]) == leafSet[access]
            && (e1 & leafClear[access]) == 0;
    return allowed ? (e1 & ADDRESS) | (va & OFFSET) : GIVEN_UP;
  }
}
