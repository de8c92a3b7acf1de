package pagewalk.oracle;

import pagewalk.bits.Bits;
import pagewalk.bits.Prng;

/**
 * Random tables of Arm short descriptors: eight first-level tables of 16 KiB and, in between,
 * second-level tables of 1 KiB. Either kind is often read as the other.
 */
final class ArmShortRandomTables extends RandomTables {
  private static final int BLOCK = 16 << 10;
  private static final int BLOCKS = 8;

  ArmShortRandomTables(Prng random) {
    super(random);
  }

  @Override
  long tableBytes() {
    return (long) BLOCKS * BLOCK;
  }

  /** Even blocks are meant as first-level tables, odd ones as second-level tables. */
  @Override
  long word(long pa) {
    boolean first = pa / BLOCK % 2 == 0;
    return first ? first() << 32 | first() : second() << 32 | second();
  }

  private long first() {
    long noise = random.next() & 0xFFFF_FFFFL;
    int sort = random.below(100);
    if (sort < 4) {
      return noise;
    }
    if (sort < 10) {
      return noise & ~3L;
    }
    if (sort < 60) {
      return (table() & ~0x3FFL) | (noise & Bits.mask(9, 4)) | never(2) | 0b01;
    }
    long attributes = noise & (Bits.mask(17, 16) | Bits.mask(14, 12) | Bits.mask(9, 5));
    long rights = permissions(10, 15) | never(4) | (sort < 92 ? 0b10 : 0b11);
    boolean supersection = sort % 8 == 0;
    long base = noise & (supersection ? Bits.mask(31, 24) : Bits.mask(31, 20));
    long wide = supersection && oneIn(4) ? noise & Bits.mask(23, 20) : 0;
    long domain = supersection && !oneIn(4) ? attributes & ~Bits.mask(8, 5) : attributes;
    return base | wide | domain | rights | (supersection ? Bits.bit(18) : 0);
  }

  private long second() {
    long noise = random.next() & 0xFFFF_FFFFL;
    int sort = random.below(100);
    if (sort < 4) {
      return noise;
    }
    if (sort < 10) {
      return noise & ~3L;
    }
    long upperSubpages = oneIn(4) ? noise & Bits.mask(11, 6) : Bits.mask(11, 10) | Bits.mask(8, 6);
    long rights = permissions(4, 9) | (upperSubpages & ~Bits.bit(9));
    if (sort < 30) {
      return (noise & Bits.mask(31, 16)) | rights | never(15) | 0b01;
    }
    return (noise & Bits.mask(31, 12)) | rights | never(0) | 0b10;
  }

  /** Mostly everything is allowed. */
  private long permissions(int ap, int apx) {
    long low = oneIn(3) ? random.below(4) : 0b11;
    return low << ap | (oneIn(6) ? Bits.bit(apx) : 0);
  }

  private long never(int bit) {
    return oneIn(8) ? Bits.bit(bit) : 0;
  }

  /** An odd block, or anything among the tables, or anywhere. */
  private long table() {
    long inside = random.below(BLOCKS * BLOCK);
    if (oneIn(30)) {
      return random.next() & 0xFFFF_FFFFL;
    }
    return oneIn(10) ? inside : inside | BLOCK;
  }

  @Override
  long root0() {
    return root();
  }

  @Override
  long root1() {
    return root();
  }

  /**
   * With attributes in the low bits; aligned to less than 16 KiB, which matters when N is not 0.
   */
  private long root() {
    long inside = (long) random.below(BLOCKS / 2) * 2 * BLOCK;
    if (oneIn(50)) {
      return RAM_BYTES;
    }
    return inside | random.below(128) | (oneIn(2) ? 0 : random.below(BLOCK) & ~127L);
  }

  @Override
  long freshAddress() {
    long va = random.next() & 0xFFFF_FFFFL;
    return oneIn(3) ? va >>> random.below(9) : va;
  }
}
