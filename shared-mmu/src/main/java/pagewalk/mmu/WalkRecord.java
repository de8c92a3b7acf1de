package pagewalk.mmu;

import pagewalk.trace.EventLog;
import pagewalk.trace.Trace;

/**
 * What the latest walk read, entry by entry. One object, overwritten by every walk: a walk
 * allocates nothing.
 *
 * <p>Every walk fills it; there is no second, traced walk that could disagree with a fast one. It
 * is written right where a trace has room for the next event: a walk that becomes one is there
 * already.
 */
public final class WalkRecord {
  private static final int MOST_LEVELS = 5;

  private final EventLog log;

  /** The page of the log that the latest walk was written in; the log may be at another by now. */
  private long[] words;

  private int place;
  private final int[] verdicts = new int[MOST_LEVELS];
  private int first;
  private int length;

  /** A record of walks each of which will be, or might be, the next event of {@code log}. */
  WalkRecord(EventLog log) {
    this.log = log;
    words = log.page();
  }

  void begin(int first) {
    came(first, 0);
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
    place = log.place() + Trace.STEPS;
    if (words != log.page()) {
      words = log.page();
    }
  }

  /** Notes reference {@code i}, 0 to 4, before {@link #came}. */
  void note(int i, long slot, long raw) {
    log.put(Trace.STEPS + 2 * i, slot);
    log.put(Trace.STEPS + 2 * i + 1, raw);
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
