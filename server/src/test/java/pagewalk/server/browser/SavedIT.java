package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.server.App;
import pagewalk.session.Gallery;

/** Short links, frames and the exported page, in a real browser. */
final class SavedIT {
  private static App app;
  private static TestBrowser browser;
  private static String link;
  private Page page;
  private Complaints complaints;

  @BeforeAll
  static void open() throws Exception {
    browser = TestBrowser.start();
    app = App.start("127.0.0.1", 0);
    HttpRequest save =
        HttpRequest.newBuilder(URI.create(app.address() + "/api/v1/scenarios"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(Gallery.text("first-touch")))
            .build();
    HttpResponse<String> saved = HttpClient.newHttpClient().send(save, BodyHandlers.ofString());
    link = saved.headers().firstValue("Location").orElseThrow();
  }

  @AfterAll
  static void close() {
    app.close();
    browser.close();
  }

  @BeforeEach
  void visit() {
    page = browser.newPage();
    complaints = Complaints.of(page);
    page.setViewportSize(1440, 900);
  }

  @AfterEach
  void leave() {
    complaints.assertNone();
    page.context().close();
  }

  private Locator tower() {
    return page.locator(".tower");
  }

  @Test
  void aShortLinkOpensTheLabAtItsMoment() {
    page.navigate(link + "?at=39");
    assertThat(tower()).containsText("4 floors");
    assertThat(page).hasTitle("First touch, empty low half · Pagewalk");
  }

  @Test
  void savingGivesTheSameShortLinkForTheSameScript() {
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate(app.address());
    assertThat(tower()).containsText("1 floor");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("File")).click();
    page.waitForResponse(
        Pattern.compile(".*/api/v1/scenarios"),
        () -> page.getByText("Save and copy a short link").click());
    page.waitForCondition(() -> clipboard().startsWith("http"));
    String id = link.substring(link.lastIndexOf('/'));
    assertTrue(clipboard().matches(".*/s" + id + "\\?at=\\d+"), clipboard());
  }

  @Test
  void theCodeToEmbedIsAFrameOfTheSavedScript() {
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate(app.address());
    assertThat(tower()).containsText("1 floor");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("File")).click();
    page.waitForResponse(
        Pattern.compile(".*/api/v1/scenarios"),
        () -> page.getByText("Save and copy embed code").click());
    page.waitForCondition(() -> clipboard().startsWith("<iframe"));
    String address = clipboard().replaceFirst("^<iframe src=\"([^\"]*)\".*$", "$1");
    page.navigate(address);
    assertThat(tower()).containsText("1 floor");
    assertThat(page.locator(".cm-editor")).hasCount(0);
  }

  private String clipboard() {
    return String.valueOf(page.evaluate("() => navigator.clipboard.readText()"));
  }

  @Test
  void inAFrameThereIsThePictureAndTheTimeAndNothingThatEdits() {
    page.navigate(link.replace("/s/", "/embed/") + "?at=39");
    assertThat(tower()).containsText("4 floors");
    assertThat(page.locator(".cm-editor")).hasCount(0);
    assertThat(page.locator("header.bar")).hasCount(0);
    assertThat(page.getByText("Open in Pagewalk")).hasAttribute("href", Pattern.compile("at=39$"));
    page.keyboard().press("ArrowLeft");
    assertThat(page.getByText("Open in Pagewalk")).hasAttribute("href", Pattern.compile("at=38$"));
  }

  @Test
  void inANarrowFrameTowerAndTablesTakeTurnsAndNothingSticksOut() {
    page.setViewportSize(390, 640);
    page.navigate(link.replace("/s/", "/embed/") + "?at=39");
    assertThat(page.getByRole(AriaRole.TAB)).hasCount(2);
    assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("00401000");
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Tables")).click();
    assertThat(page.getByLabel(Pattern.compile("^PML4, frame 0x100"))).isVisible();
    assertThat(page.getByText("Open in Pagewalk")).hasAttribute("href", Pattern.compile("at=39$"));
    Object overflow =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, overflow);
  }

  @Test
  void theExportedPageRunsTheLabOnAHostWithoutPrograms(@TempDir Path folder) throws Exception {
    Path site = folder.resolve("site");
    export(site);
    Javalin host =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.staticFiles.add(site.toString(), Location.EXTERNAL);
                })
            .start("127.0.0.1", 0);
    try {
      Response response =
          Objects.requireNonNull(
              page.navigate("http://127.0.0.1:" + host.port() + "/#first-touch/39"));
      assertEquals(200, response.status());
      assertThat(tower()).containsText("4 floors");
    } finally {
      host.stop();
    }
  }

  private static void export(Path site) throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String jar = Objects.requireNonNull(System.getProperty("pagewalk.jar"));
    ProcessBuilder export = new ProcessBuilder(java, "-jar", jar, "export", "--out=" + site);
    assertEquals(0, export.redirectErrorStream(true).start().waitFor());
  }
}
