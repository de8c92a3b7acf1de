package pagewalk.trace;

/** Hears of every event as it is recorded: for limits, cancellation and progress. */
@FunctionalInterface
public interface TraceMeter {
  /** A meter that does not care. */
  TraceMeter NONE = event -> {};

  /** Event number {@code event} was recorded; may throw to stop the run. */
  void event(int event);
}
