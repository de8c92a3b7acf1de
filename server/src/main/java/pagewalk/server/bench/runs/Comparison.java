package pagewalk.server.bench.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import pagewalk.server.bench.ResultSet.Row;

/**
 * Two runs beside each other, number by number, each difference held against the noise of the
 * earlier runs on that machine. docs/benchmarks.md states the rule.
 *
 * @param before what {@code after} is compared with
 * @param alike whether machine, Java and options are the same, without which nothing is claimed
 * @param earlier how many earlier runs tell about the noise
 */
public record Comparison(
    Finished before, Finished after, boolean alike, int earlier, List<Line> lines) {

  /** What the difference of two numbers is evidence for. */
  public enum Verdict {
    FASTER,
    SLOWER,
    NO_EVIDENCE
  }

  /**
   * One number of both runs.
   *
   * @param change of the time that an operation takes: 0.1 for ten percent more
   * @param noise relative standard deviation from run to run; empty when too few runs tell it
   * @param p how often noise alone would make a difference as large; empty without noise
   * @param why one sentence
   */
  public record Line(
      Row before,
      Row after,
      double change,
      OptionalDouble noise,
      OptionalDouble p,
      Verdict verdict,
      String why) {}

  /** A number in several runs is the same when benchmark and parameters are. */
  private record Key(String benchmark, Map<String, String> params, String unit) {
    static Key of(Row row) {
      return new Key(row.benchmark(), row.params(), row.unit());
    }
  }

  private record Weighed(Row before, Row after, Optional<Noise> noise) {
    double difference() {
      return Math.log(time(after) / time(before));
    }

    /** Without any noise known, no difference is improbable. */
    double p() {
      return noise.map(known -> known.p(difference())).orElse(1.0);
    }

    Key key() {
      return Key.of(after);
    }
  }

  /** So many earlier runs are looked at. */
  private static final int MOST_EARLIER = 30;

  /**
   * Compares {@code after} with {@code before}, with what {@code history} knows of their machine.
   */
  public static Comparison of(Finished before, Finished after, History history) {
    boolean alike = History.isAlike(before, after);
    Finished later = before.when().isAfter(after.when()) ? before : after;
    List<Finished> earlier =
        history.alike(later, MOST_EARLIER + 1).stream()
            .filter(run -> !run.run().id().equals(later.run().id()))
            .toList();
    return of(before, after, alike, earlier);
  }

  static Comparison of(Finished before, Finished after, boolean alike, List<Finished> earlier) {
    List<Weighed> pairs = new ArrayList<>();
    for (Row row : after.rows()) {
      row(before, Key.of(row))
          .filter(old -> old.score() > 0 && row.score() > 0)
          .ifPresent(
              old -> pairs.add(new Weighed(old, row, alike ? noise(earlier, old, row) : none())));
    }
    Set<Key> improbable = improbable(pairs);
    List<Line> lines = pairs.stream().map(pair -> line(pair, alike, earlier, improbable)).toList();
    return new Comparison(before, after, alike, earlier.size(), lines);
  }

  private static Optional<Noise> none() {
    return Optional.empty();
  }

  private static Optional<Noise> noise(List<Finished> earlier, Row before, Row after) {
    List<Double> times =
        earlier.stream()
            .flatMap(run -> row(run, Key.of(after)).stream())
            .filter(row -> row.score() > 0)
            .map(Comparison::time)
            .toList();
    return Noise.of(times, List.of(before.samples(), after.samples()));
  }

  private static Optional<Row> row(Finished run, Key key) {
    return run.rows().stream().filter(row -> Key.of(row).equals(key)).findFirst();
  }

  /** What an operation takes; of rates, which some benchmarks report, the inverse. */
  private static double time(Row row) {
    return row.unit().startsWith("ops/") ? 1 / row.score() : row.score();
  }

  /**
   * The pairs that the procedure of Benjamini and Hochberg picks: of all that are told to differ,
   * one in twenty does not.
   */
  private static Set<Key> improbable(List<Weighed> pairs) {
    List<Weighed> tested =
        pairs.stream()
            .filter(pair -> pair.noise().isPresent())
            .sorted(Comparator.comparingDouble(Weighed::p))
            .toList();
    int picked = 0;
    for (int rank = 1; rank <= tested.size(); rank++) {
      if (tested.get(rank - 1).p() <= Noise.FALSE_SHARE * rank / tested.size()) {
        picked = rank;
      }
    }
    Set<Key> keys = new HashSet<>();
    tested.subList(0, picked).forEach(pair -> keys.add(pair.key()));
    return keys;
  }

  private static Line line(
      Weighed pair, boolean alike, List<Finished> earlier, Set<Key> improbable) {
    double change = Math.expm1(pair.difference());
    boolean counts = improbable.contains(pair.key()) && Math.abs(change) >= Noise.LEAST_CHANGE;
    Verdict verdict = counts ? (change < 0 ? Verdict.FASTER : Verdict.SLOWER) : Verdict.NO_EVIDENCE;
    return new Line(
        pair.before(),
        pair.after(),
        change,
        pair.noise().map(noise -> OptionalDouble.of(noise.perRun())).orElse(OptionalDouble.empty()),
        pair.noise().isPresent() ? OptionalDouble.of(pair.p()) : OptionalDouble.empty(),
        verdict,
        why(pair, alike, earlier, verdict, change));
  }

  private static String why(
      Weighed pair, boolean alike, List<Finished> earlier, Verdict verdict, double change) {
    if (!alike) {
      return "The two runs were measured on different machines, with different Java or different"
          + " options.";
    }
    if (pair.noise().isEmpty()) {
      long told =
          earlier.stream().filter(run -> row(run, Key.of(pair.after())).isPresent()).count();
      return "The noise is not known: %d earlier runs on this machine have this number, %d are needed."
          .formatted(told, Noise.LEAST_RUNS);
    }
    double percent = 100 * pair.noise().orElseThrow().perRun();
    String noise = "From run to run this number varies by %.1f %%".formatted(percent);
    if (verdict != Verdict.NO_EVIDENCE) {
      return noise + ", and this difference is larger than that explains.";
    }
    return Math.abs(change) < Noise.LEAST_CHANGE
        ? "A difference of less than 2 % is not worth telling."
        : noise + ", which can explain the difference.";
  }
}
