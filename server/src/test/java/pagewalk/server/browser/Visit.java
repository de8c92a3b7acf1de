package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * One visitor's page and the places of it that tests ask about. Closing it asserts a quiet console.
 */
final class Visit implements AutoCloseable {
  private final Page page;
  private final Complaints complaints;

  private Visit(Page page) {
    this.page = page;
    complaints = Complaints.of(page);
  }

  /** Opens an address in a window of the usual size and waits for the first picture. */
  static Visit to(TestBrowser browser, String address) {
    return to(browser, address, 1440, 900);
  }

  static Visit to(TestBrowser browser, String address, int width, int height) {
    Visit visit =
        new Visit(
            browser.newPage(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))));
    visit.page.navigate(address);
    assertThat(visit.caption().locator("b")).not().isEmpty();
    return visit;
  }

  Page page() {
    return page;
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  Locator caption() {
    return page.locator("p.caption");
  }

  Locator tower() {
    return page.locator(".tower");
  }

  Locator script() {
    return page.getByLabel("Script", new Page.GetByLabelOptions().setExact(true)).first();
  }

  Locator editor() {
    return page.locator(".cm-content");
  }

  Locator inspector() {
    return page.getByLabel("Inspector", new Page.GetByLabelOptions().setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator item(String name) {
    return page.getByRole(AriaRole.MENUITEM, named(name));
  }

  /** The text of the editor, line by line. */
  String text() {
    return String.join("\n", page.locator(".cm-line").allTextContents());
  }

  /** The event that the page stands at. */
  int moment() {
    String label = String.valueOf(page.locator("output").first().getAttribute("aria-label"));
    return Integer.parseInt(label.replaceFirst("Event (\\d+) of \\d+", "$1"));
  }

  @Override
  public void close() {
    complaints.assertNone();
    page.context().close();
  }

  private static Page.GetByRoleOptions named(String part) {
    return new Page.GetByRoleOptions().setName(part);
  }
}
