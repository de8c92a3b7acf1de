package pagewalk.mmu;

import pagewalk.trace.Trace;

/**
 * What the latest walk read, entry by entry. One object, overwritten by every walk: a walk
 * allocates nothing.
 *
 * <p>Every walk fills it; there is no second, traced walk that could disagree with a fast one.
 */
public final class WalkRecord {
  private static final int MOST_LEVELS = 5;

  /** The address of each entry, and what was read there. */
  private final long[] pairs = new long[2 * MOST_LEVELS];

  private final int[] verdicts = new int[MOST_LEVELS];
  private int first;
  private int origin;
  private int length;

  void begin(int first) {
    this.first = first;
    origin = 0;
    length = 0;
  }

  void add(long slot, long raw, int verdict) {
    pairs[2 * length] = slot;
    pairs[2 * length + 1] = raw;
    verdicts[length] = verdict;
    length++;
  }

  /**
   * A walk down to the lowest level has been noted by {@link #note}, {@code levels} entries from
   * that of step {@code first} on.
   */
  void came(int first, int levels) {
    this.first = first;
    origin = MOST_LEVELS - levels;
    length = levels;
  }

  /** Notes the entry of level {@code number}, 1 to 5, before {@link #came}. */
  void note(int number, long slot, long raw) {
    pairs[2 * (MOST_LEVELS - number)] = slot;
    pairs[2 * (MOST_LEVELS - number) + 1] = raw;
  }

  /** Has {@code trace} note the references from number {@code from} on. */
  void tell(Trace trace, int from) {
    trace.steps(pairs, 2 * (origin + from), Math.max(0, length - from));
  }

  void setVerdict(int i, int verdict) {
    verdicts[origin + i] = verdict;
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
    return pairs[2 * (origin + i)];
  }

  /** The entry as it was read, before the hardware marked it. */
  public long raw(int i) {
    return pairs[2 * (origin + i) + 1];
  }

  int verdict(int i) {
    return verdicts[origin + i];
  }
}
