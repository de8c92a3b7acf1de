package pagewalk.server.browser;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The simulator as the page gets it, without the page: the client's own WebAssembly in a browser,
 * so that what it says can be held against the JVM. A second TeaVM build of the tests would prove
 * less, for it would not be the one that is shipped.
 */
final class WasmSimulator implements AutoCloseable {

  private static final String MODULE =
      """
      <!doctype html>
      <link rel="icon" href="data:,">
      <script type="module">
        import { load } from "./pagewalk-runtime.js";
        globalThis.simulator = load("./pagewalk.wasm").then(module => module.exports);
      </script>
      """;

  private final HttpServer server;
  private final Page page;

  private WasmSimulator(HttpServer server, Page page) {
    this.server = server;
    this.page = page;
  }

  static WasmSimulator open(TestBrowser browser) throws IOException {
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("pagewalk.wasm.directory")));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> send(exchange, "text/html", bytes(MODULE)));
    for (String name : new String[] {"pagewalk-runtime.js", "pagewalk.wasm"}) {
      String type = name.endsWith(".js") ? "text/javascript" : "application/wasm";
      byte[] body = Files.readAllBytes(folder.resolve(name));
      server.createContext("/" + name, exchange -> send(exchange, type, body));
    }
    server.start();
    Page page = browser.newPage();
    page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new WasmSimulator(server, page);
  }

  /**
   * Evaluates a JavaScript expression in which {@code exports} are the exported functions and
   * {@code argument} is the given value.
   */
  Object evaluate(String expression, Object argument) {
    return page.evaluate(
        "async argument => { const exports = await simulator; return " + expression + "; }",
        argument);
  }

  @Override
  public void close() {
    page.close();
    server.stop(0);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
