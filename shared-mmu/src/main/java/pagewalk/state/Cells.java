package pagewalk.state;

import java.util.Arrays;

/**
 * Everything about the simulated machine that can change, as one growing {@code long[]}.
 *
 * <p>RAM, registers, TLB slots and the frame pool all live here, and {@link #set} is the only write
 * in the simulator. Because of that, undo, equality and copying need no code in any component: the
 * {@link Tape} behind {@code set} knows every change there ever was.
 */
public final class Cells {
  private static final int FIRST_SIZE = 1 << 12;
  private long[] cells = new long[FIRST_SIZE];
  private int used = 1; // cell 0 stays unused and 0, so that 0 can mean "no cell" in directories
  private final Tape tape = new Tape();
  private boolean recording = true;
  private int seeks;

  /**
   * Reserves {@code count} cells of value 0 and gives the index of the first; they are never given
   * back.
   */
  public int allocate(int count) {
    int first = used;
    if (count < 0 || count > Integer.MAX_VALUE - 64 - used) {
      throw new IllegalArgumentException("out of cells: " + count + " more after " + used);
    }
    used += count;
    if (used > cells.length) {
      grow(Math.max(2L * cells.length, used));
    }
    return first;
  }

  /**
   * Makes room for {@code count} more cells at once. Whoever knows how many he is going to allocate
   * spares them being copied each time their number doubles, and half of the room being empty.
   */
  void expect(long count) {
    if (used + count > cells.length) {
      grow(used + count);
    }
  }

  private void grow(long size) {
    cells = Arrays.copyOf(cells, (int) Math.min(size, Integer.MAX_VALUE - 64));
  }

  public long get(int cell) {
    return cells[cell];
  }

  public void set(int cell, long value) {
    long old = cells[cell];
    if (old != value) {
      if (recording) {
        tape.push(cell, old);
      }
      cells[cell] = value;
    }
  }

  /** {@link #set} for {@code count} cells from {@code first} on: all become {@code value}. */
  void fill(int first, int count, long value) {
    setSeries(first, count, value, 0);
  }

  /**
   * {@link #set} for {@code count} cells from {@code first} on: {@code value}, {@code value + step}
   * and so on.
   */
  void setSeries(int first, int count, long value, long step) {
    long next = value;
    if (recording) {
      for (int cell = first; cell < first + count; cell++) {
        set(cell, next);
        next += step;
      }
      return;
    }
    long[] all = cells;
    for (int cell = first; cell < first + count; cell++) {
      all[cell] = next;
      next += step;
    }
  }

  boolean isRecording() {
    return recording;
  }

  /**
   * Gives a freshly allocated cell its first content, unrecorded: before the change that makes the
   * cell reachable nobody can see it, and after undoing that change nobody can either.
   */
  void initialise(int cell, long value) {
    cells[cell] = value;
  }

  /** How many cells exist; indices are below it. */
  public int size() {
    return used;
  }

  /** The number of recorded changes so far: a point in time that {@link #seek} can return to. */
  public int time() {
    return tape.position();
  }

  /** Moves every cell back or forth to its value at {@code time}, 0 to the largest time reached. */
  public void seek(int time) {
    seeks++;
    tape.seek(time, cells);
  }

  /**
   * How often {@link #seek} has been called: whoever remembers what he has read can tell by it that
   * cells changed behind his back.
   */
  public int seeks() {
    return seeks;
  }

  /** Off for bulk work and benchmarks: changes are made, but no time passes on the tape. */
  public void setRecording(boolean on) {
    recording = on;
  }

  /** The values of the first {@code count} cells. */
  public long[] copy(int count) {
    return Arrays.copyOf(cells, count);
  }
}
