package pagewalk.server.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pagewalk.server.App;

/** A server and a browser for all tests of a class. */
final class OpenPage implements BeforeAllCallback, AfterAllCallback {
  private @Nullable App app;
  private @Nullable TestBrowser browser;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    browser = TestBrowser.start();
    app = App.start("127.0.0.1", 0);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (app != null) {
      app.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  /** Where the server is, without a slash at the end. */
  String address() {
    return Objects.requireNonNull(app).address();
  }

  Page newPage() {
    return Objects.requireNonNull(browser).newPage();
  }

  /** The lab at {@code path}, on a desktop; the first picture stands. */
  Visit visit(String path) {
    return Visit.to(Objects.requireNonNull(browser), address() + path);
  }

  /** The same in a window of {@code width} × {@code height} pixels. */
  Visit visit(String path, int width, int height) {
    return Visit.to(Objects.requireNonNull(browser), address() + path, width, height);
  }
}
