package pagewalk.trace;

import pagewalk.state.Cells;

/** Hears of every event as it is recorded: for limits, cancellation and progress. */
@FunctionalInterface
public interface TraceMeter {
  /** A meter that does not care. */
  TraceMeter NONE = (event, cells) -> {};

  /**
   * Event number {@code event} was recorded, with the machine's state in {@code cells}; may throw
   * to stop the run.
   */
  void event(int event, Cells cells);
}
