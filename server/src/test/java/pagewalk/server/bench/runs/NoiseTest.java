package pagewalk.server.bench.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.runs.Comparison.Line;
import pagewalk.server.bench.runs.Comparison.Verdict;

/** The rule by which a difference counts, tried on runs whose truth is known. */
final class NoiseTest {
  private static final int NUMBERS = 30;
  private static final double SPREAD = 0.03;

  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 10, 20, 30})
  void whereNothingChangedAlmostNothingIsTold(int earlier) {
    int comparisons = 200;
    int alarms = 0;
    for (int i = 0; i < comparisons; i++) {
      List<Finished> runs = runs(earlier + 1, number -> 0);
      alarms += told(compare(runs)) > 0 ? 1 : 0;
    }
    // One in twenty comparisons of thirty numbers may hold one false verdict.
    assertTrue(alarms <= 0.07 * comparisons, alarms + " of " + comparisons);
  }

  @Test
  void aRealChangeIsToldOnceTheNoiseIsKnown() {
    int found = 0;
    for (int i = 0; i < 200; i++) {
      List<Finished> runs = runs(12, number -> 0);
      Finished slower = run(12, number -> number < 3 ? Math.log(1.4) : 0);
      Comparison comparison = Comparison.of(runs.get(11), slower, true, runs);
      found += verdict(comparison, 0) == Verdict.SLOWER ? 1 : 0;
    }
    assertTrue(found >= 180, found + " of 200 found");
  }

  @Test
  void earlierChangesOfTheCodeAreNoNoise() {
    int found = 0;
    for (int i = 0; i < 200; i++) {
      List<Finished> runs = new ArrayList<>();
      for (int at = 0; at < 12; at++) {
        double doubled = at >= 6 ? Math.log(2) : 0;
        runs.add(run(at, number -> doubled));
      }
      Finished faster = run(12, number -> Math.log(2) - Math.log(1.4));
      Comparison comparison = Comparison.of(runs.get(11), faster, true, runs);
      found += verdict(comparison, 0) == Verdict.FASTER ? 1 : 0;
    }
    assertTrue(found >= 180, found + " of 200 found");
  }

  @Test
  void withTooFewEarlierRunsNothingIsClaimedHoweverLargeTheDifference() {
    List<Finished> runs = runs(3, number -> 0);
    Finished slower = run(3, number -> Math.log(10));
    Line line = Comparison.of(runs.get(2), slower, true, runs).lines().get(0);
    assertEquals(Verdict.NO_EVIDENCE, line.verdict());
    assertEquals(
        "The noise is not known: 3 earlier runs on this machine have this number, 4 are needed.",
        line.why());
  }

  @Test
  void betweenDifferentMachinesNothingIsClaimed() {
    List<Finished> runs = runs(9, number -> 0);
    Finished slower = run(9, number -> Math.log(10));
    Line line = Comparison.of(runs.get(8), slower, false, runs).lines().get(0);
    assertEquals(Verdict.NO_EVIDENCE, line.verdict());
    assertTrue(line.why().contains("different machines"), line.why());
  }

  private static long told(Comparison comparison) {
    return comparison.lines().stream()
        .filter(line -> line.verdict() != Verdict.NO_EVIDENCE)
        .count();
  }

  private static Verdict verdict(Comparison comparison, int number) {
    return comparison.lines().get(number).verdict();
  }

  private static Comparison compare(List<Finished> runs) {
    int last = runs.size() - 1;
    return Comparison.of(runs.get(last - 1), runs.get(last), true, runs.subList(0, last));
  }

  /** The logarithm by which the truth of a number differs. */
  private interface Truth {
    double of(int number);
  }

  private List<Finished> runs(int count, Truth truth) {
    List<Finished> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      runs.add(run(i, truth));
    }
    return runs;
  }

  private Finished run(int at, Truth truth) {
    List<ResultSet.Row> rows = new ArrayList<>();
    for (int number = 0; number < NUMBERS; number++) {
      double score = 100 * Math.exp(truth.of(number) + SPREAD * random.nextGaussian());
      rows.add(
          new ResultSet.Row(
              "pagewalk.server.bench.Number%d.engine".formatted(number),
              Map.of(),
              score,
              0,
              "ns/op",
              List.of(score),
              Double.NaN,
              Map.of()));
    }
    ResultSet results = Sets.resultSet("c0ffee", List.of());
    Instant when = Instant.EPOCH.plusSeconds(at);
    BenchmarkRun run = Finished.committed("run-" + at, results).run();
    BenchmarkRun timed =
        new BenchmarkRun(
            run.id(),
            run.state(),
            run.wish(),
            when,
            Optional.of(when),
            Optional.of(when),
            run.operator(),
            false,
            run.progress(),
            run.problem(),
            run.machine(),
            run.machineKey(),
            run.code());
    return new Finished(timed, false, results, rows);
  }
}
