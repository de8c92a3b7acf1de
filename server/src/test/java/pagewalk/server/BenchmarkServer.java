package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.FakeBench;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunAccess;
import pagewalk.server.bench.runs.RunAccess.Mode;
import pagewalk.server.store.StorePlace;

/** A server with a queue of benchmarks whose measuring is only played, and what is asked of it. */
final class BenchmarkServer {
  static final String RUNS = "/api/v1/benchmarks/runs";
  static final Duration LONG = Duration.ofMinutes(5);

  private BenchmarkServer() {}

  static App start(StorePlace place, RunAccess access, MeasuringCommand command) {
    return start(place, new Benchmarking(access, true, command), access.behindProxy());
  }

  static App start(StorePlace place, Benchmarking benchmarking, boolean behindProxy) {
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

  static App local(String manner) {
    return start(
        StorePlace.memory(), RunAccess.of(Mode.LOCAL, false), FakeBench.command(manner, LONG));
  }

  static HttpResponse<String> ask(App app, String wish, String... headers) throws Exception {
    return send(app, "POST", RUNS, wish, headers);
  }

  static HttpResponse<String> send(
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

  static String id(HttpResponse<String> started) {
    assertEquals(202, started.statusCode(), started.body());
    return Visitor.json(started).get("id").getAsString();
  }

  static JsonObject run(App app, String id) throws Exception {
    HttpResponse<String> found = new Visitor(app.port()).get(RUNS + "/" + id);
    assertEquals(200, found.statusCode(), found.body());
    return Visitor.json(found);
  }

  static JsonObject await(App app, String id, String state) throws Exception {
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
}
