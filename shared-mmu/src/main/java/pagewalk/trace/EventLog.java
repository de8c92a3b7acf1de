package pagewalk.trace;

import java.util.Arrays;

/**
 * Where events lie: rows of words of different lengths, one after the other, in pages that are
 * filled and never moved.
 *
 * <p>A row never crosses into another page. Whoever writes one asks once for room and advances one
 * place, so an event costs hardly more than its words; and a long run grows by pages, with no copy
 * of everything that happened so far.
 */
final class EventLog {
  /** No row is longer. */
  static final int MOST_WORDS = 16;

  private static final int PAGE_SHIFT = 10;
  private static final int PAGE_WORDS = 1 << PAGE_SHIFT;
  private static final int LAST_ROOM = PAGE_WORDS - MOST_WORDS;
  private static final int FIRST_PAGES = 4;
  private static final int FIRST_ROWS = 256;
  private static final int ALL = -1;
  private static final int LATEST = 0;

  private long[][] pages = new long[FIRST_PAGES][];
  private long[] page = new long[PAGE_WORDS];
  private int number;
  private int at;
  private int[] starts = new int[FIRST_ROWS];
  private long rows;
  private int kept = ALL;

  EventLog() {
    pages[0] = page;
  }

  /** From now on only the latest row is there, as number 0, and one page serves for all. */
  void keepLatest() {
    kept = LATEST;
  }

  /** The page that the next row begins in, at {@link #place}; all of a row has room there. */
  long[] room() {
    if (at > LAST_ROOM) {
      turn();
    }
    return page;
  }

  /** {@link #room} for whoever has asked for it since the latest row. */
  long[] page() {
    return page;
  }

  /** Where in {@link #room} the next row begins. */
  int place() {
    return at;
  }

  /** The next row, of {@code words} words, has been written. */
  void close(int words) {
    int row = (int) rows & kept;
    if (row == starts.length) {
      starts = Arrays.copyOf(starts, 2 * row);
    }
    starts[row] = number << PAGE_SHIFT | at;
    at += words;
    rows++;
  }

  /**
   * Kept apart from {@link #append}, so that compilers see that a page which is used again calls
   * for nothing.
   */
  private void turn() {
    at = 0;
    if (kept == ALL) {
      append();
    }
  }

  private void append() {
    number++;
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, 2 * number);
    }
    page = new long[PAGE_WORDS];
    pages[number] = page;
  }

  /** How many rows there have been, kept or not. */
  long rows() {
    return rows;
  }

  /** How many rows are there. */
  int size() {
    return kept == ALL ? (int) rows : (int) Math.min(rows, 1);
  }

  /** Word {@code i} of row {@code row}. */
  long word(int row, int i) {
    int start = starts[row];
    return pages[start >>> PAGE_SHIFT][(start & (PAGE_WORDS - 1)) + i];
  }
}
