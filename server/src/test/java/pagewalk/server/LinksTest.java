package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.page.PageFiles;
import pagewalk.server.store.StorePlace;

/** What is behind a link, for a person, for a chat that shows a preview, and for a frame. */
final class LinksTest {
  private static final String ROOT = "https://pagewalk.example/lab";

  private static App app;
  private static Visitor visitor;
  private static String id;

  @BeforeAll
  static void start() throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            Optional.of(ROOT),
            false,
            false,
            ServerLimits.STANDARD.perMinute(100_000));
    app = App.start(settings, StorePlace.memory(), new PageFiles("/pagewalk/server/page/"));
    visitor = new Visitor(app.port());
    id = save(Scripts.firstTouch());
  }

  private static String save(String text) throws Exception {
    return Visitor.json(visitor.post("/api/v1/scenarios", text)).get("id").getAsString();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void aLinkIsThePageAndSaysWhichScenarioItIsAbout() throws Exception {
    HttpResponse<String> response = visitor.get("/s/" + id + "?at=39");
    String page = response.body();
    assertEquals(200, response.statusCode());
    assertContains(page, "<meta name=\"pagewalk-scenario\" content=\"" + id + "\" />");
    assertContains(page, "<title>First touch, empty low half · Pagewalk</title>");
    assertContains(page, "src=\"../assets/main-1a2b.js\"");
    assertFalse(page.contains("pagewalk-embed"), page);
  }

  @Test
  void aChatFindsTitlePictureAndSentence() throws Exception {
    String page = visitor.get("/s/" + id + "?at=39").body();
    String link = ROOT + "/s/" + id;
    assertContains(page, meta("og:title", "First touch, empty low half"));
    assertContains(page, meta("og:url", link + "?at=39"));
    assertContains(page, meta("og:image", link + ".png?at=39"));
    assertContains(page, "<meta name=\"twitter:card\" content=\"summary_large_image\" />");
    assertContains(page, "content=\"Event 39 of ");
    String encoded = "https%3A%2F%2Fpagewalk.example%2Flab%2Fs%2F" + id + "%3Fat%3D39";
    assertContains(page, "href=\"" + ROOT + "/oembed?url=" + encoded + "\"");
    assertTrue(page.indexOf("og:description\" content=\"Fourth fault") > 0, page);
  }

  private static String meta(String property, String content) {
    return "<meta property=\"" + property + "\" content=\"" + content + "\" />";
  }

  @Test
  void withoutScriptsThePageStillTellsTheStory() throws Exception {
    String page = visitor.get("/s/" + id).body();
    String told = page.substring(page.indexOf("<noscript>"), page.indexOf("</noscript>"));
    assertContains(told, "machine x86-64 ram=32M");
    assertContains(told, "store 0x401000 = 0x2A");
    assertContains(told, "#PF 0x2 kernel write, not present, CR2 = 0x401000");
  }

  @Test
  void whatAStrangerWroteIsShownAndNeverRun() throws Exception {
    String evil = "</noscript></title><script>alert(1)</script>\\\" onload=x '&amp;{{ 12345 * 3 }}";
    HttpResponse<String> saved =
        visitor.post("/api/v1/scenarios", Scripts.titled(evil).replace("# ", "# <b>&"));
    String page = visitor.get("/s/" + Visitor.json(saved).get("id").getAsString()).body();
    assertFalse(page.contains("<script>"), page);
    assertFalse(page.contains("<b>&"), page);
    assertEquals(page.indexOf("</noscript>"), page.lastIndexOf("</noscript>"));
    assertEquals(page.indexOf("</title>"), page.lastIndexOf("</title>"));
    assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=x &#39;&amp;amp;");
    assertFalse(page.contains("37035"), "the title is no template");
  }

  @Test
  void aMomentThatTheRunDoesNotHaveIsItsLastOneOrTheUsualOne() throws Exception {
    String last = visitor.get("/s/" + id + "?at=999999").body();
    assertTrue(last.matches("(?s).*content=\"Event (\\d+) of \\1:.*"), last);
    String usual = visitor.get("/s/" + id).body();
    assertEquals(usual, visitor.get("/s/" + id + "?at=%3Cx%3E").body());
  }

  @Test
  void onlyTheEmbeddedPageMayBeShownInsideOfAnother() throws Exception {
    HttpResponse<String> embedded = visitor.get("/embed/" + id + "?at=39");
    assertContains(embedded.body(), "<meta name=\"pagewalk-embed\" content=\"true\" />");
    assertContains(policy(embedded), "frame-ancestors *");
    assertContains(policy(embedded), "script-src 'self';");
    String[] others = {"/s/" + id, "/", "/s/000000000", "/embed/000000000", "/api/ui/"};
    for (String other : others) {
      assertContains(policy(visitor.get(other)), "frame-ancestors 'none'");
      assertEquals("nosniff", Visitor.header(visitor.get(other), "X-Content-Type-Options"));
      assertEquals("no-referrer", Visitor.header(visitor.get(other), "Referrer-Policy"));
    }
  }

  private static String policy(HttpResponse<String> response) {
    return Visitor.header(response, "Content-Security-Policy");
  }

  @Test
  void aLinkThatLeadsNowhereGetsAPageThatHelps() throws Exception {
    for (String path : new String[] {"/s/000000000", "/embed/xyz", "/s/%3Cscript%3E", "/s/"}) {
      HttpResponse<String> response = visitor.get(path);
      assertEquals(404, response.statusCode(), path);
      assertContains(response.body(), "<h1>Not present</h1>");
      assertContains(response.body(), "paste it into the simulator");
      assertFalse(response.body().contains("<script>"), path);
    }
  }

  @Test
  void aSiteThatKnowsOembedGetsAFrame() throws Exception {
    String link = ROOT + "/s/" + id;
    HttpResponse<String> response = visitor.get("/oembed?maxwidth=640&url=" + link + "%3Fat%3D39");
    JsonObject answer = Visitor.json(response);
    assertAll(
        () -> assertEquals("rich", answer.get("type").getAsString()),
        () -> assertEquals(640, answer.get("width").getAsInt()),
        () -> assertEquals(link + ".png?at=39", answer.get("thumbnail_url").getAsString()));
    assertContains(
        answer.get("html").getAsString(),
        "<iframe src=\"" + ROOT + "/embed/" + id + "?at=39\" title=\"First touch");
    String elsewhere = "/oembed?url=https://elsewhere.example/s/" + id;
    ApiTest.assertProblem(visitor.get(elsewhere), 404, "not-found");
    ApiTest.assertProblem(visitor.get("/oembed"), 404, "not-found");
    ApiTest.assertProblem(visitor.get("/oembed?format=xml&url=" + link), 501, "not-implemented");
  }

  @Test
  void aScenarioThatIsTooLargeToRunHereStillHasItsPage() throws Exception {
    String page = visitor.get("/s/" + save(Scripts.endless())).body();
    assertContains(page, meta("og:description", "x86-64, recursive"));
  }

  private static void assertContains(String page, String part) {
    assertTrue(page.contains(part), () -> part + " is not in " + page);
  }
}
