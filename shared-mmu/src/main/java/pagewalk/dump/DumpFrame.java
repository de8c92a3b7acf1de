package pagewalk.dump;

import java.io.IOException;
import java.util.Arrays;

/** 4 KiB of a dump's memory, and which of its bytes the dump holds. */
final class DumpFrame {
  static final int SHIFT = 12;
  static final int BYTES = 1 << SHIFT;

  /** Stands where no frame has been read; no frame has its number. */
  static final DumpFrame NONE = new DumpFrame(-1, new byte[0], new boolean[0], false);

  private final long number;
  private final long[] words;
  private final boolean[] held;
  private final boolean whole;

  /**
   * @param held by byte; empty when the dump holds all of the frame, or nothing
   */
  private DumpFrame(long number, byte[] bytes, boolean[] held, boolean whole) {
    this.number = number;
    this.held = held;
    this.whole = whole;
    words = new long[bytes.length / 8];
    for (int i = 0; i < words.length; i++) {
      words[i] = LittleEndian.u64(bytes, 8 * i);
    }
  }

  /** Reads what {@code dump} holds of the frame {@code number}. */
  static DumpFrame of(Dump dump, long number) throws IOException {
    Segments segments = dump.segments();
    long start = number << SHIFT;
    long end = start + BYTES;
    int run = segments.firstAbove(start);
    if (run == segments.count() || segments.start(run) >= end) {
      return new DumpFrame(number, new byte[0], new boolean[0], false);
    }
    byte[] bytes = new byte[BYTES];
    boolean[] held = new boolean[BYTES];
    int count = 0;
    for (; run < segments.count() && segments.start(run) < end; run++) {
      long from = Math.max(start, segments.start(run));
      int at = (int) (from - start);
      int length = (int) (Math.min(end, segments.end(run)) - from);
      dump.source().read(segments.position(run, from), bytes, at, length);
      Arrays.fill(held, at, at + length, true);
      count += length;
    }
    boolean whole = count == BYTES;
    return new DumpFrame(number, bytes, whole ? new boolean[0] : held, whole);
  }

  long number() {
    return number;
  }

  /** Whether the dump holds all {@code bytes} (4 or 8) of the entry around {@code pa}. */
  boolean holds(long pa, int bytes) {
    if (whole || held.length == 0) {
      return whole;
    }
    int first = (int) pa & (BYTES - 1) & -bytes;
    for (int i = first; i < first + bytes; i++) {
      if (!held[i]) {
        return false;
      }
    }
    return true;
  }

  /** The 64-bit word around {@code pa}, where something of the frame is held. */
  long word(long pa) {
    return words[(int) (pa >>> 3) & (words.length - 1)];
  }
}
