package pagewalk.mmu;

import pagewalk.trace.Trace;

/**
 * What the latest walk read, entry by entry. One object, overwritten by every walk: a walk
 * allocates nothing.
 *
 * <p>Every walk fills it; there is no second, traced walk that could disagree with a fast one. What
 * a traced walk reads is written right where it stays, in the trace, and the record lies there.
 */
public final class WalkRecord {
  private static final int MOST_LEVELS = 5;

  private final long[] own = new long[2 * MOST_LEVELS];

  /** From {@link #place} on the address of each entry, and what was read there. */
  private long[] words = own;

  private int place;
  private final int[] verdicts = new int[MOST_LEVELS];
  private int first;
  private int length;

  /** What the next walk reads is its own matter. */
  void lieApart() {
    words = own;
    place = 0;
  }

  /** The next walk will be an event of {@code trace}, which is on. */
  void lieIn(Trace trace) {
    long[] room = trace.stepsRoom();
    if (words != room) {
      words = room;
    }
    place = trace.stepsPlace();
  }

  void begin(int first) {
    this.first = first;
    length = 0;
  }

  void add(long slot, long raw, int verdict) {
    note(length, slot, raw);
    verdicts[length] = verdict;
    length++;
  }

  /**
   * A walk down to the lowest level has been noted by {@link #note}, {@code levels} entries from
   * that of step {@code first} on.
   */
  void came(int first, int levels) {
    this.first = first;
    length = levels;
  }

  /** Notes reference {@code i}, 0 to 4, before {@link #came}. */
  void note(int i, long slot, long raw) {
    int at = place + 2 * i;
    words[at] = slot;
    words[at + 1] = raw;
  }

  void setVerdict(int i, int verdict) {
    verdicts[i] = verdict;
  }

  /** Number of memory references, 0 when the address was refused before the first. */
  public int length() {
    return length;
  }

  /** The step of the first reference: 0 when the walk began at the highest level there is. */
  public int first() {
    return first;
  }

  /** Physical address of the entry read by reference {@code i}, which counts from 0. */
  public long slot(int i) {
    return words[place + 2 * i];
  }

  /** The entry as it was read, before the hardware marked it. */
  public long raw(int i) {
    return words[place + 2 * i + 1];
  }

  int verdict(int i) {
    return verdicts[i];
  }
}
