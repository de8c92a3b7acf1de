package pagewalk.trace;

import pagewalk.state.Cells;

/** Hears of events as they are recorded: for limits, cancellation and progress. */
@FunctionalInterface
public interface TraceMeter {
  /** A meter that does not care. */
  TraceMeter NONE = (event, kind, cells) -> Long.MAX_VALUE;

  /**
   * Event number {@code event}, one of {@code kind}, was recorded, kept or not, with the machine's
   * state in {@code cells}; may throw to stop the run. The first that a meter hears of is number 0.
   *
   * @return the number of the next event that it wants to hear of
   */
  long event(long event, EventKind kind, Cells cells);
}
