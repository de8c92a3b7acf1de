package pagewalk.oracle;

import pagewalk.bits.Bits;
import pagewalk.bits.Prng;

/** Random tables of Arm long descriptors. */
final class ArmLongRandomTables extends RandomTables {
  private static final int TABLES = 24;
  private final ArmLongControls controls;

  ArmLongRandomTables(Prng random, ArmLongControls controls) {
    super(random);
    this.controls = controls;
  }

  @Override
  long tableBytes() {
    return TABLES * 4096L;
  }

  @Override
  long word(long pa) {
    int sort = random.below(100);
    if (sort < 2) {
      return random.next();
    }
    if (sort < 7) {
      return random.next() & ~1L;
    }
    if (sort < 20) {
      long block = (long) random.below(4) << 30 | (oneIn(2) ? 0 : random.next() & (7 << 21));
      return attributes() | block | 0b01;
    }
    return attributes() | forbidden() | frame() | 0b11;
  }

  /** Of a page or block; a table ignores them all. */
  private long attributes() {
    long harmless = random.next() & (Bits.mask(58, 55) | Bits.mask(52, 51) | Bits.mask(11, 8));
    long never = (oneIn(10) ? Bits.bit(54) : 0) | (oneIn(10) ? Bits.bit(53) : 0);
    long rights = (oneIn(4) ? 0 : Bits.bit(6)) | (oneIn(4) ? Bits.bit(7) : 0);
    return harmless | never | rights | Bits.mask(4, 2) | (oneIn(24) ? 0 : Bits.bit(10));
  }

  /** Of a table; a page or block ignores it. */
  private long forbidden() {
    return oneIn(6) ? random.next() & Bits.mask(63, 59) : 0;
  }

  /** Mostly one of the tables; sometimes anywhere, sometimes beyond any physical address. */
  private long frame() {
    if (oneIn(40)) {
      return random.next() & Bits.mask(31, 12);
    }
    long wild = oneIn(40) ? Bits.bit(32 + random.below(16)) : 0;
    return (long) random.below(TABLES) << 12 | wild;
  }

  @Override
  long root0() {
    return root();
  }

  @Override
  long root1() {
    return root();
  }

  /** With an ASID above; a first table of few entries starts anywhere in a frame. */
  private long root() {
    long asid = random.next() & Bits.mask(63, 48);
    long inside = oneIn(2) ? 0 : random.below(512) << 3;
    if (oneIn(50)) {
      return asid | (oneIn(2) ? RAM_BYTES : Bits.bit(40 + random.below(8)));
    }
    return asid | (long) random.below(TABLES) << 12 | inside;
  }

  @Override
  long freshAddress() {
    long va = random.next();
    if (!controls.aarch64()) {
      long low = va & 0xFFFF_FFFFL;
      return oneIn(3) ? low >>> random.below(9) : low;
    }
    if (oneIn(25)) {
      return va;
    }
    return oneIn(2) ? va >>> controls.t0sz() : va | ~Bits.low(64 - controls.t1sz());
  }
}
