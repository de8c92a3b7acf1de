package pagewalk.server.bench.baseline;

import pagewalk.format.Rights;

/** ARM's short descriptors without subpages; every domain is a client. */
final class ArmShortByHand extends HandWritten {
  private static final long TABLE = 0xFFFF_FC00L;
  private static final long PAGE = 0xFFFF_F000L;
  private static final int COMBINATIONS = 16;

  private final boolean[] allowed = new boolean[ACCESSES * COMBINATIONS];
  private final long root;

  ArmShortByHand(long[] memory, long root) {
    super(memory);
    this.root = root;
    for (int access = 0; access < ACCESSES; access++) {
      for (int bits = 0; bits < COMBINATIONS; bits++) {
        allowed[access * COMBINATIONS + bits] = allows(bits >>> 1, (bits & 1) != 0, access);
      }
    }
  }

  private static boolean allows(int ap, boolean never, int access) {
    boolean user = Rights.isUser(access);
    boolean reads = user ? ap == 2 || ap == 3 || ap == 6 || ap == 7 : ap != 0 && ap != 4;
    boolean writes = user ? ap == 3 : ap >= 1 && ap <= 3;
    return Rights.isWrite(access) ? writes : reads && !(never && Rights.isFetch(access));
  }

  @Override
  long walk(long va, int access) {
    long e2 = narrow(root + (va >>> 18 & 0x3FFC));
    if ((e2 & 3) != 1) {
      return GIVEN_UP;
    }
    long e1 = narrow((e2 & TABLE) + (va >>> 10 & 0x3FC));
    int bits = (int) ((e1 >>> 6 & 8) | (e1 >>> 3 & 6) | (e1 & 1));
    if ((e1 & 2) == 0 || !allowed[access * COMBINATIONS + bits]) {
      return GIVEN_UP;
    }
    return (e1 & PAGE) | (va & OFFSET);
  }
}
