package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import pagewalk.server.api.ProblemException;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.api.Simulator;
import pagewalk.server.store.ScenarioId;
import pagewalk.server.store.StorePlace;
import pagewalk.session.Gallery;

/**
 * More than a hundred thousand things that strangers might send. None may be answered with a
 * failure of the server, a stack trace, or silence.
 */
final class HostileInputTest {
  private static final ServerLimits SMALL =
      ServerLimits.STANDARD.perMinute(1_000_000_000).perRun(3_000, Duration.ofSeconds(2));

  private static final Simulator SIMULATOR = new Simulator(SMALL, new SimpleMeterRegistry());
  private static @Nullable App app;

  @BeforeContainer
  static void start() {
    app = App.start(ServerSettings.of("127.0.0.1", 0).with(SMALL), StorePlace.memory());
  }

  @AfterContainer
  static void stop() {
    Objects.requireNonNull(app).close();
  }

  /** Scripts with something wrong, and sometimes with nothing wrong. */
  @Provide
  Arbitrary<String> scripts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "0xFFFFFFFFFFFFFFFF",
                "-1",
                "18446744073709551616",
                "1_0",
                "\"",
                "\\",
                "#",
                "=",
                "->",
                "..",
                "\t",
                "\r\n",
                "\n",
                "\u0000",
                "\u202E",
                "\uD83D",
                "\uDE42",
                "é",
                "🙂",
                "machine x86-64 ram=1024G tlb=1024x4",
                "kernel recursive slot=0 depth=64",
                "boot map 0x0 -> 0x0 length=512M size=4K",
                "map 0x0 length=1G",
                "unmap 0x0 length=16384G",
                "poke 0x0 = 0xFFFFFFFFFFFFFFFF",
                "title \"\"",
                "pagewalk 1",
                "pagewalk 2",
                "expect tower=0x0,0x0",
                "pool=0x0..0x0",
                "length=1K"),
            Arbitraries.strings().ofMaxLength(12));
    Arbitrary<List<Edit>> edits =
        Combinators.combine(
                Arbitraries.integers().between(0, 2_000),
                Arbitraries.integers().between(0, 12),
                pieces)
            .as(Edit::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    return Combinators.combine(Arbitraries.of(Gallery.names()), edits)
        .as((name, all) -> Edit.apply(Gallery.text(name), all));
  }

  /** Replaces {@code length} letters at {@code at}. */
  record Edit(int at, int length, String by) {
    static String apply(String text, List<Edit> edits) {
      StringBuilder result = new StringBuilder(text);
      for (Edit edit : edits) {
        int from = Math.min(edit.at(), result.length());
        result.replace(from, Math.min(from + edit.length(), result.length()), edit.by());
      }
      return result.toString();
    }
  }

  @Property(tries = 60_000, shrinking = ShrinkingMode.OFF)
  void everyScriptIsAScenarioOrHasAMistakeThatIsTold(@ForAll("scripts") String script) {
    try {
      Simulator.parse(script);
    } catch (ProblemException e) {
      assertEquals(422, e.problem().name().status());
      assertFalse(e.problem().diagnostics().isEmpty());
      assertTrue(e.problem().json().length() < 100_000);
    }
  }

  @Property(tries = 8_000, shrinking = ShrinkingMode.OFF)
  void everyScriptRunsWithinItsLimitsOrIsStopped(@ForAll("scripts") String script) {
    try {
      int events = SIMULATOR.ask(script, (run, late) -> run.eventCount());
      assertTrue(events <= SMALL.runEvents());
    } catch (ProblemException e) {
      assertEquals(422, e.problem().name().status());
    }
  }

  @Property(tries = 20_000)
  void whatIsReadAsANameIsOne(@ForAll String typed) {
    Optional<String> id = ScenarioId.read(typed);
    id.ifPresent(name -> assertTrue(name.matches("[0-9a-hjkmnp-tv-z]{9,52}"), name));
  }

  @Property(tries = 8_000, shrinking = ShrinkingMode.OFF)
  void everyBodyIsAnswered(
      @ForAll("bodies") String body, @ForAll("types") String type, @ForAll("posts") String path)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, type, bytes.length);
    assertAnswered(head, bytes);
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> json =
        Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"text\"",
                "\"at\"",
                "\"count\"",
                "1",
                "-0",
                "1e999",
                "null",
                "true",
                "\"\\ud800\"",
                "\"pagewalk 1\\nmachine x86-64\\n\"",
                "\\",
                "\u0000")
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(json, scripts(), Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(
        "text/plain",
        "application/json",
        "application/json; charset=latin1",
        "TEXT/PLAIN;;;",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "",
        "é",
        ";");
  }

  @Provide
  Arbitrary<String> posts() {
    return Arbitraries.of(
        "/api/v1/run",
        "/api/v1/run?at=1&from=0&count=9999",
        "/api/v1/run?at=-1",
        "/api/v1/compare?strategies=scratch:slots=4,:",
        "/api/v1/scenarios",
        "/api/v1/gallery",
        "/s/x",
        "/");
  }

  @Property(tries = 8_000, shrinking = ShrinkingMode.OFF)
  void everyAddressIsAnswered(@ForAll("methods") String method, @ForAll("targets") String target)
      throws IOException {
    assertAnswered("%s %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(method, target), new byte[0]);
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "GET", "GET", "PUT", "DELETE", "OPTIONS", "PATCH", "FROBNICATE");
  }

  @Provide
  Arbitrary<String> targets() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "/",
                "s/",
                "embed/",
                "api/v1/",
                "scenarios/",
                "oembed?url=",
                "assets/",
                "..",
                "%2e%2e",
                "%00",
                "%",
                "%zz",
                "%C3%28",
                "?at=",
                "&",
                "=",
                ".png",
                ".svg",
                "'",
                "\"",
                "<script>",
                "000000000",
                "99999999999",
                "index.html",
                ";x=y",
                "//",
                "\\",
                "{id}",
                "api/ui/",
                "metrics",
                "http://x/s/",
                "é",
                "%F0%9F%99%82"),
            Arbitraries.strings().withCharRange('!', '~').ofMaxLength(8));
    return piece.list().ofMinSize(1).ofMaxSize(5).map(parts -> "/" + String.join("", parts));
  }

  private static void assertAnswered(String head, byte[] body) throws IOException {
    String answer = ask(head, body);
    assertTrue(answer.matches("(?s)HTTP/1\\.1 [1-5]\\d\\d .*"), () -> head + answer);
    boolean offered = answer.startsWith("HTTP/1.1 501 ");
    assertTrue(answer.charAt(9) < '5' || offered, () -> head + " was answered by " + answer);
    assertFalse(answer.contains("\tat ") || answer.contains("Exception"), () -> head + answer);
  }

  private static int port() {
    return Objects.requireNonNull(app).port();
  }

  /** Sends what no library would send, and reads the beginning of the answer. */
  private static String ask(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(10_000);
      String closing = head.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(closing.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.UTF_8);
    }
  }
}
