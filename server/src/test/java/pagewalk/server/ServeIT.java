package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as its operator knows it: options, variables, stopping, metrics, logs. */
final class ServeIT {
  private static final String SCENARIOS = "/api/v1/scenarios";

  @TempDir private Path folder;

  @Test
  void whatWasSavedIsThereAfterARestart() throws Exception {
    String link;
    Path data = folder.resolve("not/there/yet");
    try (ServerProcess server = ServerProcess.start(ServerProcess.keepingIn(data))) {
      HttpResponse<String> saved = server.visitor().post(SCENARIOS, Scripts.firstTouch());
      link = "/s/" + Visitor.json(saved).get("id").getAsString();
      String readme = Files.readString(Path.of("../README.md"));
      assertTrue(readme.contains(link + "?at=39"), "README shows another link than " + link);
      assertEquals("", server.stop());
    }
    assertTrue(Files.exists(data.resolve("pagewalk.db")));
    try (ServerProcess server = ServerProcess.start(ServerProcess.keepingIn(data))) {
      assertEquals(200, server.visitor().get(link).statusCode());
    }
  }

  @Test
  void eachOptionMayBeAVariable() throws Exception {
    Map<String, String> environment =
        Map.of(
            "PAGEWALK_DATA", folder.toString(),
            "PAGEWALK_BASE_URL", "https://pagewalk.example/",
            "PAGEWALK_BEHIND_PROXY", "true");
    try (ServerProcess server = ServerProcess.start(List.of(), environment)) {
      HttpResponse<String> saved = server.visitor().post(SCENARIOS, Scripts.firstTouch());
      String url = Visitor.json(saved).get("url").getAsString();
      assertTrue(url.startsWith("https://pagewalk.example/s/"), url);
      String log = server.stop();
      assertTrue(log.matches("(?s).*POST /api/v1/scenarios 201 \\d+ ms\\R"), log);
      assertTrue(!log.contains("127.0.0.1") && !log.contains("[0:"), log);
    }
  }

  @Test
  void aStopWaitsForTheAnswersThatAreDue() throws Exception {
    try (ServerProcess server = ServerProcess.start(ServerProcess.keepingIn(folder))) {
      Visitor visitor = server.visitor();
      assertEquals(200, visitor.get("/readyz").statusCode());
      CompletableFuture<HttpResponse<String>> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return visitor.post("/api/v1/run", Scripts.endless());
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      Thread.sleep(150);
      String said = server.stop();
      assertEquals(422, answer.get().statusCode(), said);
    }
  }

  @Test
  void whatIsCountedNamesRoutesAndNobody() throws Exception {
    try (ServerProcess server = ServerProcess.start(ServerProcess.keepingIn(folder))) {
      Visitor visitor = server.visitor();
      visitor.get("/s/000000000?at=3");
      visitor.post("/api/v1/run", Scripts.firstTouch());
      String metrics = visitor.get("/metrics").body();
      assertTrue(
          metrics.contains(
              "pagewalk_http_requests_seconds_count{method=\"GET\",route=\"/s/{id}\",status=\"404\"}"
                  + " 1"),
          metrics);
      assertTrue(metrics.contains("pagewalk_runs_seconds_count 1"), metrics);
      assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
      assertTrue(!metrics.contains("000000000?") && !metrics.contains("127.0.0.1"), metrics);
    }
  }
}
