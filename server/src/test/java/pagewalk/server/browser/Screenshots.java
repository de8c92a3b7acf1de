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

  /** One picture: where in which scenario, or which other page, in what window. */
  private record Shot(String name, String moment, int width, int height, ColorScheme scheme) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("lab-light", "first-touch/35", 1440, 900, ColorScheme.LIGHT),
          new Shot("lab-dark", "first-touch/39", 1440, 900, ColorScheme.DARK),
          new Shot("stale-light", "stale-read/76", 1440, 900, ColorScheme.LIGHT),
          new Shot("empty-light", "present-but-empty/71", 1280, 720, ColorScheme.LIGHT),
          new Shot("calculator-light", "/calculator", 1440, 900, ColorScheme.LIGHT),
          new Shot("gallery-dark", "/gallery", 1440, 900, ColorScheme.DARK),
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
    page.navigate(app.address() + "/#" + shot.moment());
    String sign = shot.moment().startsWith("/") ? "main svg" : "p.caption b";
    page.locator(sign).first().waitFor();
    page.waitForFunction("() => document.fonts.status === 'loaded'");
    page.waitForTimeout(1_000); // the editor comes after the picture, and motion ends
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(shot.name() + ".png")));
    page.context().close();
  }
}
