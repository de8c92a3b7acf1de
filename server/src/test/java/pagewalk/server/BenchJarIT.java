package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.server.bench.Benchmarks;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunStore;
import pagewalk.server.store.Database;
import pagewalk.server.store.StorePlace;

/** The list of benchmarks and what JMH made of them are in the jar. */
final class BenchJarIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void theJarMeasuresAndWritesAResultSet() throws Exception {
    Path file = folder.resolve("results.json");
    assertEquals(
        0,
        run(
            "Parse",
            "--quick",
            "--param",
            "scenario=first-touch",
            "--json",
            file.toString(),
            "--keep",
            "--data",
            folder.resolve("store").toString()));
    ResultSet results = ResultSetFile.read(file);
    assertEquals(1, results.rows().size());
    assertEquals("Parse", results.rows().get(0).asked());
    assertTrue(results.rows().get(0).allocated() > 0);
    assertTrue(results.options().quick());
    try (Database database = Database.open(StorePlace.folder(folder.resolve("store")))) {
      RunStore runs = new RunStore(database, Clock.systemUTC());
      String id = runs.latest(Optional.empty(), 2).get(0).id();
      assertEquals(results, ResultSetFile.parse(runs.result(id).orElseThrow()));
      assertEquals(List.of("Parse"), runs.find(id).orElseThrow().wish().benchmarks());
    }
  }

  @Test
  void aRatioToTheWalkerInJavaIsMeasured() throws Exception {
    Path file = folder.resolve("walk.json");
    String[] small = {
      "--param", "format=armv7", "--param", "pattern=zipf", "--param", "mapped=16M"
    };
    List<String> asked = new ArrayList<>(List.of("\\bWalk\\b", "--quick"));
    asked.addAll(List.of(small));
    asked.addAll(List.of("--json", file.toString()));
    assertEquals(0, run(asked.toArray(String[]::new)));
    List<ResultSet.Row> rows = ResultSetFile.read(file).rows();
    assertEquals(2, rows.size());
    ResultSet.Row engine =
        rows.stream().filter(row -> row.method().equals("engine")).findFirst().orElseThrow();
    assertEquals("baseline", Benchmarks.yardstick(engine, rows).orElseThrow().method());
  }

  @Test
  void aBenchmarkThatFailsIsNamedAndTheOthersAreKept() throws Exception {
    Path file = folder.resolve("partly.json");
    assertEquals(
        MeasuringCommand.SOME_FAILED,
        run(
            "Parse",
            "--quick",
            "--param",
            "scenario=no-such-scenario,first-touch",
            "--json",
            file.toString()));
    ResultSet results = ResultSetFile.read(file);
    assertEquals(1, results.rows().size());
    assertEquals("first-touch", results.rows().get(0).params().get("scenario"));
    ResultSet.Failure failure = results.failures().get(0);
    assertEquals("Parse", failure.asked());
    assertEquals("no-such-scenario", failure.params().get("scenario"));
    assertTrue(!failure.reason().isEmpty() && !failure.reason().contains("JMH did not say why"));
  }

  @Test
  void aPatternThatFindsNothingIsToldInASentence() throws Exception {
    assertEquals(1, run("NoSuchBenchmark", "--quick"));
    assertEquals(2, run("(", "--quick"));
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djmh.ignoreLock=true",
                "-jar",
                Objects.requireNonNull(System.getProperty("pagewalk.jar")),
                "bench"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertTrue(!said.contains("\tat "), said);
    return status;
  }
}
