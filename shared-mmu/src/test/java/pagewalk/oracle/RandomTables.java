package pagewalk.oracle;

import pagewalk.bits.Bits;
import pagewalk.bits.Prng;
import pagewalk.state.FrameStore;

/**
 * Frames full of entries of all sorts, pointing mostly at each other, so that tables are shared,
 * recursive, and read at every level; and addresses that find their way through them.
 */
final class RandomTables {
  static final int TABLES = 20;

  /** Three times 1 GiB, so that pages of every size find memory. */
  static final long RAM_BYTES = 3L << 30;

  private static final int FRAMES = (int) (RAM_BYTES >>> 12);
  private final Prng random;
  private final int vaBits;

  RandomTables(Prng random, int vaBits) {
    this.random = random;
    this.vaBits = vaBits;
  }

  /** Fills frames 0 to {@link #TABLES} − 1 of both memories with the same entries. */
  void fill(FrameStore one, FrameStore other) {
    for (long pa = 0; pa < TABLES * 4096L; pa += 8) {
      long entry = entry();
      one.write(pa, entry);
      other.write(pa, entry);
    }
  }

  private long entry() {
    int sort = random.below(100);
    if (sort < 2) {
      return random.next();
    }
    if (sort < 6) {
      return random.next() & ~1L;
    }
    if (sort < 16) {
      return decent() | largePage() | Bits.bit(7);
    }
    if (sort < 19) {
      return decent() | table() | Bits.bit(random.below(64));
    }
    return decent() | table();
  }

  /** Present, usually permissive, with noise in the bits that do not matter. */
  private long decent() {
    long noise = random.next();
    long software = noise & (Bits.mask(62, 52) | Bits.mask(11, 8) | Bits.mask(6, 3));
    int hint = (int) (noise >>> 40) & 0xFF;
    long rights = (hint < 225 ? 2 : 0) | (hint % 16 != 0 ? 4 : 0);
    long noExecute = hint >= 100 && hint < 105 ? Bits.bit(63) : 0;
    return software | rights | noExecute | 1;
  }

  /** One frame in forty is anywhere, and one of nine of those is beyond memory. */
  private long table() {
    int frame = random.below(40) == 0 ? random.below(FRAMES + FRAMES / 8) : random.below(TABLES);
    return (long) frame << 12;
  }

  /** Aligned well enough for 1 GiB half of the time, always for 2 MiB; 3 GiB is beyond memory. */
  private long largePage() {
    return (long) random.below(4) << 30 | (random.below(2) == 0 ? 0 : 5 << 21) | 1 << 12;
  }

  /** Sometimes not canonical. */
  long address() {
    long va = random.next();
    return random.below(25) == 0 ? va : Bits.signExtend(va, vaBits);
  }

  /** Sometimes beyond memory. */
  long root() {
    return random.below(50) == 0 ? RAM_BYTES : (long) random.below(TABLES) << 12;
  }
}
