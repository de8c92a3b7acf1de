package pagewalk.kernel;

import pagewalk.setting.Range;
import pagewalk.state.Cells;
import pagewalk.trace.Trace;

/**
 * A pool of physical frames to build tables and pages from; the lowest free one is taken first.
 *
 * <p>Taking a frame gives a number. It does not give a way to write the frame.
 */
public final class Frames {
  /** The answer of {@link #take} when the pool is empty. */
  public static final long NONE = -1;

  private static final int FRAMES_PER_CELL = 64;

  private final Cells cells;
  private final Trace trace;
  private final Range range;
  private final int bitmap;
  private final int hint;

  /** A pool of all frames in {@code range}, all free. */
  public Frames(Cells cells, Trace trace, Range range) {
    this.cells = cells;
    this.trace = trace;
    this.range = range;
    bitmap = cells.allocate((int) (count() / FRAMES_PER_CELL) + 1);
    hint = cells.allocate(1);
  }

  /**
   * Takes a frame for a table of {@code level}, or for a page (0); gives its number or {@link
   * #NONE}.
   */
  public long take(int level) {
    return takeRun(level, 1);
  }

  /**
   * Takes {@code frames} frames side by side, the first at a multiple of their number (a power of
   * two); gives the number of the first or {@link #NONE}.
   */
  public long takeRun(int level, int frames) {
    long count = count();
    long from = cells.get(hint);
    long first = from + (-(range.low() + from) & (frames - 1));
    for (long i = first; i + frames <= count; i += frames) {
      if (isFree(i, frames)) {
        for (long each = i; each < i + frames; each++) {
          int cell = bitmap + (int) (each / FRAMES_PER_CELL);
          cells.set(cell, cells.get(cell) | 1L << (each % FRAMES_PER_CELL));
          trace.frameTaken(range.low() + each, level);
        }
        if (frames == 1) {
          cells.set(hint, i + 1);
        }
        return range.low() + i;
      }
    }
    return NONE;
  }

  private boolean isFree(long first, int frames) {
    for (long i = first; i < first + frames; i++) {
      if (isTaken(range.low() + i)) {
        return false;
      }
    }
    return true;
  }

  /** Gives a frame back; frames that were not taken from here are left alone. */
  public void free(long frame) {
    long i = frame - range.low();
    if (!isTaken(frame)) {
      return;
    }
    int cell = bitmap + (int) (i / FRAMES_PER_CELL);
    cells.set(cell, cells.get(cell) & ~(1L << (i % FRAMES_PER_CELL)));
    cells.set(hint, Math.min(cells.get(hint), i));
    trace.frameFreed(frame);
  }

  /** Whether {@code frame} belongs to the pool and is in use. */
  public boolean isTaken(long frame) {
    long i = frame - range.low();
    return i >= 0
        && i < count()
        && (cells.get(bitmap + (int) (i / FRAMES_PER_CELL)) >>> (i % FRAMES_PER_CELL) & 1) != 0;
  }

  /** The frames that the pool was made of. */
  public Range range() {
    return range;
  }

  private long count() {
    return range.high() - range.low() + 1;
  }
}
