package pagewalk.kernel;

import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * Memory for tables out of a pool of frames, whatever size the tables of a level have: one frame,
 * several side by side (the 16 KiB root of the ARM short format), or a part of one (its 1 KiB
 * second-level tables, four to a frame).
 */
public final class TablePool {
  private static final int SMALLEST_PART = 64;

  private final PagingFormat format;
  private final Frames frames;
  private final Cells cells;
  private final Trace trace;
  private final int parts;
  private final int open;

  /** Tables of {@code format} out of {@code frames}. */
  public TablePool(PagingFormat format, Frames frames, Cells cells, Trace trace) {
    this.format = format;
    this.frames = frames;
    this.cells = cells;
    this.trace = trace;
    boolean any = format.levels().stream().anyMatch(TablePool::isPart);
    parts = any ? cells.allocate((int) frames.range().count()) : 0;
    open = cells.allocate(format.top() + 1);
  }

  /** Where a new table of {@code level} is, or {@link Frames#NONE}. Its content is junk. */
  public long take(int level) {
    int bytes = format.level(level).tableBytes();
    if (isPart(format.level(level))) {
      return takePart(level);
    }
    int run = bytes / FrameStore.FRAME_BYTES;
    return addressOf(frames.takeRun(level, run, run));
  }

  private static long addressOf(long frame) {
    return frame == Frames.NONE ? Frames.NONE : frame * FrameStore.FRAME_BYTES;
  }

  /**
   * {@link #take} for the table that root register {@code register} points to, which may be smaller
   * than others of its level. It lies where one of those could lie, which is more than the hardware
   * asks for.
   *
   * @param whole whether it shall have a frame of its own even when it is smaller
   */
  long takeRoot(int register, boolean whole) {
    int level = format.rootLevel(register);
    if (isPart(format.level(level)) && !whole) {
      return takePart(level);
    }
    int alignment = Math.max(1, format.level(level).tableBytes() / FrameStore.FRAME_BYTES);
    return addressOf(frames.takeRun(level, framesOfRoot(register), alignment));
  }

  private int framesOfRoot(int register) {
    return Math.max(1, format.rootBytes(register) / FrameStore.FRAME_BYTES);
  }

  /** Gives back what {@link #takeRoot} gave for the first root register. */
  void freeRoot(long pa, boolean whole) {
    int level = format.rootLevel(0);
    if (isPart(format.level(level)) && !whole) {
      free(level, pa);
    } else if (frames.isTaken(pa / FrameStore.FRAME_BYTES)) {
      frames.freeRun(pa / FrameStore.FRAME_BYTES, level, framesOfRoot(0));
    }
  }

  /** Gives the table of {@code level} at {@code pa} back, if it came from here. */
  public void free(int level, long pa) {
    long frame = pa / FrameStore.FRAME_BYTES;
    if (!frames.isTaken(frame)) {
      return;
    }
    if (isPart(format.level(level))) {
      freePart(level, pa);
      return;
    }
    frames.freeRun(frame, level, format.level(level).tableBytes() / FrameStore.FRAME_BYTES);
  }

  private static boolean isPart(Level level) {
    return level.tableBytes() < FrameStore.FRAME_BYTES;
  }

  private int partBytes(int level) {
    return Math.max(SMALLEST_PART, format.level(level).tableBytes());
  }

  private long takePart(int level) {
    int bytes = partBytes(level);
    int most = FrameStore.FRAME_BYTES / bytes;
    long frame = cells.get(open + level);
    long used = frame == 0 ? -1 : cells.get(partsOf(frame));
    if (used == -1 || Long.bitCount(used) == most) {
      frame = frames.take(level);
      if (frame == Frames.NONE) {
        return Frames.NONE;
      }
      cells.set(open + level, frame);
      used = 0;
    } else {
      trace.partTaken(frame, level);
    }
    int part = Long.numberOfTrailingZeros(~used);
    cells.set(partsOf(frame), used | 1L << part);
    return frame * FrameStore.FRAME_BYTES + (long) part * bytes;
  }

  /**
   * Takes part {@code part} of a new frame for a table of {@code level}, whose tables are smaller
   * than a frame; gives its physical address or {@link Frames#NONE}.
   */
  public long takeFirst(int level, int part) {
    long frame = frames.take(level);
    if (frame == Frames.NONE) {
      return Frames.NONE;
    }
    cells.set(partsOf(frame), 1L << part);
    return frame * FrameStore.FRAME_BYTES + (long) part * partBytes(level);
  }

  /** Takes part {@code part}, which is free, of the frame in which the table at {@code pa} lies. */
  public long takeBeside(int level, long pa, int part) {
    long frame = pa / FrameStore.FRAME_BYTES;
    if (frames.isTaken(frame)) {
      cells.set(partsOf(frame), cells.get(partsOf(frame)) | 1L << part);
    }
    trace.partTaken(frame, level);
    return frame * FrameStore.FRAME_BYTES + (long) part * partBytes(level);
  }

  private void freePart(int level, long pa) {
    long frame = pa / FrameStore.FRAME_BYTES;
    int part = (int) (pa % FrameStore.FRAME_BYTES) / partBytes(level);
    long left = cells.get(partsOf(frame)) & ~(1L << part);
    cells.set(partsOf(frame), left);
    if (left == 0) {
      cells.set(open + level, 0);
      frames.free(frame, level);
    } else {
      cells.set(open + level, frame);
      trace.partFreed(frame, level);
    }
  }

  private int partsOf(long frame) {
    return parts + (int) (frame - frames.range().low());
  }
}
