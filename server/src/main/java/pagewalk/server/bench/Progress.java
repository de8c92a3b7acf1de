package pagewalk.server.bench;

/** Hears how far a run of benchmarks has come. */
@FunctionalInterface
public interface Progress {
  /**
   * The next line: what JMH writes while it measures ({@code # Benchmark: …}, {@code # Parameters:
   * (…)}, {@code # Run progress: 12.50% complete, ETA 00:00:40}, {@code # Fork: 1 of 1}, {@code
   * Iteration 2: …}), or the name of what is measured in C.
   */
  void say(String line);
}
