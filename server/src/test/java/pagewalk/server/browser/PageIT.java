package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The served page, as a visitor's browser sees it. */
final class PageIT {

  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void thePageOpensAndTheBrowserHoldsNothingAgainstIt() {
    Page page = OPEN.newPage();
    Complaints complaints = Complaints.of(page);
    page.navigate(OPEN.address());
    page.waitForLoadState(LoadState.NETWORKIDLE);
    complaints.assertNone();
    assertEquals("First touch, empty low half · Pagewalk", page.title());
  }
}
