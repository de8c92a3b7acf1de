package pagewalk.trace;

import java.util.Arrays;

/**
 * Where events lie: rows of words of different lengths, one after the other, in pages that are
 * filled and never moved.
 *
 * <p>There is always room for one more row. Whoever makes an event writes its words right there, a
 * walk as it goes, so that nothing is copied afterwards; what never becomes an event is overwritten
 * by what follows. A row never crosses into another page, and a long run grows by pages, with no
 * copy of everything that happened so far. The heads of rows lie side by side, for whoever looks
 * for one among many.
 */
public final class EventLog {
  /** No row is longer. */
  private static final int MOST_WORDS = 16;

  private static final int PAGE_SHIFT = 10;
  private static final int PAGE_WORDS = 1 << PAGE_SHIFT;
  private static final int LAST_ROOM = PAGE_WORDS - MOST_WORDS;
  private static final int FIRST_PAGES = 4;
  private static final int FIRST_ROWS = 256;
  private static final int ALL = -1;
  private static final int LATEST = 0;

  private long[][] pages = new long[FIRST_PAGES][];
  private long[] page;
  private int number;
  private int at;
  private long[] heads;
  private int[] starts;
  private long rows;
  private int kept = ALL;

  private EventLog(int words, int rows) {
    page = new long[words];
    pages[0] = page;
    heads = new long[rows];
    starts = new int[rows];
  }

  /** A log without rows. */
  static EventLog empty() {
    return new EventLog(PAGE_WORDS, FIRST_ROWS);
  }

  /** Room for a row and no more, for walks that are no events: it must never be closed. */
  public static EventLog scratch() {
    return new EventLog(MOST_WORDS, 0);
  }

  /** From now on only the latest row is there, as number 0, and one page serves for all. */
  void keepLatest() {
    kept = LATEST;
  }

  /**
   * Writes word {@code number}, 0 to 15, of the next row. It stays unseen until {@link #close}, and
   * may be written again until then.
   */
  public void put(int number, long word) {
    page[at + number] = word;
  }

  /** The page that the next row lies in. */
  public long[] page() {
    return page;
  }

  /** Where in {@link #page} the next row begins. */
  public int place() {
    return at;
  }

  /** The next row, of {@code words} words, has been written; {@code head} is what it is about. */
  void close(long head, int words) {
    int row = (int) rows & kept;
    if (row == starts.length) {
      heads = Arrays.copyOf(heads, 2 * row);
      starts = Arrays.copyOf(starts, 2 * row);
    }
    heads[row] = head;
    starts[row] = number << PAGE_SHIFT | at;
    rows++;
    int next = at + words;
    at = next;
    if (next > LAST_ROOM) {
      turn();
    }
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

  /** The head of row {@code row}. */
  long head(int row) {
    return heads[row];
  }

  /** Word {@code i} of row {@code row}. */
  long word(int row, int i) {
    int start = starts[row];
    return pages[start >>> PAGE_SHIFT][(start & (PAGE_WORDS - 1)) + i];
  }
}
