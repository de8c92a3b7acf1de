package pagewalk.state;

import pagewalk.bits.Prng;

/**
 * Physical memory: 4 KiB frames that appear among the cells when they are first written.
 *
 * <p>A 64 GiB machine that uses a hundred frames costs a hundred frames. A frame is found through a
 * two-level directory that is itself made of cells, so a frame's appearance is undone like any
 * other change. A frame never written reads as junk, as real RAM does after power-up: a table that
 * somebody forgot to clear then holds wild entries by itself.
 */
public final class FrameStore implements PhysicalMemory {
  /** Bytes of a frame. */
  public static final int FRAME_BYTES = 4096;

  /** 64-bit words of a frame. */
  public static final int FRAME_WORDS = FRAME_BYTES / 8;

  private static final long LOW_HALF = 0xFFFF_FFFFL;
  private static final int FRAME_SHIFT = 12;
  private static final int BLOCK_SHIFT = 10;
  private static final int BLOCK_FRAMES = 1 << BLOCK_SHIFT;
  private static final int MOST_SPARES = 64;

  private final Cells cells;
  private final long bytes;
  private final long junkSeed;
  private final int top;
  private final Bank bank = new Bank();
  private final int blocks;
  private int spare;
  private int spares;

  /**
   * @param bytes size of the memory, starting at physical address 0: a multiple of 4096, at most
   *     2^46
   * @param junkSeed what never-written memory looks like
   */
  public FrameStore(Cells cells, long bytes, long junkSeed) {
    if (bytes <= 0 || bytes % FRAME_BYTES != 0 || bytes > 1L << 46) {
      throw new IllegalArgumentException("no memory of " + bytes + " bytes");
    }
    this.cells = cells;
    this.bytes = bytes;
    this.junkSeed = junkSeed;
    long frames = bytes >>> FRAME_SHIFT;
    blocks = (int) ((frames + BLOCK_FRAMES - 1) >>> BLOCK_SHIFT);
    top = cells.allocate(blocks);
  }

  public long bytes() {
    return bytes;
  }

  @Override
  public boolean holds(long pa) {
    return pa >= 0 && pa < bytes;
  }

  @Override
  public long read(long pa) {
    int frame = frameCell(pa >>> FRAME_SHIFT);
    return frame == 0 ? junk(pa) : cells.get(frame + wordOf(pa));
  }

  /** Puts {@code value} into the 64-bit word at {@code pa}; the memory must hold it. */
  public void write(long pa, long value) {
    long number = pa >>> FRAME_SHIFT;
    int frame = frameCell(number);
    if (frame == 0) {
      frame = appear(number, true);
    }
    cells.set(frame + wordOf(pa), value);
  }

  /** The word of {@code bytes} bytes, 4 or 8, at {@code pa}, a multiple of as many. */
  public long read(long pa, int bytes) {
    return bytes == 4 ? half(read(pa), pa) : read(pa);
  }

  @Override
  public void write(long pa, long value, int bytes) {
    write(pa, bytes == 4 ? merged(read(pa), pa, value) : value);
  }

  /**
   * Puts {@code value} into each of the 64-bit words from {@code pa} on, {@code bytes} in all; both
   * are multiples of 8.
   */
  public void fill(long pa, long value, int bytes) {
    writeSeries(pa, value, 0, bytes >>> 3);
  }

  /**
   * Puts {@code value}, {@code value + step} and so on into {@code count} 64-bit words from {@code
   * pa} on.
   */
  public void writeSeries(long pa, long value, long step, int count) {
    int done = 0;
    while (done < count) {
      long at = pa + 8L * done;
      int word = wordOf(at);
      int here = Math.min(count - done, FRAME_WORDS - word);
      long number = at >>> FRAME_SHIFT;
      int frame = frameCell(number);
      if (frame == 0) {
        // Nobody can see what a frame held before, if all of it is written and nothing is undone.
        frame = appear(number, here < FRAME_WORDS || cells.isRecording());
      }
      cells.setSeries(frame + word, here, value + step * done, step);
      done += here;
    }
  }

