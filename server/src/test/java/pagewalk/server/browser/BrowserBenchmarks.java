package pagewalk.server.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;

/**
 * Has headless Chromium do the work of a result set's rows, and prints its times beside those of C
 * and of the JVM: {@code mvn -Pmeasure-wasm verify -DskipTests
 * -Dresults=docs/benchmarks/full.json}. The numbers belong together when the result set was
 * measured just before.
 */
public final class BrowserBenchmarks {
  private static final int WARM_UPS = 3;
  private static final int SAMPLES = 5;

  /** How long one of them lasts at least, in milliseconds: as long as JMH's iterations. */
  private static final int LASTS = 500;

  /** The rows that stand in docs/benchmarks.md: the question, and what their parameters hold. */
  private static final List<Map.Entry<String, Map<String, String>>> CHOSEN =
      List.of(
          Map.entry("Walk", Map.of("format", "x86-64", "pattern", "warm")),
          Map.entry("FarWalk", Map.of("format", "x86-64", "pattern", "random")),
          Map.entry("RecordingWalk", Map.of("pattern", "warm")),
          Map.entry("SmallTlbHit", Map.of()),
          Map.entry("LargeTlbHit", Map.of()),
          Map.entry("TlbMiss", Map.of()),
          Map.entry("MapPlain", Map.of("size", "4G")),
          Map.entry("MapPlain", Map.of("size", "64G")));

  private BrowserBenchmarks() {}

  /** Prints the table; the one argument is the file of the result set. */
  public static void main(String[] args) throws Exception {
    List<ResultSet.Row> rows = ResultSetFile.read(Path.of(args[0])).rows();
    try (TestBrowser browser = TestBrowser.start()) {
      say("| work | C | JVM | WebAssembly | to C | to the JVM |");
      say("|---|---|---|---|---|---|");
      for (Map.Entry<String, Map<String, String>> chosen : CHOSEN) {
        Optional<ResultSet.Row> engine = row(rows, "engine", chosen);
        if (engine.isPresent()) {
          say("%s", line(browser, engine.get(), row(rows, "c", chosen)));
        }
      }
    }
  }

  private static Optional<ResultSet.Row> row(
      List<ResultSet.Row> rows, String method, Map.Entry<String, Map<String, String>> chosen) {
    return rows.stream()
        .filter(row -> row.asked().equals(chosen.getKey()) && row.method().equals(method))
        .filter(row -> row.params().entrySet().containsAll(chosen.getValue().entrySet()))
        .findFirst();
  }

  private static String line(TestBrowser browser, ResultSet.Row engine, Optional<ResultSet.Row> inC)
      throws IOException {
    double here = measure(browser, engine);
    return String.format(
        Locale.ROOT,
        "| %s %s | %s | %.1f | %.1f %s | %s | %.2f |",
        engine.asked(),
        String.join(" ", engine.params().values()),
        inC.map(row -> String.format(Locale.ROOT, "%.1f", row.score())).orElse("-"),
        engine.score(),
        here,
        engine.unit().replace("/op", ""),
        inC.map(row -> String.format(Locale.ROOT, "%.2f", here / row.score())).orElse("-"),
        here / engine.score());
  }

  /** The median, in the unit of {@code row}; a new page each time, so that nothing is left over. */
  private static double measure(TestBrowser browser, ResultSet.Row row) throws IOException {
    String parameters =
        row.params().entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining(" "));
    try (WasmSimulator simulator = WasmSimulator.open(browser)) {
      double operations =
          number(
              simulator.evaluate(
                  "exports.benchmark(argument[0], argument[1])", List.of(row.asked(), parameters)));
      List<Double> times = new ArrayList<>();
      for (int turn = 0; turn < WARM_UPS + SAMPLES; turn++) {
        double milliseconds =
            number(
                simulator.evaluate(
                    "(() => { const begin = performance.now(); let spent = 0, times = 0;"
                        + " while (spent < argument) { exports.benchmarkOnce(); times++;"
                        + " spent = performance.now() - begin; } return spent / times; })()",
                    LASTS));
        if (turn >= WARM_UPS) {
          times.add(milliseconds);
        }
      }
      Collections.sort(times);
      double nanoseconds = times.get(SAMPLES / 2) * 1e6 / operations;
      return row.unit().startsWith("ms") ? nanoseconds / 1e6 : nanoseconds;
    }
  }

  private static double number(Object told) {
    return ((Number) told).doubleValue();
  }

  private static void say(String pattern, Object... values) {
    System.out.println(String.format(Locale.ROOT, pattern, values));
  }
}
