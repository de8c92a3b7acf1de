package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.FakeBench;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunAccess;
import pagewalk.server.bench.runs.RunAccess.Mode;
import pagewalk.server.store.StorePlace;

/** Runs of benchmarks over HTTP: the queue, the process, what is told live, and who may what. */
final class BenchmarkApiTest {
  private static final String RUNS = "/api/v1/benchmarks/runs";
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private static App start(StorePlace place, RunAccess access, MeasuringCommand command) {
    return start(place, new Benchmarking(access, true, command), access.behindProxy());
  }

  private static App start(StorePlace place, Benchmarking benchmarking, boolean behindProxy) {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            behindProxy,
            false,
            ServerLimits.STANDARD.perMinute(100_000),
            benchmarking);
    return App.start(settings, place);
  }

  private static App local(String manner) {
    return start(
        StorePlace.memory(), RunAccess.of(Mode.LOCAL, false), FakeBench.command(manner, LONG));
  }

  private static HttpResponse<String> ask(App app, String wish, String... headers)
      throws Exception {
    return send(app, "POST", RUNS, wish, headers);
  }

  private static HttpResponse<String> send(
      App app, String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String id(HttpResponse<String> started) {
    assertEquals(202, started.statusCode(), started.body());
    return Visitor.json(started).get("id").getAsString();
  }

  private static JsonObject run(App app, String id) throws Exception {
    HttpResponse<String> found = new Visitor(app.port()).get(RUNS + "/" + id);
    assertEquals(200, found.statusCode(), found.body());
    return Visitor.json(found);
  }

  private static JsonObject await(App app, String id, String state) throws Exception {
    JsonObject run = new JsonObject();
    for (int tries = 0; tries < 300; tries++) {
      run = run(app, id).getAsJsonObject("run");
      if (run.get("state").getAsString().equals(state)) {
        return run;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not " + state + ": " + run);
  }

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

  @Test
  void onlyWhoSitsAtTheMachineMayStartARun() throws Exception {
    Benchmarking nobody =
        new Benchmarking(RunAccess.of(Mode.LOCAL, false), false, FakeBench.command("slow", LONG));
    try (App app = start(StorePlace.memory(), nobody, false)) {
      for (String sign : List.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")) {
        ApiTest.assertProblem(ask(app, "{}", sign, "127.0.0.1"), 403, "forbidden");
      }
      for (String site : List.of("cross-site", "same-site")) {
        ApiTest.assertProblem(ask(app, "{}", "Sec-Fetch-Site", site), 403, "cross-site");
      }
      ApiTest.assertProblem(ask(app, "{}", "Origin", "http://evil.example"), 403, "cross-site");
      ApiTest.assertProblem(ask(app, "{}", "Origin", "null"), 403, "cross-site");
      ApiTest.assertProblem(ask(app, "{}", "Content-Type", "text/plain"), 415, "unsupported-type");
      String strange = answerFor(app, "evil.example");
      assertTrue(strange.contains(" 403 ") && strange.contains("sits at the machine"), strange);
      assertEquals(0, listed(app).size(), "something was queued");
      ask(app, "{}", "Sec-Fetch-Site", "same-origin");
      assertEquals(1, listed(app).size());
    }
    RunAccess proxied = RunAccess.of(Mode.LOCAL, true);
    try (App app = start(StorePlace.memory(), proxied, FakeBench.command("slow", LONG))) {
      ApiTest.assertProblem(ask(app, "{}"), 403, "forbidden");
    }
    RunAccess off = RunAccess.of(Mode.OFF, false);
    try (App app = start(StorePlace.memory(), off, FakeBench.command("slow", LONG))) {
      ApiTest.assertProblem(ask(app, "{}"), 403, "forbidden");
      JsonObject runs =
          Visitor.json(new Visitor(app.port()).get("/api/v1/benchmarks")).getAsJsonObject("runs");
      assertFalse(runs.get("allowed").getAsBoolean());
      assertEquals("off", runs.get("mode").getAsString());
    }
  }

  private static JsonArray listed(App app) throws Exception {
    return Visitor.json(new Visitor(app.port()).get(RUNS)).getAsJsonArray("runs");
  }

  /** A name that leads to this machine by a trick with DNS; Java's client does not send such. */
  private static String answerFor(App app, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      String request =
          "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                  .formatted(RUNS, host)
              + "Connection: close\r\n\r\n{}";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whoHasTheTokenMayStartARunAndNobodyElse() throws Exception {
    String token = "correct horse battery";
    Benchmarking benchmarking =
        new Benchmarking(
            new RunAccess(Mode.TOKEN, token, true), false, FakeBench.command("slow", LONG));
    try (App app = start(StorePlace.memory(), benchmarking, true)) {
      ApiTest.assertProblem(ask(app, "{}"), 401, "unauthorized");
      ApiTest.assertProblem(ask(app, "{}", "Authorization", "Bearer wrong"), 401, "unauthorized");
      ApiTest.assertProblem(ask(app, "{}", "Authorization", token), 401, "unauthorized");
      String id = id(ask(app, "{}", "Authorization", "Bearer " + token));
      ApiTest.assertProblem(send(app, "DELETE", RUNS + "/" + id, ""), 401, "unauthorized");
      String[] known = {"Authorization", "Bearer " + token};
      assertEquals(200, send(app, "DELETE", RUNS + "/" + id, "", known).statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"benchmark\":[]}|There is no member of that name",
        "{\"quick\":1}|The member quick",
        "{\"benchmarks\":\"Parse\"}|The member benchmarks",
        "{\"benchmarks\":[1]}|There is no benchmark",
        "{\"benchmarks\":[\".*\"]}|There is no benchmark",
        "{\"benchmarks\":[[]]}|There is no benchmark",
        "[]|The body is not one JSON object",
        "{|The body is not JSON",
      })
  void aWishThatMakesNoSenseIsASentence(String wish, String sentence) throws Exception {
    try (App app = local("slow")) {
      JsonObject problem = ApiTest.assertProblem(ask(app, wish), 400, "bad-request");
      assertTrue(problem.get("detail").getAsString().startsWith(sentence), problem::toString);
    }
  }

  @Test
  void queueAndAudienceAreLimited() throws Exception {
    Benchmarking waiting =
        new Benchmarking(RunAccess.of(Mode.LOCAL, false), false, FakeBench.command("slow", LONG));
    try (App app = start(StorePlace.memory(), waiting, false)) {
      String id = id(ask(app, "{}"));
      for (int i = 1; i < 20; i++) {
        id(ask(app, "{}"));
      }
      ApiTest.assertProblem(ask(app, "{}"), 503, "queue-full");
      List<HttpResponse<InputStream>> watching = new ArrayList<>();
      HttpRequest watch =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d%s/%s/events".formatted(app.port(), RUNS, id)))
              .header("Accept", "text/event-stream")
              .timeout(Duration.ofSeconds(30))
              .build();
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < 8; i++) {
        watching.add(client.send(watch, BodyHandlers.ofInputStream()));
        assertEquals(200, watching.get(i).statusCode());
      }
      HttpResponse<String> refused = client.send(watch, BodyHandlers.ofString());
      ApiTest.assertProblem(refused, 503, "busy");
      Visitor visitor = new Visitor(app.port());
      ApiTest.assertProblem(visitor.get(RUNS + "/000000000000/events"), 404, "not-found");
      ApiTest.assertProblem(visitor.get(RUNS + "/" + id + "/events"), 400, "bad-request");
    }
  }
}
