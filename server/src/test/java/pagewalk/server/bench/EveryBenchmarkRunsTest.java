package pagewalk.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Whether they run and do the same work, and never how fast: a busy machine proves nothing. */
final class EveryBenchmarkRunsTest {

  /** Each on the smallest data, once, in this process. */
  @Test
  void everyBenchmarkRunsOnce() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("pagewalk\\.server\\.bench\\..*")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .param("format", "x86-64")
                    .param("pattern", "zipf")
                    .param("mapped", "16M")
                    .param("size", "1M")
                    .param("strategy", "recursive")
                    .param("scenario", "first-touch")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Set<String> ran =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared(), ran);
  }

  @Test
  void theCatalogueIsWhatJmhKnows() {
    Set<String> known =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(BenchmarkListEntry::getUsername)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared(), known);
  }

  @Test
  void everyQuestionIsOneAndNamesParametersAndYardsticksThatItHas() {
    for (Benchmarks.Asked asked : Benchmarks.all()) {
      assertTrue(asked.question().asks().endsWith("?"), asked.name());
      for (String flavour : asked.question().flavours()) {
        assertTrue(asked.parameters().containsKey(flavour), asked.name() + " " + flavour);
      }
      for (String yardstick : asked.question().yardsticks()) {
        boolean there = yardstick.equals("c") || asked.methods().contains(yardstick);
        assertTrue(there, asked.name() + " " + yardstick);
      }
      assertFalse(asked.methods().isEmpty(), asked.name());
    }
  }

  private static Set<String> declared() {
    return Benchmarks.all().stream()
        .flatMap(
            asked ->
                asked.methods().stream()
                    .map(method -> "pagewalk.server.bench." + asked.name() + "." + method))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
