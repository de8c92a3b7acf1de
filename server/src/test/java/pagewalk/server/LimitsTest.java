package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.store.StorePlace;

/** What somebody gets who asks for too much. */
final class LimitsTest {
  private static final String RUN = "/api/v1/run";
  private static final ServerLimits PATIENT = ServerLimits.STANDARD.perMinute(100_000);

  private static App start(ServerLimits limits) {
    return App.start(ServerSettings.of("127.0.0.1", 0).with(limits), StorePlace.memory());
  }

  @Test
  void aRunThatUsesTooMuchIsStoppedWithASentence() throws Exception {
    try (App app = start(PATIENT)) {
      Visitor visitor = new Visitor(app.port());
      long begun = System.nanoTime();
      ApiTest.assertProblem(visitor.post(RUN, Scripts.endless()), 422, "run-too-large");
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(taken.compareTo(Duration.ofSeconds(4)) < 0, taken::toString);
    }
  }

  @Test
  void aRunWhoseTimeIsOverEndsWithinATenthOfASecond() throws Exception {
    Duration time = Duration.ofMillis(150);
    try (App app = start(PATIENT.perRun(100_000_000, time))) {
      Visitor visitor = new Visitor(app.port());
      visitor.post(RUN, Scripts.endless());
      List<Duration> over = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        long begun = System.nanoTime();
        HttpResponse<String> response = visitor.post(RUN, Scripts.endless());
        over.add(Duration.ofNanos(System.nanoTime() - begun).minus(time));
        assertTrue(response.body().contains("run-too-"), response.body());
      }
      // The machine may be busy with something else once or twice, but not each time.
      assertTrue(over.stream().anyMatch(late -> late.toMillis() < 100), over::toString);
    }
  }

  @Test
  void moreRunsThanThereAreSimulatorsAreToldToComeBack() throws Exception {
    ServerLimits one =
        new ServerLimits(
            256 * 1024,
            100_000_000,
            100_000_000,
            3_000_000,
            Duration.ofSeconds(1),
            1,
            Duration.ofMillis(50),
            1_000,
            1_000,
            1_000);
    try (App app = start(one)) {
      Visitor visitor = new Visitor(app.port());
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Callable<HttpResponse<String>>> runs = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        runs.add(() -> visitor.post(RUN, Scripts.endless()));
      }
      int busy = 0;
      for (Future<HttpResponse<String>> run : threads.invokeAll(runs)) {
        if (run.get().statusCode() == 503) {
          ApiTest.assertProblem(run.get(), 503, "busy");
          assertEquals("1", Visitor.header(run.get(), "Retry-After"));
          busy++;
        }
      }
      threads.shutdown();
      assertTrue(busy >= 3, "busy: " + busy);
      assertEquals(200, visitor.post(RUN, Scripts.firstTouch()).statusCode());
    }
  }

  @Test
  void whoAsksTooOftenIsToldHowLongToWaitAndOthersAreNot() throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            java.util.Optional.empty(),
            true,
            false,
            ServerLimits.STANDARD.perMinute(5));
    try (App app = App.start(settings, StorePlace.memory())) {
      Visitor visitor = new Visitor(app.port());
      String[] me = {"X-Forwarded-For", "10.1.1.1, 203.0.113.7"};
      for (int i = 0; i < 5; i++) {
        assertEquals(200, visitor.get("/api/v1/gallery", me).statusCode());
      }
      HttpResponse<String> refused = visitor.get("/api/v1/gallery", me);
      ApiTest.assertProblem(refused, 429, "too-many-requests");
      int seconds = Integer.parseInt(Visitor.header(refused, "Retry-After"));
      assertTrue(seconds >= 1 && seconds <= 60);
      String[] other = {"X-Forwarded-For", "203.0.113.7, 203.0.113.8"};
      assertEquals(200, visitor.get("/api/v1/gallery", other).statusCode());
      assertEquals(200, visitor.post(RUN, Scripts.firstTouch(), me).statusCode());
    }
  }

  @Test
  void addressesOfOneNetworkOfIpv6CountAsOne() throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            java.util.Optional.empty(),
            true,
            false,
            ServerLimits.STANDARD.perMinute(2));
    try (App app = App.start(settings, StorePlace.memory())) {
      Visitor visitor = new Visitor(app.port());
      int last = 0;
      for (String host : List.of("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:3::4")) {
        last = visitor.get("/api/v1/formats", "X-Forwarded-For", host).statusCode();
      }
      assertEquals(429, last);
      String elsewhere = "2001:db8:1:3::1";
      assertEquals(200, visitor.get("/api/v1/formats", "X-Forwarded-For", elsewhere).statusCode());
    }
  }

  @Test
  void withoutAProxyNobodyChoosesHisAddress() throws Exception {
    try (App app = start(ServerLimits.STANDARD.perMinute(2))) {
      Visitor visitor = new Visitor(app.port());
      int last = 0;
      for (int i = 0; i < 3; i++) {
        last = visitor.get("/api/v1/formats", "X-Forwarded-For", "10.0.0." + i).statusCode();
      }
      assertEquals(429, last);
    }
  }

  @Test
  void aBodyOrATextThatIsTooLongIsNotRead() throws Exception {
    try (App app = start(PATIENT)) {
      Visitor visitor = new Visitor(app.port());
      byte[] huge = "x".repeat(PATIENT.bodyBytes() + 1).getBytes(StandardCharsets.UTF_8);
      ApiTest.assertProblem(visitor.post(RUN, "text/plain", huge), 413, "too-large");
      String text = "pagewalk 1\n" + "#".repeat(900).concat("\n").repeat(80);
      HttpResponse<String> response = visitor.post(RUN, text);
      ApiTest.assertProblem(response, 422, "invalid-scenario");
      assertTrue(response.body().contains("at most 65536 are allowed"), response.body());
      String lines = "pagewalk 1\n" + "\n".repeat(2_100);
      assertTrue(visitor.post(RUN, lines).body().contains("at most 2000 are allowed"));
    }
  }
}
