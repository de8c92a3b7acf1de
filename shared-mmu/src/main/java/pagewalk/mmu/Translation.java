package pagewalk.mmu;

import pagewalk.format.FaultKind;

/**
 * The packed result of a translation: a physical address (0 or more), or a refusal (negative).
 *
 * <p>Primitive because the hot path returns it; {@link Fault} is the readable form.
 */
public final class Translation {
  private static final int KIND_SHIFT = 8;

  private Translation() {}

  /**
   * A refusal of {@code kind}, decided by the entry of step {@code step} (or before any step: −1).
   */
  static long refused(FaultKind kind, int step) {
    return Long.MIN_VALUE | (long) kind.ordinal() << KIND_SHIFT | (step + 1);
  }

  /** The refusal of an untranslated access to a physical address where there is no memory. */
  public static long busError() {
    return refused(FaultKind.BUS, -1);
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
}
