package pagewalk.server.bench.runs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pagewalk.server.bench.ResultSetFile;

/** Every finished run, whether it is in the database or comes with Pagewalk. */
public final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  /** Result sets are large and never change; these many are kept taken apart. */
  private static final int KEPT = 40;

  private final RunStore store;
  private final CommittedResults committed;
  private final Cache<String, Finished> known = Caffeine.newBuilder().maximumSize(KEPT).build();

  /** What is in {@code store} and what comes with this program. */
  public History(RunStore store) {
    this(store, CommittedResults.packed());
  }

  History(RunStore store, CommittedResults committed) {
    this.store = store;
    this.committed = committed;
  }

  /** The run of that name, in whatever state, however the name is spelled. */
  public Optional<BenchmarkRun> find(String typed) {
    return committed
        .find(typed)
        .map(Finished::run)
        .or(() -> RunId.read(typed).flatMap(store::find));
  }

  /** The finished run of that name. */
  public Optional<Finished> finished(String typed) {
    return committed
        .find(typed)
        .or(
            () ->
                find(typed).filter(run -> run.state() == RunState.DONE).flatMap(this::withResults));
  }

  private Optional<Finished> withResults(BenchmarkRun run) {
    Finished found = known.getIfPresent(run.id());
    if (found != null) {
      return Optional.of(found);
    }
    Optional<Finished> read = store.result(run.id()).flatMap(json -> read(run, json));
    read.ifPresent(finished -> known.put(run.id(), finished));
    return read;
  }

  private static Optional<Finished> read(BenchmarkRun run, String json) {
    try {
      return Optional.of(Finished.kept(run, ResultSetFile.parse(json)));
    } catch (ResultSetFile.Unreadable e) {
      LOG.error("The results of run {} cannot be read.", run.id(), e);
      return Optional.empty();
    }
  }

  /** Those that come with Pagewalk, the latest first. */
  public List<Finished> committed() {
    return committed.all().stream()
        .sorted(Comparator.comparing(Finished::when).reversed())
        .toList();
  }

  /**
   * The last finished runs on the machine of {@code run} that were measured with the same options
   * and not after it, itself among them; the earliest first.
   */
  public List<Finished> alike(Finished run, int most) {
    String key = run.run().machineKey().orElse("");
    List<Finished> alike = new ArrayList<>(committed.all());
    store.finishedOn(key, most).forEach(one -> withResults(one).ifPresent(alike::add));
    alike.removeIf(one -> !isAlike(one, run) || one.when().isAfter(run.when()));
    alike.sort(Comparator.comparing(Finished::when));
    return List.copyOf(alike.subList(Math.max(0, alike.size() - most), alike.size()));
  }

  /** Whether two runs can be held against each other at all. */
  static boolean isAlike(Finished one, Finished other) {
    var ours = one.results().options();
    var theirs = other.results().options();
    return one.run().machineKey().equals(other.run().machineKey())
        && ours.forks() == theirs.forks()
        && ours.warmups() == theirs.warmups()
        && ours.measurements() == theirs.measurements()
        && ours.seconds() == theirs.seconds();
  }
}
