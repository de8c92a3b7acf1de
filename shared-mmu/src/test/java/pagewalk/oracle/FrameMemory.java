package pagewalk.oracle;

import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/** The engine's own memory as a reference walker sees it, so that both read the same junk. */
record FrameMemory(FrameStore frames) implements Memory {

  /** Memory from 0 on; never-written frames read as junk of {@code junkSeed}. */
  static FrameMemory of(long bytes, long junkSeed) {
    Cells cells = new Cells();
    cells.setRecording(false);
    return new FrameMemory(new FrameStore(cells, bytes, junkSeed));
  }

  @Override
  public boolean holds(long pa) {
    return frames.holds(pa);
  }

  @Override
  public long read(long pa, int bytes) {
    long word = frames.read(pa);
    return bytes == 8 ? word : (word >>> (8 * (pa & 4))) & 0xFFFF_FFFFL;
  }

  @Override
  public void write(long pa, int bytes, long value) {
    if (bytes == 8) {
      frames.write(pa, value);
    } else {
      int shift = 8 * (int) (pa & 4);
      long others = frames.read(pa) & ~(0xFFFF_FFFFL << shift);
      frames.write(pa, others | ((value & 0xFFFF_FFFFL) << shift));
    }
  }
}
