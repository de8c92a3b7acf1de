package pagewalk.server.api;

import java.time.Duration;
import pagewalk.session.Budget;

/**
 * How much one visitor may take. What a text itself may be is limited by the language.
 *
 * @param bodyBytes most bytes of a request's body
 * @param runEvents most events of a run
 * @param runChanges most recorded changes of cells
 * @param runCells most cells (8 bytes each) of a simulated machine
 * @param runTime how long a run and the answer about it may take
 * @param runsAtOnce runs that go on at the same time
 * @param runWait how long a run may wait for its turn
 * @param readsPerMinute cheap questions from one address
 * @param runsPerMinute runs and pictures from one address
 * @param savesPerMinute saved scenarios from one address
 */
public record ServerLimits(
    int bodyBytes,
    int runEvents,
    int runChanges,
    int runCells,
    Duration runTime,
    int runsAtOnce,
    Duration runWait,
    int readsPerMinute,
    int runsPerMinute,
    int savesPerMinute) {

  /** Nothing is recorded in a comparison, which makes its runs several times quicker. */
  private static final int COMPARED_RUNS = 4;

  /**
   * Ten times what the largest scenario of the gallery needs. A run holds at most 24 MiB of cells
   * and 36 MiB of tape, and no more of them go on at once than there are processors.
   */
  public static final ServerLimits STANDARD =
      new ServerLimits(
          256 * 1024,
          200_000,
          3_000_000,
          3_000_000,
          Duration.ofSeconds(2),
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Duration.ofSeconds(1),
          600,
          120,
          30);

  /** The same for runs, for a server that expects {@code requests} a minute from one address. */
  public ServerLimits perMinute(int requests) {
    return new ServerLimits(
        bodyBytes,
        runEvents,
        runChanges,
        runCells,
        runTime,
        runsAtOnce,
        runWait,
        requests,
        requests,
        requests);
  }

  /** The same with other bounds for one run. */
  public ServerLimits perRun(int events, Duration time) {
    return new ServerLimits(
        bodyBytes,
        events,
        runChanges,
        runCells,
        time,
        runsAtOnce,
        runWait,
        readsPerMinute,
        runsPerMinute,
        savesPerMinute);
  }

  /** How long the work of one scenario may take under all strategies together. */
  Duration compareTime() {
    return runTime.multipliedBy(COMPARED_RUNS);
  }

  Budget budget(Budget.StopSignal stop) {
    return new Budget(runEvents, runChanges, runCells, stop);
  }
}
