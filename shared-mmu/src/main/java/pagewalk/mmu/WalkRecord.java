package pagewalk.mmu;

/**
 * What the latest walk read, entry by entry. One object, overwritten by every walk: a walk
 * allocates nothing.
 *
 * <p>Every walk fills it; there is no second, traced walk that could disagree with a fast one.
 */
public final class WalkRecord {
  private static final int MOST_LEVELS = 5;

  private final long[] slots = new long[MOST_LEVELS];
  private final long[] raws = new long[MOST_LEVELS];
  private final int[] verdicts = new int[MOST_LEVELS];
  private int length;

  void begin() {
    length = 0;
  }

  void add(long slot, long raw, int verdict) {
    slots[length] = slot;
    raws[length] = raw;
    verdicts[length] = verdict;
    length++;
  }

  /** Number of memory references, 0 when the address was refused before the first. */
  public int length() {
    return length;
  }

  /** Physical address of the entry read at {@code step}, which counts from 0 at the root. */
  public long slot(int step) {
    return slots[step];
  }

  /** The entry as it was read, before the hardware marked it. */
  public long raw(int step) {
    return raws[step];
  }

  int verdict(int step) {
    return verdicts[step];
  }
}
