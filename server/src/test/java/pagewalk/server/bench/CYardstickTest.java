package pagewalk.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CYardstickTest {
  private final CYardstick yardstick = new CYardstick(1, 0);

  /** Not measured here: whether it comes to the engine's checksums is all that is asked. */
  @Test
  void itDoesTheEnginesWork() throws Exception {
    Optional<String> compiler = Toolbox.compiler();
    assumeTrue(compiler.isPresent(), "there is no C compiler");
    List<CYardstick.Job> jobs =
        List.of(
            new CYardstick.Job("Walk", "walk", Map.of("mapped", "16M", "pattern", "warm")),
            new CYardstick.Job("Walk", "walk", Map.of("mapped", "16M", "pattern", "random")),
            new CYardstick.Job(
                "RecordingWalk", "record", Map.of("mapped", "16M", "pattern", "zipf")),
            new CYardstick.Job("TlbMiss", "tlb", Map.of("mapped", "16M", "shape", "16x4")),
            new CYardstick.Job("MapPlain", "map", Map.of("size", "16M")));
    List<String> said = new ArrayList<>();
    ResultSet.Yardsticks measured = yardstick.measure(jobs, compiler, said::add);
    assertEquals("", measured.note());
    assertEquals(jobs.size(), measured.results().size());
    assertEquals(jobs.size(), said.size());
  }

  @Test
  void aYardstickThatCannotBeMeasuredDoesNotLoseTheOthers() throws Exception {
    Optional<String> compiler = Toolbox.compiler();
    assumeTrue(compiler.isPresent(), "there is no C compiler");
    List<CYardstick.Job> jobs =
        List.of(
            new CYardstick.Job("MapPlain", "no-such-kind", Map.of("size", "16M")),
            new CYardstick.Job("MapPlain", "map", Map.of("size", "16M")));
    ResultSet.Yardsticks measured = yardstick.measure(jobs, compiler, line -> {});
    assertEquals(1, measured.results().size());
    assertEquals(1, yardstick.failures().size());
    assertEquals("pagewalk.server.bench.MapPlain.c", yardstick.failures().get(0).benchmark());
    assertTrue(yardstick.failures().get(0).reason().endsWith("."));
  }

  @Test
  void withoutACompilerASentenceSaysSo() throws Exception {
    List<CYardstick.Job> jobs = CYardstick.jobs(Pattern.compile("Walk"));
    ResultSet.Yardsticks measured = yardstick.measure(jobs, Optional.empty(), line -> {});
    assertTrue(measured.note().contains("no C compiler"), measured.note());
    assertEquals(0, measured.results().size());
  }

  @Test
  void everyJobHasTheParametersOfARowOfTheEngine() {
    List<CYardstick.Job> jobs = CYardstick.jobs(Pattern.compile(""));
    assertTrue(jobs.size() > 10);
    for (CYardstick.Job job : jobs) {
      Benchmarks.Asked asked =
          Benchmarks.all().stream()
              .filter(other -> other.name().equals(job.asked()))
              .findFirst()
              .orElseThrow();
      assertEquals(asked.parameters().keySet(), job.params().keySet());
    }
  }
}
