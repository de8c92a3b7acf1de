package pagewalk.server.bench.baseline;

import pagewalk.format.Rights;

/** ARM's short descriptors with four subpages to a small page; every domain is a client. */
final class ArmSubpagesByHand extends HandWritten {
  private static final long TABLE = 0xFFFF_FC00L;
  private static final long PAGE = 0xFFFF_F000L;

  private final int[] least = new int[ACCESSES];
  private final long root;

  ArmSubpagesByHand(long[] memory, long root) {
    super(memory);
    this.root = root;
    for (int access = 0; access < ACCESSES; access++) {
      boolean user = Rights.isUser(access);
      least[access] = user ? Rights.isWrite(access) ? 3 : 2 : 1;
    }
  }

  @Override
  long walk(long va, int access) {
    long e2 = narrow(root + (va >>> 18 & 0x3FFC));
    if ((e2 & 3) != 1) {
      return GIVEN_UP;
    }
    long e1 = narrow((e2 & TABLE) + (va >>> 10 & 0x3FC));
    int ap = (int) (e1 >>> (4 + (va >>> 9 & 6))) & 3;
    if ((e1 & 3) != 2 || ap < least[access]) {
      return GIVEN_UP;
    }
    return (e1 & PAGE) | (va & OFFSET);
  }
}
