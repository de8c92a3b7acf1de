package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pagewalk.session.Gallery;

/** The pages beside the lab. */
final class PagesIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void theCalculatorTellsTheEntriesOfAnAddressForAnySlotAndFormat() {
    try (Visit visit = OPEN.visit("/")) {
      link(visit, "Calculator").click();
      Locator main = visit.page().locator("main");
      assertThat(main).containsText(Pattern.compile("FFFFFF80\\s*00002008"));
      visit.page().getByLabel("Recursive slot").fill("510");
      assertThat(main).containsText(Pattern.compile("FFFFFF00\\s*00002008"));
      visit.page().getByLabel("Virtual address").fill("0xFFFFFF0000002008");
      assertThat(main).containsText("PTE of 0x401000");
      visit.page().getByLabel("Format").selectOption("x86-64-la57");
      assertThat(main).containsText("its PML5E");
      visit.page().getByLabel("Recursive slot").fill("512");
      assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("0 to 511");
      visit.page().getByLabel("Recursive slot").fill("511");
      visit.page().getByLabel("Virtual address").fill("hello");
      assertThat(visit.page().getByRole(AriaRole.ALERT)).not().isEmpty();
    }
  }

  @Test
  void theCodeToTakeAlongIsCopied() {
    try (Visit visit = OPEN.visit("/")) {
      link(visit, "Calculator").click();
      visit.button("Rust").click();
      visit.page().getByRole(AriaRole.BUTTON, exactly("Copy")).click();
      assertThat(visit.button("Copied")).isVisible();
      String code = String.valueOf(visit.page().evaluate("() => navigator.clipboard.readText()"));
      assertTrue(code.contains("assert!(entry(0x401000) == 0xFFFFFF8000002008)"), code);
    }
  }

  @Test
  void theGalleryShowsEveryScenarioAndOpensItAtItsKeyMoment() {
    try (Visit visit = OPEN.visit("/")) {
      link(visit, "Gallery").click();
      assertThat(visit.page().locator("main li")).hasCount(Gallery.names().size());
      assertThat(visit.page().locator("main li svg").first()).isAttached();
      visit.button("x86-64-la57").click();
      assertThat(visit.page().locator("main li")).hasCount(1);
      assertThat(visit.page().locator("main li svg").first()).isAttached();
      visit.page().locator("main li a").click();
      assertThat(visit.tower()).containsText("5 floors");
      assertThat(visit.editor()).containsText("x86-64-la57");
    }
  }

  @Test
  void comingBackToTheLabOneFindsItAsOneLeftIt() {
    try (Visit visit = OPEN.visit("/#first-touch/35")) {
      visit.editor().click();
      visit.press("Control+End");
      visit.page().keyboard().type("# mine");
      visit.caption().click();
      visit.press("ArrowRight");
      int moment = visit.moment();
      link(visit, "Calculator").click();
      assertThat(visit.page().getByText("its PTE")).isVisible();
      link(visit, "Lab").click();
      assertThat(visit.editor()).containsText("# mine");
      assertEquals(moment, visit.moment());
    }
  }

  private static Locator link(Visit visit, String name) {
    return visit.page().getByRole(AriaRole.LINK, exactly(name));
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
