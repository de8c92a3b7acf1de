package pagewalk.kernel;

import pagewalk.setting.Range;
import pagewalk.state.Cells;
import pagewalk.trace.Trace;

/**
 * A pool of physical frames to build tables and pages from; the lowest free one is taken first.
 *
 * <p>Taking a frame gives a number. It does not give a way to write the frame. A page may be shared
 * by several address spaces; its frame is free again when the last of them gives it back.
 */
public final class Frames {
  /** The answer of {@link #take} when the pool is empty. */
  public static final long NONE = -1;

  private static final int FRAMES_PER_CELL = 64;
  private static final int BLOCK_SHIFT = 8;
  private static final int BLOCK_FRAMES = 1 << BLOCK_SHIFT;

  private final Cells cells;
  private final Trace trace;
  private final Range range;
  private final int bitmap;
  private final int hint;
  private final int sharers;

  /** A pool of all frames in {@code range}, all free. */
  public Frames(Cells cells, Trace trace, Range range) {
    this.cells = cells;
    this.trace = trace;
    this.range = range;
    bitmap = cells.allocate((int) (count() / FRAMES_PER_CELL) + 1);
    hint = cells.allocate(1);
    sharers = cells.allocate((int) (count() / BLOCK_FRAMES) + 1);
  }

  /**
   * Takes a frame for a table of {@code level}, or for a page (0); gives its number or {@link
   * #NONE}.
   */
  public long take(int level) {
    return takeRun(level, 1, 1);
  }

  /**
   * Takes {@code frames} frames side by side, the first at a multiple of {@code alignment} (both
   * powers of two); gives the number of the first or {@link #NONE}.
   */
  public long takeRun(int level, int frames, int alignment) {
    long count = count();
    long from = cells.get(hint);
    long first = from + (-(range.low() + from) & (alignment - 1));
    for (long i = first; i + frames <= count; i += alignment) {
      if (isFree(i, frames)) {
        for (long each = i; each < i + frames; each++) {
          mark(each);
          took(range.low() + each, level, each == i);
        }
        if (frames == 1) {
          cells.set(hint, i + 1);
        }
        return range.low() + i;
      }
    }
    return NONE;
  }

  private void took(long frame, int level, boolean first) {
    if (first) {
      trace.frameTaken(frame, level);
    } else {
      trace.runTaken(frame, level);
    }
  }

  private boolean isFree(long first, int frames) {
    for (long i = first; i < first + frames; i++) {
      if (bit(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private long bit(long i) {
    return cells.get(bitmap + (int) (i / FRAMES_PER_CELL)) >>> (i % FRAMES_PER_CELL) & 1;
  }

  private void mark(long i) {
    int cell = bitmap + (int) (i / FRAMES_PER_CELL);
    cells.set(cell, cells.get(cell) | 1L << (i % FRAMES_PER_CELL));
  }

  /** Gives the frame of a page back; frames that were not taken from here are left alone. */
  public void free(long frame) {
    free(frame, 0);
  }

  /** Gives back what was taken for a table of {@code level}, or for a page (0). */
  public void free(long frame, int level) {
    if (!isTaken(frame)) {
      return;
    }
    long others = shares(frame);
    if (others > 0) {
      cells.set(shareCell(frame), others - 1);
      return;
    }
    unmark(frame);
    trace.frameFreed(frame, level);
  }

  /** Gives back {@code frames} frames that {@link #takeRun} gave. */
  public void freeRun(long first, int level, int frames) {
    free(first, level);
    for (long frame = first + 1; frame < first + frames; frame++) {
      unmark(frame);
      trace.runFreed(frame, level);
    }
  }

  private void unmark(long frame) {
    long i = frame - range.low();
    int cell = bitmap + (int) (i / FRAMES_PER_CELL);
    cells.set(cell, cells.get(cell) & ~(1L << (i % FRAMES_PER_CELL)));
    cells.set(hint, Math.min(cells.get(hint), i));
  }

  /** One more address space uses the page in {@code frame}; foreign frames are left alone. */
  public void share(long frame) {
    if (isTaken(frame)) {
      int top = sharers + (int) ((frame - range.low()) >>> BLOCK_SHIFT);
      if (cells.get(top) == 0) {
        cells.set(top, cells.allocate(BLOCK_FRAMES));
      }
      cells.set(shareCell(frame), shares(frame) + 1);
    }
  }

  /** How many address spaces use the page in {@code frame} besides the first. */
  private long shares(long frame) {
    return cells.get(sharers + (int) ((frame - range.low()) >>> BLOCK_SHIFT)) == 0
        ? 0
        : cells.get(shareCell(frame));
  }

  private int shareCell(long frame) {
    long i = frame - range.low();
    return (int) cells.get(sharers + (int) (i >>> BLOCK_SHIFT)) + (int) (i & (BLOCK_FRAMES - 1));
  }

  /** Whether {@code frame} belongs to the pool and is in use. */
  public boolean isTaken(long frame) {
    long i = frame - range.low();
    return i >= 0 && i < count() && bit(i) != 0;
  }

  /** The frames that the pool was made of. */
  public Range range() {
    return range;
  }

  private long count() {
    return range.high() - range.low() + 1;
  }
}
