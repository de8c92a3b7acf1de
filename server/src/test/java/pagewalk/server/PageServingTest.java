package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pagewalk.server.page.PageFiles;
import pagewalk.server.store.StorePlace;

/** A small page of known bytes lies in this test's resources, its compressed twins made up. */
final class PageServingTest {

  private static final String SCRIPT = "/assets/main-1a2b.js";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static App app;

  @BeforeAll
  static void start() {
    app =
        App.start(
            ServerSettings.of("127.0.0.1", 0),
            StorePlace.memory(),
            new PageFiles("/pagewalk/server/page/"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void theRootIsTheIndexPageAndIsAskedForAgainEachTime() throws Exception {
    HttpResponse<String> response = get("/");
    assertAll(
        () -> assertEquals(200, response.statusCode()),
        () -> assertEquals("text/html;charset=utf-8", header(response, "Content-Type")),
        () -> assertEquals("no-cache", header(response, "Cache-Control")),
        () -> assertTrue(response.body().contains("A page")));
  }

  @Test
  void whatIsNamedByItsContentIsKeptForever() throws Exception {
    assertEquals("public, max-age=31536000, immutable", header(get(SCRIPT), "Cache-Control"));
    assertEquals("no-cache", header(get("/icon.svg"), "Cache-Control"));
  }

  @Test
  void everyFileIsSentAsWhatItIs() throws Exception {
    assertEquals("text/javascript;charset=utf-8", header(get(SCRIPT), "Content-Type"));
    assertEquals("application/wasm", header(get("/assets/simulator-5e6f.wasm"), "Content-Type"));
    assertEquals("image/svg+xml", header(get("/icon.svg"), "Content-Type"));
    assertEquals("nosniff", header(get("/icon.svg"), "X-Content-Type-Options"));
  }

  @Test
  void theSmallestEncodingTheVisitorReadsIsSent() throws Exception {
    assertEncoding("gzip, deflate, br, zstd", "br", "brotli script");
    assertEncoding("gzip", "gzip", "gzip script");
    assertEncoding("br;q=0, gzip;q=0.5", "gzip", "gzip script");
    assertEncoding("deflate", "", "plain script");
    assertEquals("plain script", get(SCRIPT).body());
    assertEquals("Accept-Encoding", header(get(SCRIPT), "Vary"));
  }

  @Test
  void aVisitorWhoHasTheBytesGetsNoneAndOneWithAnotherEncodingDoes() throws Exception {
    String tag = header(get(SCRIPT), "ETag");
    HttpResponse<String> same = get(SCRIPT, "If-None-Match", "\"other\", W/" + tag);
    assertEquals(304, same.statusCode());
    assertEquals("", same.body());
    assertEquals(tag, header(same, "ETag"));

    assertNotEquals(tag, header(get(SCRIPT, "Accept-Encoding", "br"), "ETag"));
    assertEquals(200, get(SCRIPT, "If-None-Match", tag, "Accept-Encoding", "br").statusCode());
  }

  @Test
  void onlyTheWorkersScriptMayCompileCode() throws Exception {
    String worker = header(get("/assets/simulator-worker-3c4d.js"), "Content-Security-Policy");
    assertTrue(worker.contains("script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'"), worker);

    for (String path : new String[] {"/worker-of-none.js", "/nowhere"}) {
      String none = header(get(path), "Content-Security-Policy");
      assertTrue(none.contains("default-src 'none'") && !none.contains("script-src"), path);
    }
    for (String path : new String[] {"/", SCRIPT}) {
      String page = header(get(path), "Content-Security-Policy");
      assertFalse(page.contains("unsafe-eval"), path);
      assertTrue(page.contains("script-src 'self'; worker-src 'self'"), path);
      assertTrue(page.contains("frame-ancestors 'none'"), path);
    }
  }

  @Test
  void anAddressThatLeadsNowhereSaysWhereThePageIs() throws Exception {
    String[] nowhere = {
      "/nowhere", "/assets", "/assets/", SCRIPT + ".br", "/assets/%2e%2e/index.html", "/a//b.js"
    };
    for (String path : nowhere) {
      HttpResponse<String> response = get(path);
      assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path);
      assertFalse(response.body().contains("A page"), path);
    }
    assertTrue(get("/nowhere").body().contains("<a href=\"/\">"));
  }

  @Test
  void aHeadRequestIsAnsweredLikeItsGetWithoutTheBody() throws Exception {
    HttpResponse<String> response =
        send(request(SCRIPT).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, response.statusCode());
    assertEquals(header(get(SCRIPT), "ETag"), header(response, "ETag"));
    assertEquals("", response.body());
  }

  @Test
  void theSignOfLifeIsNeverRemembered() throws Exception {
    HttpResponse<String> response = get("/healthz");
    assertEquals("ok\n", response.body());
    assertEquals("no-store", header(response, "Cache-Control"));
  }

  private static void assertEncoding(String accepted, String coding, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = get(SCRIPT, "Accept-Encoding", accepted);
    assertEquals(coding, header(response, "Content-Encoding"), accepted);
    assertEquals(body, response.body(), accepted);
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
