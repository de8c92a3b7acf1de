package pagewalk.session;

/**
 * How much a run may use before it is stopped, so that no script can occupy a computer for long.
 *
 * @param events most events of the trace
 * @param changes most recorded changes of cells
 * @param cells most cells (8 bytes each), which bounds the simulated memory in use
 * @param stop asked now and then; true stops the run
 */
public record Budget(int events, int changes, int cells, StopSignal stop) {
  /**
   * Enough for every scenario that a person would scrub through; about 300 MiB at the very worst.
   */
  public static final Budget STANDARD = new Budget(1_000_000, 12_000_000, 12_000_000, () -> false);

  /**
   * Enough to map 64 GiB by 4 KiB pages without recording it; about 1 GiB at the very worst, while
   * memory grows.
   */
  public static final Budget BULK = new Budget(2_000_000_000, 0, 60_000_000, () -> false);

  /** The same with a signal that stops the run. */
  public Budget withStop(StopSignal signal) {
    return new Budget(events, changes, cells, signal);
  }

  /** Says whether somebody wants the run to end: a client that went away, a clock. */
  @FunctionalInterface
  public interface StopSignal {
    boolean isRaised();
  }
}
