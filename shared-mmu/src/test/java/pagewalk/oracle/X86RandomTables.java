package pagewalk.oracle;

import pagewalk.bits.Bits;
import pagewalk.bits.Prng;
import pagewalk.oracle.X86Controls.Mode;

/** Random tables of the four x86 formats. */
final class X86RandomTables extends RandomTables {
  private static final int TABLES = 20;
  private static final int FRAMES = (int) (RAM_BYTES >>> 12);
  private final Mode mode;

  X86RandomTables(Prng random, Mode mode) {
    super(random);
    this.mode = mode;
  }

  @Override
  long tableBytes() {
    return TABLES * 4096L;
  }

  /** With PAE, the lowest frame holds nothing but PDPTEs, 128 sets of four. */
  @Override
  long word(long pa) {
    return switch (mode) {
      case I386 -> entry32() << 32 | entry32();
      case PAE -> pa < 4096 ? pdpte() : entry(62);
      case LONG4, LONG5 -> entry(oneIn(2) ? 62 : 51);
    };
  }

  /** One set in eight or so has a reserved bit set. */
  private long pdpte() {
    long address = (long) (1 + random.below(TABLES - 1)) << 12;
    long harmless = random.next() & (Bits.mask(11, 9) | Bits.mask(4, 3));
    long wrong = oneIn(32) ? Bits.bit(random.below(64)) : 0;
    return address | harmless | wrong | (oneIn(8) ? 0 : 1);
  }

  private long entry(int highestNoise) {
    int sort = random.below(100);
    if (sort < 2) {
      return random.next();
    }
    if (sort < 6) {
      return random.next() & ~1L;
    }
    long noise = mode == Mode.PAE ? 0 : random.next() & Bits.mask(highestNoise, 52);
    if (sort < 16) {
      return decent() | noise | largePage() | Bits.bit(7);
    }
    if (sort < 19) {
      return decent() | noise | table() | Bits.bit(random.below(64));
    }
    return decent() | noise | table() | (oneIn(20) ? Bits.bit(8) : 0);
  }

  /** Bit 7 of a PDE makes a page of 4 MiB, with a part of its address in bits 20:13. */
  private long entry32() {
    int sort = random.below(100);
    if (sort < 3) {
      return random.next() & 0xFFFF_FFFFL;
    }
    if (sort < 8) {
      return random.next() & 0xFFFF_FFFEL;
    }
    if (sort < 18) {
      long page = (long) random.below(1024) << 22 | (oneIn(2) ? 0 : Bits.bit(12));
      long above4g = oneIn(4) ? (long) random.below(512) << 13 : 0;
      return lower() | page | above4g | Bits.bit(7);
    }
    return lower() | table();
  }

  /** Present, usually permissive, with noise in the bits that do not matter. */
  private long decent() {
    return lower() | (oneIn(40) ? Bits.bit(63) : 0);
  }

  private long lower() {
    long software = random.next() & (Bits.mask(11, 9) | Bits.mask(6, 3));
    return software | (oneIn(8) ? 0 : Bits.bit(1)) | (oneIn(12) ? 0 : Bits.bit(2)) | 1;
  }

  /** One frame in forty is anywhere, and one of nine of those is beyond memory. */
  private long table() {
    int frame = oneIn(40) ? random.below(FRAMES + FRAMES / 8) : random.below(TABLES);
    return (long) frame << 12;
  }

  /** Aligned well enough for 1 GiB half of the time, always for 2 MiB; 3 GiB is beyond memory. */
  private long largePage() {
    return (long) random.below(4) << 30 | (oneIn(2) ? 0 : 5 << 21) | 1 << 12;
  }

  /** Sometimes beyond memory; never with PAE, where loading it would read there. */
  @Override
  long root0() {
    if (mode == Mode.PAE) {
      return (long) random.below(128) << 5;
    }
    return oneIn(50) ? RAM_BYTES : (long) random.below(TABLES) << 12;
  }

  @Override
  long root1() {
    return 0;
  }

  @Override
  long freshAddress() {
    long va = random.next();
    if (!mode.isLong()) {
      return va & 0xFFFF_FFFFL;
    }
    return oneIn(25) ? va : Bits.signExtend(va, mode.vaBits());
  }
}
