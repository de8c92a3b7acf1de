package pagewalk.state;

/**
 * A stretch of physical memory whose cells lie one after the other, so that the cell of an address
 * is a sum and not a search.
 *
 * <p>Frames that a kernel takes for tables appear in order, each behind the one before; the longest
 * such run is the bank. It is no state of the machine: it says only where cells lie, and cells are
 * never moved. A frame whose appearance was undone holds what it held when it appeared, and when it
 * appears again it gets the same cells.
 */
final class Bank {
  private long first;
  private long frames;
  private long start;
  private long words;
  private int cell;
  private long runFirst;
  private long runFrames;
  private int runCell;

  /** The cell of the first word of {@code frame}, or 0 when it is in no run that is remembered. */
  int cellOf(long frame) {
    if (frame - first >= 0 && frame - first < frames) {
      return cell + (int) (frame - first) * FrameStore.FRAME_WORDS;
    }
    if (frame - runFirst >= 0 && frame - runFirst < runFrames) {
      return runCell + (int) (frame - runFirst) * FrameStore.FRAME_WORDS;
    }
    return 0;
  }

  /** Frame {@code frame} appeared in the cells from {@code at} on. */
  void appeared(long frame, int at) {
    boolean next =
        frame == runFirst + runFrames && at == runCell + (int) runFrames * FrameStore.FRAME_WORDS;
    if (!next) {
      runFirst = frame;
      runFrames = 0;
      runCell = at;
    }
    runFrames++;
    if (runFrames >= frames) {
      first = runFirst;
      frames = runFrames;
      start = first * FrameStore.FRAME_BYTES;
      words = frames * FrameStore.FRAME_WORDS;
      cell = runCell;
    }
  }

  /** The cell of the word at {@code pa}, or 0 when the bank does not hold it. */
  int cellAt(long pa) {
    long word = (pa - start) >>> 3;
    return word < words ? cell + (int) word : 0;
  }
}
