package pagewalk.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pagewalk.server.App;

/**
 * Takes the pictures of the documentation from the served page: {@code mvn -Pscreenshots verify
 * -DskipTests}. They are committed, so run it whenever the page looks different.
 */
public final class Screenshots {
  private static final Path FOLDER = Path.of("docs", "images");

  private Screenshots() {}

  /**
   * One picture: where in which scenario, or which other page, in what window, and whether the
   * panes around it are folded.
   */
  private record Shot(
      String name,
      String moment,
      String look,
      boolean alone,
      int width,
      int height,
      ColorScheme scheme) {
    Shot(String name, String moment, String look, int width, int height, ColorScheme scheme) {
      this(name, moment, look, false, width, height, scheme);
    }

    Shot(String name, String moment, int width, int height, ColorScheme scheme) {
      this(name, moment, "", width, height, scheme);
    }
  }

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("lab-light", "first-touch/35", 1440, 900, ColorScheme.LIGHT),
          new Shot("lab-dark", "first-touch/39", 1440, 900, ColorScheme.DARK),
          new Shot("stale-light", "stale-read/76", 1440, 900, ColorScheme.LIGHT),
          new Shot("empty-light", "present-but-empty/71", 1280, 720, ColorScheme.LIGHT),
          new Shot("roles-light", "first-touch/84", "Roles", true, 1440, 900, ColorScheme.LIGHT),
          new Shot("roles-dark", "first-touch/84", "Roles", true, 1440, 900, ColorScheme.DARK),
          new Shot("quarters-light", "arm-scratch/326", "Quarters", 1440, 900, ColorScheme.LIGHT),
          new Shot("quarters-dark", "arm-scratch/326", "Quarters", 1440, 900, ColorScheme.DARK),
          new Shot("beliefs-light", "stale-read/76", "Believed", 1440, 900, ColorScheme.LIGHT),
          new Shot("beliefs-dark", "stale-read/76", "Believed", 1280, 720, ColorScheme.DARK),
          new Shot("window-light", "scratch-window/150", 1440, 900, ColorScheme.LIGHT),
          new Shot("compare-light", "/compare", 1440, 900, ColorScheme.LIGHT),
          new Shot("compare-dark", "/compare", 1440, 900, ColorScheme.DARK),
          new Shot("calculator-light", "/calculator", 1440, 900, ColorScheme.LIGHT),
          new Shot("gallery-dark", "/gallery", 1440, 900, ColorScheme.DARK),
          new Shot("benchmarks-light", "benchmarks", 1440, 1100, ColorScheme.LIGHT),
          new Shot("benchmarks-dark", "benchmarks", 1440, 1100, ColorScheme.DARK),
          new Shot("benchmark-run-light", "benchmarks/full", 1440, 900, ColorScheme.LIGHT),
          new Shot(
              "benchmark-curve-light", "benchmarks/map-by-strategy", 1440, 1240, ColorScheme.LIGHT),
          new Shot("benchmarks-phone", "benchmarks", 390, 844, ColorScheme.LIGHT),
          new Shot("phone-light", "first-touch/35", 390, 844, ColorScheme.LIGHT),
          new Shot("phone-dark", "first-touch/35", 390, 844, ColorScheme.DARK));

  /** Writes every picture below the folder named by the first argument, the root of the sources. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]).resolve(FOLDER);
    Files.createDirectories(folder);
    try (TestBrowser browser = TestBrowser.start();
        App app = App.start("127.0.0.1", 0)) {
      for (Shot shot : SHOTS) {
        take(browser, app, shot, folder);
      }
    }
  }

  private static void take(TestBrowser browser, App app, Shot shot, Path folder) {
    boolean phone = shot.width() < 640;
    Page page =
        browser.newPage(
            new Browser.NewContextOptions()
                .setViewportSize(shot.width(), shot.height())
                .setDeviceScaleFactor(phone ? 2 : 1)
                .setColorScheme(shot.scheme()));
    String address = shot.moment().startsWith("benchmarks") ? "/" : "/#";
    page.navigate(app.address() + address + shot.moment());
    String sign = sign(shot.moment());
    page.locator(sign).first().waitFor();
    page.evaluate("() => localStorage.setItem('pagewalk.toured', 'true')");
    page.reload();
    page.locator(sign).first().waitFor();
    if (!shot.look().isEmpty()) {
      page.locator("nav[aria-label='Ways to look']").getByText(shot.look()).click();
    }
    if (shot.alone()) {
      page.getByLabel("Picture alone").click();
      page.mouse().move(0, 0);
    }
    page.waitForFunction("() => document.fonts.status === 'loaded'");
    page.waitForTimeout(1_000); // the editor comes after the picture, and motion ends
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(shot.name() + ".png")));
    page.context().close();
  }

  private static String sign(String moment) {
    if (moment.startsWith("/compare")) {
      return "figure svg";
    }
    return moment.startsWith("/") || moment.startsWith("benchmarks") ? "main svg" : "p.caption b";
  }
}
