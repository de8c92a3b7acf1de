package pagewalk.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pagewalk.session.Gallery;

/** A stop is quiet and quick, whatever moment the last visitor's connection is in. */
final class AppStopTest {
  private static final int MOMENTS = 24;
  private static final int HANG_UPS = 40;
  private static final String ASK =
      """
      POST /api/v1/run HTTP/1.1
      Host: here
      Content-Type: text/plain
      Content-Length: %d

      """
          .replace("\n", "\r\n");

  @Test
  void nobodyWhoHasHisAnswerIsWaitedFor() {
    IntStream.range(0, MOMENTS).parallel().forEach(AppStopTest::answerAndStop);
  }

  /** The line stays open, as a browser keeps it, when the stop comes upon the end of the answer. */
  private static void answerAndStop(int moment) {
    App app = App.start("127.0.0.1", 0);
    try (Socket line = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      line.getOutputStream().write("GET /readyz HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
      assertTrue(line.getInputStream().read() > 0);
      Thread.sleep(0, moment * 30_000);
      stopsQuickly(app);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void stopsQuickly(App app) {
    long begun = System.nanoTime();
    app.close();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    assertTrue(taken.compareTo(App.LAST_ANSWERS) < 0, taken::toString);
  }

  /** The line is reset as soon as the answer begins, so that writing the rest of it often fails. */
  @Test
  void whoHangsUpInTheMiddleOfHisAnswerLeavesNothingBehind() throws Exception {
    App app = App.start("127.0.0.1", 0);
    byte[] script = Gallery.text("first-touch").getBytes(UTF_8);
    for (int i = 0; i < HANG_UPS; i++) {
      try (Socket line = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
        line.getOutputStream().write(ASK.formatted(script.length).getBytes(US_ASCII));
        line.getOutputStream().write(script);
        assertTrue(line.getInputStream().read() > 0);
        line.setSoLinger(true, 0);
      }
    }
    stopsQuickly(app);
  }
}
