package pagewalk.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stop is quiet and quick, whatever moment the last visitor's connection is in. */
final class AppStopTest {
  private static final int MOMENTS = 24;

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
      app.close();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