  /**
   * Makes room for {@code more} bytes of frames side by side that are going to appear, and for the
   * blocks of the directory that know them. It is no limit, and nothing appears by it.
   */
  public void expect(long more) {
    long touched = (more >>> (FRAME_SHIFT + BLOCK_SHIFT)) + 2;
    int batch = Math.min(blocks, MOST_SPARES);
    long batches = (touched + batch - 1) / batch;
    cells.expect((more >>> 3) + batches * batch * BLOCK_FRAMES);
  }

  /** The 32 bits that {@code pa} names of the 64-bit word that holds them. */
  public static long half(long word, long pa) {
    return word >>> ((pa & 4) << 3) & LOW_HALF;
  }

  /** {@code word} with {@code half} in place of the 32 bits that {@code pa} names. */
  public static long merged(long word, long pa, long half) {
    long shift = (pa & 4) << 3;
    return (word & ~(LOW_HALF << shift)) | (half & LOW_HALF) << shift;
  }

  /** Whether the frame has ever been written (at this point of time); if not, it reads as junk. */
  public boolean isWritten(long frame) {
    return frameCell(frame) != 0;
  }

  /** The lowest frame from {@code frame} on that has ever been written, or −1. */
  public long nextWritten(long frame) {
    long frames = bytes >>> FRAME_SHIFT;
    for (long i = frame; i < frames; i++) {
      int block = (int) cells.get(top + (int) (i >>> BLOCK_SHIFT));
      if (block == 0) {
        i |= BLOCK_FRAMES - 1;
      } else if (cells.get(block + ((int) i & (BLOCK_FRAMES - 1))) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** What the word at {@code pa} reads as while its frame has never been written. */
  public long junk(long pa) {
    return Prng.mix(junkSeed + (pa >>> 3) * 0x9E3779B97F4A7C15L);
  }

  /** {@link #junk(long)} for a word of {@code bytes} bytes, 4 or 8. */
  public long junk(long pa, int bytes) {
    return bytes == 4 ? half(junk(pa), pa) : junk(pa);
  }

  private static int wordOf(long pa) {
    return (int) (pa >>> 3) & (FRAME_WORDS - 1);
  }

  private int frameCell(long frame) {
    int block = (int) cells.get(top + (int) (frame >>> BLOCK_SHIFT));
    return block == 0 ? 0 : (int) cells.get(block + ((int) frame & (BLOCK_FRAMES - 1)));
  }

  private int appear(long frame, boolean seen) {
    int topCell = top + (int) (frame >>> BLOCK_SHIFT);
    if (cells.get(topCell) == 0) {
      cells.set(topCell, newBlock());
    }
    int first = bank.cellOf(frame);
    if (first == 0) {
      first = cells.allocate(FRAME_WORDS);
      long pa = frame << FRAME_SHIFT;
      for (int word = 0; seen && word < FRAME_WORDS; word++) {
        cells.initialise(first + word, junk(pa + 8L * word));
      }
      bank.appeared(frame, first);
    }
    cells.set((int) cells.get(topCell) + ((int) frame & (BLOCK_FRAMES - 1)), first);
    return first;
  }

  /** Blocks of the directory come many at once, so that frames in between lie side by side. */
  private int newBlock() {
    if (spares == 0) {
      spares = Math.min(blocks, MOST_SPARES);
      spare = cells.allocate(spares * BLOCK_FRAMES);
    }
    int block = spare;
    spare += BLOCK_FRAMES;
    spares--;
    return block;
  }

  /**
   * The word at {@code pa} where cells lie side by side, as those of most tables do; else 0, which
   * is what cell 0 holds. A reader that makes something of 0 has to ask {@link #read(long)}.
   */
  public long quick(long pa) {
    return cells.get(bank.cellAt(pa));
  }

  /** The cell of the word at {@code pa} where {@link #quick} finds it; else 0. */
  public int cellAt(long pa) {
    return bank.cellAt(pa);
  }

  /** The word in a cell that {@link #cellAt} has given. */
  public long wordIn(int cell) {
    return cells.get(cell);
  }
}
