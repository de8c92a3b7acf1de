package pagewalk.server.bench.baseline;

import pagewalk.bench.Fixture;
import pagewalk.format.Rights;
import pagewalk.trace.EventKind;

/** A walker written by hand over one flat array of physical memory. */
public abstract class HandWritten {
  /** In place of a physical address: this walker does not know. */
  public static final long GIVEN_UP = -1;

  static final int ACCESSES = Rights.ACCESSES;
  static final long OFFSET = 0xFFF;
  static final long LOW_HALF = 0xFFFF_FFFFL;

  final long[] memory;
  final long[] ring = new long[RING];
  private int at;

  /** What an event knows besides; fields, so that no compiler knows their values. */
  private long now;

  private int line = 1;

  private static final int RING = 1 << 10;
  private static final int HEAD = 3;
  private static final int EVENT = HEAD + 8;
  private static final int TIME_SHIFT = 32;
  private static final int LINE_SHIFT = 16;
  private static final int ACCESS_SHIFT = 48;

  HandWritten(long[] memory) {
    this.memory = memory;
  }

  /** The walker for the format of {@code fixture}, over its tables. */
  public static HandWritten of(Fixture fixture) {
    long[] memory = fixture.image();
    long root = fixture.root();
    return switch (fixture.format().name()) {
      case "x86-64" -> new X86LongByHand(memory, root);
      case "x86-64-la57" -> new X86La57ByHand(memory, root);
      case "pae" -> new X86PaeByHand(memory, root);
      case "i386" -> new X86TwoLevelByHand(memory, root);
      case "armv5" -> new ArmSubpagesByHand(memory, root);
      case "armv6", "armv7" -> new ArmShortByHand(memory, root);
      case "lpae" -> new ArmLongByHand(memory, root, 3);
      case "aarch64" -> new ArmLongByHand(memory, root, 4);
      default -> throw new IllegalArgumentException("nobody wrote a walker for it by hand");
    };
  }

  /** Where {@code va} is, or {@link #GIVEN_UP}. */
  abstract long walk(long va, int access);

  /** The checksum of where {@code addresses} are; see {@link Fixture#translate}. */
  public final long translate(long[] addresses) {
    long sum = 0;
    for (long va : addresses) {
      sum = Fixture.checksum(sum, walk(va, Fixture.access(va)));
    }
    return sum;
  }

  /** {@link #translate} with each walk's address, access and references written into a ring. */
  public final long record(long[] addresses) {
    long sum = 0;
    for (long va : addresses) {
      int access = Fixture.access(va);
      at = at > RING - EVENT ? 0 : at;
      long pa = recording(va, access, at + HEAD);
      long[] words = ring;
      words[at] = now << TIME_SHIFT | (long) line << LINE_SHIFT | EventKind.WALK.ordinal();
      words[at + 1] = va;
      words[at + 2] = pa | (long) access << ACCESS_SHIFT;
      at += EVENT;
      sum = Fixture.checksum(sum, pa);
    }
    return sum;
  }

  /** {@link #walk} that writes every reference into the ring, from {@code to} on. */
  long recording(long va, int access, int to) {
    throw new UnsupportedOperationException("this walker does not record");
  }

  /** The entry of four bytes at {@code pa}. */
  final long narrow(long pa) {
    return memory[(int) (pa >>> 3)] >>> ((pa & 4) << 3) & LOW_HALF;
  }

  /** A table over accesses: {@code always}, and {@code more} where the access is a write. */
  static long[] byAccess(long always, long writes) {
    long[] table = new long[ACCESSES];
    for (int access = 0; access < ACCESSES; access++) {
      table[access] = always | (Rights.isWrite(access) ? writes : 0);
    }
    return table;
  }
}
