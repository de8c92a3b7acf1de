package pagewalk.mmu;

import pagewalk.format.FaultKind;

/**
 * The packed result of a translation: a physical address (0 or more), or a refusal (negative).
 *
 * <p>Primitive because the hot path returns it; {@link Fault} is the readable form.
 */
public final class Translation {
  private static final int KIND_SHIFT = 8;
  private static final int LEVEL_SHIFT = 16;
  private static final int GROUP_SHIFT = 20;

  private Translation() {}

  /**
   * A refusal of {@code kind}, decided by the entry of step {@code step} (or before any step: −1).
   *
   * @param level number of the level whose entry was concerned, 0 for the page itself
   * @param group the domain or protection key as far as the walk had found it
   */
  static long refused(FaultKind kind, int step, int level, int group) {
    return Long.MIN_VALUE
        | (long) group << GROUP_SHIFT
        | (long) level << LEVEL_SHIFT
        | (long) kind.ordinal() << KIND_SHIFT
        | (step + 1);
  }

  /** The refusal of an untranslated access to a physical address where there is no memory. */
  public static long busError() {
    return refused(FaultKind.BUS, -1, 0, 0);
  }

  public static boolean isRefused(long result) {
    return result < 0;
  }

  /** Why, for a refusal. */
  public static FaultKind kind(long result) {
    return FaultKind.of((int) (result >>> KIND_SHIFT) & 0xFF);
  }

  /** The step of the walk whose entry decided the refusal, −1 when no entry was read. */
  public static int step(long result) {
    return ((int) result & 0xFF) - 1;
  }

  /** Number of the level whose entry a refusal is about, 0 for the page itself. */
  public static int level(long result) {
    return (int) (result >>> LEVEL_SHIFT) & 0xF;
  }

  /** The domain or protection key of what was being accessed, 0 where the walk found none. */
  public static int group(long result) {
    return (int) (result >>> GROUP_SHIFT) & 0xF;
  }
}
