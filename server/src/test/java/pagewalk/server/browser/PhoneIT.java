package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab on a phone: one thing at a time, in tabs. */
final class PhoneIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void theTowerIsATabOfItsOwn() {
    try (Visit visit = open("")) {
      assertThat(tab(visit, "Tower")).hasAttribute("aria-selected", "true");
      tab(visit, "Script").click();
      assertThat(visit.editor()).isVisible();
      tab(visit, "Tower").click();
      assertThat(visit.page().getByRole(AriaRole.TABPANEL)).containsText("00401000");
      Object overflow =
          visit
              .page()
              .evaluate(
                  "() => document.documentElement.scrollWidth"
                      + " - document.documentElement.clientWidth");
      assertEquals(0, overflow, "nothing sticks out sideways");
    }
  }

  @Test
  void withoutAnOpenFaultItBeginsWithTheTables() {
    try (Visit visit = open("stale-read/76")) {
      assertThat(tab(visit, "Tables")).hasAttribute("aria-selected", "true");
      tab(visit, "Tower").click();
      assertThat(walk(visit)).containsText("from the TLB, no table was read");
      visit.button("Show the tables").click();
      assertThat(tab(visit, "Tables")).hasAttribute("aria-selected", "true");
    }
  }

  @Test
  void theWalkOfTheMomentStandsOverTheTower() {
    try (Visit visit = open("first-touch/39")) {
      assertThat(visit.tower().getByLabel(fault(4))).isVisible();
      assertThat(walk(visit)).hasCount(0);
    }
    try (Visit visit = open("first-touch/50")) {
      assertThat(walk(visit)).containsText("reaches frame 0x403");
      assertThat(walk(visit).getByRole(AriaRole.BUTTON)).hasCount(4);
      assertThat(visit.tower().getByLabel(fault(3))).isVisible();
      walk(visit).getByLabel("Reference 4").click();
      tab(visit, "Inspect").click();
      assertThat(visit.inspector()).containsText("PML4[0] read as PTE");
    }
  }

  @Test
  void fiveLevelsAreOneRow() {
    try (Visit visit = open("five-levels/36")) {
      Locator chips = walk(visit).getByRole(AriaRole.BUTTON);
      assertThat(chips).hasCount(5);
      double first = chips.first().boundingBox().y;
      assertEquals(first, chips.last().boundingBox().y, 1, "the fifth stands beside the first");
      assertEquals(
          true,
          chips
              .locator("b, span")
              .evaluateAll(
                  "all => all.every(one => one.getBoundingClientRect().right"
                      + " < one.parentElement.getBoundingClientRect().right)"),
          "every word fits");
    }
  }

  @Test
  void aBrokenScriptIsToldOfWhereItIsNotSeen() {
    try (Visit visit = open("")) {
      tab(visit, "Script").click();
      visit.editor().click();
      visit.page().keyboard().type("x");
      assertThat(tab(visit, "Script")).containsText("does not run");
      tab(visit, "Tower").click();
      visit.page().getByText("Show the script").click();
      assertThat(tab(visit, "Script")).hasAttribute("aria-selected", "true");
    }
  }

  @Test
  void theTablesScrollToTheEntryThatDecided() {
    try (Visit visit = open("")) {
      tab(visit, "Tables").click();
      for (int fault = 1; fault <= 4; fault++) {
        visit.press("f");
      }
      assertThat(visit.caption()).containsText("PT[2]");
      Locator decided =
          visit
              .page()
              .getByRole(
                  AriaRole.BUTTON,
                  new Page.GetByRoleOptions().setName(Pattern.compile("^PT\\[2\\]")));
      assertThat(decided).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }
  }

  private static Visit open(String fragment) {
    return OPEN.visit("/#" + fragment, 390, 844);
  }

  private static Locator tab(Visit visit, String name) {
    return visit.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator walk(Visit visit) {
    return visit.tower().getByLabel("Walk of the moment");
  }

  private static String fault(int number) {
    return "Fault " + number + ": go to event";
  }
}
