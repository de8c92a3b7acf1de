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
  private int first;
  private int length;

  void begin(int first) {
    this.first = first;
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

  /** The step of the first reference: 0 when the walk began at the highest level there is. */
  public int first() {
    return first;
  }

  /** Physical address of the entry read by reference {@code i}, which counts from 0. */
  public long slot(int i) {
    return slots[i];
  }

  /** The entry as it was read, before the hardware marked it. */
  public long raw(int i) {
    return raws[i];
  }

  int verdict(int i) {
    return verdicts[i];
  }
}
