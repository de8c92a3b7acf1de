package pagewalk.server.bench.runs;

import java.util.Locale;

/** How far a run of benchmarks has come. */
public enum RunState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED,
  /** Whoever was measuring went away: the server was stopped, or its machine was. */
  INTERRUPTED;

  /** Whether nothing more will happen to the run. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }

  /** The word in the database and in the interface for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
