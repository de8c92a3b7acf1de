package pagewalk.machine;

import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * A write-back data cache between the processor and memory. The table walker does not look into it
 * (DDI 0301H §3.2.13): an entry that was stored and not cleaned is still the old one for a walk.
 *
 * <p>The ARM1176's in shape and habits: 16 KiB, four ways, lines of 32 bytes, found by physical
 * address; a load brings a line in, a store that misses goes to memory; replaced round robin, as
 * with SCTLR.RR set. All memory counts as cacheable while paging is on.
 */
public final class DataCache {
  private static final int LINE_SHIFT = 5;
  private static final int LINE_BYTES = 1 << LINE_SHIFT;
  private static final int WORD_BYTES = 8;
  private static final int WORDS = LINE_BYTES / WORD_BYTES;
  private static final int SETS = 128;
  private static final int WAYS = 4;
  private static final int CELLS_PER_LINE = 1 + WORDS;
  private static final long VALID = 1;
  private static final long DIRTY = 2;

  private final Cells cells;
  private final FrameStore memory;
  private final boolean on;
  private final int lines;
  private final int victims;

  /** {@code on}: whether there is one at all; if not, nobody may load or store through it. */
  DataCache(Cells cells, FrameStore memory, boolean on) {
    this.cells = cells;
    this.memory = memory;
    this.on = on;
    lines = cells.allocate(on ? SETS * WAYS * CELLS_PER_LINE : 0);
    victims = cells.allocate(on ? SETS : 0);
  }

  public boolean isOn() {
    return on;
  }

  /** Whether what was last stored in the line of {@code pa} is not in memory yet. */
  public boolean isDirty(long pa) {
    int line = on ? find(pa) : -1;
    return line >= 0 && (cells.get(line) & DIRTY) != 0;
  }

  /** The word of {@code bytes} bytes, 4 or 8, at {@code pa}; brings its line in. */
  long read(long pa, int bytes) {
    int line = find(pa);
    long word = cells.get((line < 0 ? load(pa) : line) + wordOf(pa));
    return bytes == 4 ? FrameStore.half(word, pa) : word;
  }

  /** The word of {@code bytes} bytes at {@code pa} as a load finds it, without bringing it in. */
  public long peek(long pa, int bytes) {
    int line = find(pa);
    long word = line < 0 ? memory.read(pa) : cells.get(line + wordOf(pa));
    return bytes == 4 ? FrameStore.half(word, pa) : word;
  }

  /** Stores {@code value} in every word of {@code wordBytes} bytes of the {@code bytes} there. */
  void fill(long pa, long value, int bytes, int wordBytes) {
    for (int offset = 0; offset < bytes; offset += wordBytes) {
      write(pa + offset, value, wordBytes);
    }
  }

  /** Stores a word: in the line, if it is here, else in memory. */
  void write(long pa, long value, int bytes) {
    int line = find(pa);
    if (line < 0) {
      memory.write(pa, value, bytes);
      return;
    }
    int word = line + wordOf(pa);
    cells.set(word, bytes == 4 ? FrameStore.merged(cells.get(word), pa, value) : value);
    cells.set(line, cells.get(line) | DIRTY);
  }

  /** Writes the lines of {@code bytes} bytes from {@code pa} on to memory; how many had to be. */
  int clean(long pa, int bytes) {
    int cleaned = 0;
    for (long line = lineOf(pa); line < pa + bytes; line += LINE_BYTES) {
      if (isDirty(line)) {
        writeBack(find(line));
        cleaned++;
      }
    }
    return cleaned;
  }

  private void writeBack(int line) {
    long start = lineOf(cells.get(line));
    for (int i = 0; i < WORDS; i++) {
      memory.write(start + (long) i * WORD_BYTES, cells.get(line + 1 + i));
    }
    cells.set(line, cells.get(line) & ~DIRTY);
  }

  private int load(long pa) {
    int set = setOf(pa);
    int way = (int) cells.get(victims + set);
    cells.set(victims + set, (way + 1) % WAYS);
    int line = lines + (set * WAYS + way) * CELLS_PER_LINE;
    if ((cells.get(line) & DIRTY) != 0) {
      writeBack(line);
    }
    long start = lineOf(pa);
    for (int i = 0; i < WORDS; i++) {
      cells.set(line + 1 + i, memory.read(start + (long) i * WORD_BYTES));
    }
    cells.set(line, start | VALID);
    return line;
  }

  private int find(long pa) {
    int first = lines + setOf(pa) * WAYS * CELLS_PER_LINE;
    for (int way = 0; way < WAYS; way++) {
      int line = first + way * CELLS_PER_LINE;
      if ((cells.get(line) & ~DIRTY) == (lineOf(pa) | VALID)) {
        return line;
      }
    }
    return -1;
  }

  private static long lineOf(long pa) {
    return pa & -LINE_BYTES;
  }

  private static int setOf(long pa) {
    return (int) (pa >>> LINE_SHIFT) & (SETS - 1);
  }

  private static int wordOf(long pa) {
    return 1 + ((int) (pa & (LINE_BYTES - 1)) / WORD_BYTES);
  }
}
