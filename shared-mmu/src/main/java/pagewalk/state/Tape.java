package pagewalk.state;

import java.util.Arrays;

/**
 * The record of every cell change, for moving through time.
 *
 * <p>An entry is a cell and <em>the other</em> value: before the change is undone that is the old
 * one, afterwards the new one. Passing over an entry swaps the two, in either direction, so one
 * tape serves undo and redo.
 */
final class Tape {
  private int[] cell = new int[1024];
  private long[] other = new long[1024];
  private int length;
  private int position;

  /**
   * Notes that {@code index} is about to lose the value {@code old}; whatever was undone before is
   * forgotten.
   */
  void push(int index, long old) {
    if (position == cell.length) {
      int larger = position + (position >> 1);
      cell = Arrays.copyOf(cell, larger);
      other = Arrays.copyOf(other, larger);
    }
    cell[position] = index;
    other[position] = old;
    position++;
    length = position;
  }

  int position() {
    return position;
  }

  void seek(int target, long[] cells) {
    if (target < 0 || target > length) {
      throw new IllegalArgumentException("no time " + target + ", the tape has " + length);
    }
    while (position > target) {
      position--;
      swap(position, cells);
    }
    while (position < target) {
      swap(position, cells);
      position++;
    }
  }

  private void swap(int entry, long[] cells) {
    int index = cell[entry];
    long value = cells[index];
    cells[index] = other[entry];
    other[entry] = value;
  }
}
