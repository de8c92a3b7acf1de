package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written to the server's socket by those who do not use it as it is meant. */
final class SlowClientsTest {
  private static App app;

  @BeforeAll
  static void start() {
    app = App.start("127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void manyWhoNeverFinishTheirRequestKeepNobodyElseOut() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect();
        String half = i % 2 == 0 ? "POST /api/v1/run HTTP/1.1\r\nHost: x\r\nContent-" : post(1_000);
        socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
        slow.add(socket);
      }
      Visitor visitor = new Visitor(app.port());
      long begun = System.nanoTime();
      assertEquals(200, visitor.get("/").statusCode());
      assertEquals(200, visitor.post("/api/v1/run", Scripts.firstTouch()).statusCode());
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, taken::toString);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static String post(int length) {
    return "POST /api/v1/run HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
        + length
        + "\r\n\r\np";
  }

  @Test
  void headersBeyondTheirLimitAreNotRead() throws Exception {
    assertTrue(ask("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n").startsWith("HTTP/1.1 414"));
    assertTrue(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000)).startsWith("HTTP/1.1 431"));
  }

  @Test
  void anAddressOrHostThatCannotBeOneIsRefusedInOneLine() throws Exception {
    for (String head :
        List.of(
            "GET /;x=%Y HTTP/1.1\r\nHost: x\r\n",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n",
            "GET /s/../../etc HTTP/1.1\r\nHost: x\r\n",
            "GET /oembed HTTP/1.1\r\nHost: x\"><script>\r\n")) {
      String answer = ask(head);
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertTrue(!answer.contains("<script>") && !answer.contains("\tat "), answer);
    }
  }

  private static String ask(String head) throws IOException {
    try (Socket socket = connect()) {
      String closing = head.endsWith("\r\n") ? head : head + "\r\n";
      String request = closing + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port());
    socket.setSoTimeout(10_000);
    return socket;
  }
}
