package pagewalk.server.bench.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pagewalk.server.bench.ResultSet;

/**
 * A run that is done, and what it measured.
 *
 * @param committed whether it comes with Pagewalk and is in no database
 * @param rows every number of it, so that they are taken apart only once
 */
public record Finished(
    BenchmarkRun run, boolean committed, ResultSet results, List<ResultSet.Row> rows) {

  static Finished committed(String name, ResultSet results) {
    Measured measured = Measured.of(results);
    Instant started = measured.started();
    BenchmarkRun run =
        new BenchmarkRun(
            name,
            RunState.DONE,
            Wish.fulfilledBy(results),
            started,
            Optional.of(started),
            Optional.of(started),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(measured.machine()),
            Optional.of(measured.machineKey()),
            Optional.of(measured.commit()));
    return new Finished(run, true, results, results.rows());
  }

  static Finished kept(BenchmarkRun run, ResultSet results) {
    return new Finished(run, false, results, results.rows());
  }

  /** When it was measured. */
  Instant when() {
    return run.started().orElse(run.queued());
  }
}
