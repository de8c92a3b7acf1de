package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.server.BenchmarkServer.LONG;
import static pagewalk.server.BenchmarkServer.RUNS;
import static pagewalk.server.BenchmarkServer.ask;
import static pagewalk.server.BenchmarkServer.await;
import static pagewalk.server.BenchmarkServer.id;
import static pagewalk.server.BenchmarkServer.local;
import static pagewalk.server.BenchmarkServer.run;
import static pagewalk.server.BenchmarkServer.send;
import static pagewalk.server.BenchmarkServer.start;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.server.bench.runs.FakeBench;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunAccess;
import pagewalk.server.bench.runs.RunAccess.Mode;
import pagewalk.server.store.StorePlace;

/** Runs of benchmarks over HTTP: the queue, the process, and what is told live. */
final class BenchmarkRunsTest {
  @TempDir private Path folder;

  @Test
  void ofARunInWhichABenchmarkFailedTheOtherNumbersAreKept() throws Exception {
    try (App app = local("partly")) {
      String id = id(ask(app, "{\"benchmarks\":[\"Parse\"],\"quick\":true}"));
      await(app, id, "done");
      JsonObject results = run(app, id).getAsJsonObject("results");
      assertEquals(1, results.getAsJsonArray("rows").size());
      JsonObject failure = results.getAsJsonArray("failures").get(0).getAsJsonObject();
      assertEquals("Parse", failure.get("asked").getAsString());
      assertEquals("tower", failure.getAsJsonObject("params").get("scenario").getAsString());
      String csv = new Visitor(app.port()).get(RUNS + "/" + id + ".csv").body();
      assertTrue(
          csv.contains("Parse,engine,scenario=tower,,,,0,,,OutOfMemoryError: Java heap space\r\n"),
          csv);
    }
  }

  @Test
  void aRunGoesFromTheQueueToItsResultsAndWhoWatchesIsToldEachStep() throws Exception {
    try (App app = local("ok")) {
      HttpResponse<String> started = ask(app, "{\"benchmarks\":[\"Parse\"],\"quick\":true}");
      String id = id(started);
      assertEquals(RUNS + "/" + id, Visitor.header(started, "Location"));

      List<JsonObject> told = watch(app, id);
      assertEquals("done", told.get(told.size() - 1).get("state").getAsString());
      assertTrue(
          told.stream()
              .filter(run -> run.get("progress").isJsonObject())
              .map(run -> run.getAsJsonObject("progress"))
              .anyMatch(
                  progress ->
                      progress.get("iteration").getAsString().equals("warm-up 1")
                          && progress.get("secondsLeft").getAsInt() == 70
                          && progress.get("share").getAsDouble() == 0.25),
          told::toString);

      JsonObject found = run(app, id);
      JsonObject row =
          found.getAsJsonObject("results").getAsJsonArray("rows").get(0).getAsJsonObject();
      assertEquals(100.25, row.get("score").getAsDouble());
      assertEquals("Parse", row.get("asked").getAsString());
      assertEquals("c0ffee", found.getAsJsonObject("run").get("commit").getAsString());

      Visitor visitor = new Visitor(app.port());
      String csv = visitor.get(RUNS + "/" + id + ".csv").body();
      assertTrue(csv.contains("Parse,engine,scenario=first-touch,100.25,1.0025,us/op"), csv);
      JsonArray jmh =
          JsonParser.parseString(visitor.get(RUNS + "/" + id + ".json").body()).getAsJsonArray();
      assertEquals("avgt", jmh.get(0).getAsJsonObject().get("mode").getAsString());
      String list = visitor.get(RUNS).body();
      assertTrue(list.contains(id), list);
      HttpResponse<String> cancelled = send(app, "DELETE", RUNS + "/" + id, "");
      ApiTest.assertProblem(cancelled, 409, "run-over");
    }
  }

  /** Everything that is said about a run until the stream ends by itself. */
  private static List<JsonObject> watch(App app, String id) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s/%s/events".formatted(app.port(), RUNS, id)))
            .header("Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(60))
            .build();
    HttpResponse<Stream<String>> events =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertEquals(200, events.statusCode());
    assertTrue(Visitor.header(events, "Content-Type").startsWith("text/event-stream"));
    return events
        .body()
        .filter(line -> line.startsWith("data:"))
        .map(line -> JsonParser.parseString(line.substring(5)).getAsJsonObject())
        .toList();
  }

  @Test
  void runsWaitForEachOtherAndEachCanBeCancelled() throws Exception {
    long before = children();
    try (App app = local("slow")) {
      String going = id(ask(app, "{}"));
      String waiting = id(ask(app, "{}"));
      await(app, going, "running");
      JsonObject queued = run(app, waiting).getAsJsonObject("run");
      assertEquals("queued", queued.get("state").getAsString());
      assertEquals(200, send(app, "DELETE", RUNS + "/" + waiting, "").statusCode());
      await(app, waiting, "cancelled");
      awaitChildren(before + 1);
      HttpResponse<String> cancelled = send(app, "DELETE", RUNS + "/" + going, "");
      assertTrue(Visitor.json(cancelled).get("cancelled").getAsBoolean());
      await(app, going, "cancelled");
      awaitChildren(before);
    }
  }

  private static void awaitChildren(long count) throws Exception {
    for (int tries = 0; tries < 100 && children() != count; tries++) {
      Thread.sleep(100);
    }
    assertEquals(count, children(), "measuring processes");
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  @Test
  void whatWentWrongIsToldInASentenceAndTheNextRunIsTaken() throws Exception {
    try (App app = local("fail")) {
      String first = id(ask(app, "{}"));
      String second = id(ask(app, "{}"));
      assertEquals(
          "The measuring process ended with status 3; the last it said was: No benchmarks to run.",
          await(app, first, "failed").get("problem").getAsString());
      await(app, second, "failed");
      ApiTest.assertProblem(
          new Visitor(app.port()).get(RUNS + "/" + first + ".csv"), 404, "not-found");
    }
    try (App app = local("garbage")) {
      JsonObject run = await(app, id(ask(app, "{}")), "failed");
      assertEquals("This is no result set of format 1.", run.get("problem").getAsString());
    }
    MeasuringCommand brief = FakeBench.command("slow", Duration.ofSeconds(1));
    try (App app = start(StorePlace.memory(), RunAccess.of(Mode.LOCAL, false), brief)) {
      JsonObject run = await(app, id(ask(app, "{}")), "failed");
      assertTrue(run.get("problem").getAsString().startsWith("The run took longer"));
    }
  }

  @Test
  void aRunThatTheServerLeftBehindIsInterruptedAndWhatWaitedIsStillThere() throws Exception {
    StorePlace place = StorePlace.folder(folder);
    RunAccess access = RunAccess.of(Mode.LOCAL, false);
    String going;
    String waiting;
    try (App app = start(place, access, FakeBench.command("slow", LONG))) {
      going = id(ask(app, "{}"));
      waiting = id(ask(app, "{}"));
      await(app, going, "running");
    }
    try (App app = start(place, access, FakeBench.command("ok", LONG))) {
      assertEquals(
          "interrupted", run(app, going).getAsJsonObject("run").get("state").getAsString());
      await(app, waiting, "done");
    }
  }
}
