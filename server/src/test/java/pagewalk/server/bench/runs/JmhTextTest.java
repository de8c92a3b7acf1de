package pagewalk.server.bench.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What JMH 1.37 prints, understood. */
final class JmhTextTest {
  private final JmhText text = new JmhText();

  private Progress after(String... lines) {
    for (String line : lines) {
      text.line(line);
    }
    return text.progress();
  }

  @Test
  void nothingIsKnownBeforeAnythingIsSaid() {
    assertEquals(Progress.NONE, after("# JMH version: 1.37", "", "# VM version: JDK 17.0.15"));
  }

  @Test
  void aLineChangesWhatItTells() {
    Progress first =
        after(
            "# Benchmark: pagewalk.server.bench.Walk.engine",
            "# Parameters: (format = x86-64, mapped = 4G, pattern = warm)",
            "",
            "# Run progress: 0.00% complete, ETA 00:01:40",
            "# Fork: 1 of 2",
            "# Warmup Iteration   1: 5.013 ns/op");
    assertEquals(
        new Progress(
            "Walk.engine (format = x86-64, mapped = 4G, pattern = warm)",
            1,
            2,
            "warm-up 1",
            "5.013 ns/op",
            0,
            -1),
        first);
    Progress second =
        after(
            "# Run progress: 37.50% complete, ETA 1+02:01:40",
            "# Fork: 2 of 2", "Iteration  12: 4.9 ±(99.9%) 0.1 ns/op");
    assertEquals(0.375, second.share());
    assertEquals(26 * 3600 + 100, second.secondsLeft());
    assertEquals("iteration 12", second.iteration());
    assertEquals(2, second.fork());
    assertEquals(
        "Parse.engine", after("# Benchmark: pagewalk.server.bench.Parse.engine").benchmark());
  }
}
