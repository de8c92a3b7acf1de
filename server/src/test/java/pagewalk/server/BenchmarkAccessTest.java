package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.server.BenchmarkServer.LONG;
import static pagewalk.server.BenchmarkServer.RUNS;
import static pagewalk.server.BenchmarkServer.ask;
import static pagewalk.server.BenchmarkServer.id;
import static pagewalk.server.BenchmarkServer.local;
import static pagewalk.server.BenchmarkServer.send;
import static pagewalk.server.BenchmarkServer.start;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.FakeBench;
import pagewalk.server.bench.runs.RunAccess;
import pagewalk.server.bench.runs.RunAccess.Mode;
import pagewalk.server.store.StorePlace;

/** Who may start, cancel and watch runs of benchmarks, and how many. */
final class BenchmarkAccessTest {
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
