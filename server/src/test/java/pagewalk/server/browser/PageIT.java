package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pagewalk.server.App;

/** The served page, as a visitor's browser sees it. */
final class PageIT {

  private static App app;
  private static TestBrowser browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    browser = TestBrowser.start();
    app = App.start("127.0.0.1", 0);
  }

  @AfterAll
  static void close() {
    app.close();
    browser.close();
  }

  @Test
  void thePageOpensAndTheBrowserHoldsNothingAgainstIt() {
    Page page = browser.newPage();
    Complaints complaints = Complaints.of(page);
    page.navigate(app.address());
    page.waitForLoadState(LoadState.NETWORKIDLE);
    complaints.assertNone();
    assertEquals("First touch, empty low half · Pagewalk", page.title());
  }
}
