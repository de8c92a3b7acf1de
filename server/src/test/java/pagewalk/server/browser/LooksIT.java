package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.strategy.Strategies;

/** The other ways to look at a moment, and the page that compares strategies. */
final class LooksIT {
  private static final int DESK = 1440;
  private static final int PHONE = 390;

  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  private static Visit look(int width, String fragment, String look) {
    Visit visit = OPEN.visit("/#" + fragment, width, 900);
    if (width < 640) {
      visit.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Tables")).click();
    }
    visit.button(look).click();
    return visit;
  }

  private static Locator section(Visit visit, String name) {
    return visit.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void aWalkThroughTheSlotShowsEachFrameUnderItsHats(int width) {
    try (Visit visit = look(width, "first-touch/85", "Roles")) {
      Locator roles = section(visit, "Roles");
      roles.getByLabel("Address to walk").fill("0xFFFFFF8000002008");
      List<String> names = List.of("PML4 read as PML4", "PML4 read as PDPT", "PDPT read as PD");
      for (String name : names) {
        assertThat(roles.getByLabel(name).first()).isVisible();
      }
      Locator last = roles.getByLabel("Reference 4: PD read as PT");
      assertThat(last.locator("tr.differs")).hasCount(3);
      assertThat(last).containsText("PAT = 0");
      assertThat(roles.getByLabel("The end of the walk")).containsText("0x401000 leads");
    }
  }

  /** Also where a large page ends the walk one table early. */
  @ParameterizedTest
  @CsvSource({
    "first-touch/85, 0xFFFFFF8000002008, 511 0 0 2 +008, 5",
    "window-large-page/60, 0x40001000, 0 1 0 1 +000, 4"
  })
  void everyPartOfTheAddressStandsOverWhatItPicks(
      String moment, String address, String parts, int cards) {
    try (Visit visit = look(DESK, moment, "Roles")) {
      Locator roles = section(visit, "Roles");
      roles.getByLabel("Address to walk").fill(address);
      Locator cuts = roles.locator(".cut");
      assertThat(cuts.locator("b")).hasText(parts.split(" "));
      Locator read = roles.locator("article");
      assertThat(read).hasCount(cards);
      for (int at = 0; at < cards; at++) {
        Locator over = at == cards - 1 ? cuts.last() : cuts.nth(at);
        assertThat(over).hasClass(Pattern.compile("read"));
        assertEquals(over.boundingBox().x, read.nth(at).boundingBox().x, 1);
      }
      assertThat(roles.locator(".walked")).containsText("must be copies of bit 47");
    }
  }

  @Test
  void aRowOfTheStaircaseIsWalkedByAClick() {
    try (Visit visit = look(DESK, "first-touch/85", "Roles")) {
      Locator stairs = section(visit, "Roles").locator(".staircase");
      assertThat(stairs.locator("li")).hasCount(6);
      stairs.getByRole(AriaRole.BUTTON).nth(2).click();
      assertThat(stairs.locator("li.selected")).containsText("its PDE");
      assertThat(section(visit, "Roles").getByLabel("Address to walk"))
          .hasValue("0xFFFFFFFFC0000010");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void aFrameOfSmallTablesShowsItsQuartersAndTheWindowOnIt(int width) {
    try (Visit visit = look(width, "arm-scratch/326", "Quarters")) {
      Locator first = section(visit, "Frame 0x401");
      assertThat(first).containsText("L2 of TTBR0[4]");
      assertThat(first).containsText("domain 0");
      assertThat(first.locator(".quarter")).hasCount(4);
      assertThat(first.locator(".free")).hasCount(0);
      Locator second = section(visit, "Frame 0x406");
      assertThat(second.locator(".free")).hasCount(3);
      assertThat(second).containsText(Pattern.compile("window shows it at\\s*F0000000"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void theWindowMovesByWhatItTakesInTheScript(int width) {
    try (Visit visit = look(width, "arm-scratch/326", "Quarters")) {
      Locator first = section(visit, "Frame 0x401");
      first.getByText("Move the window here").click();
      assertThat(first).containsText(Pattern.compile("window shows it at\\s*F0000000"));
      if (width < 640) {
        visit.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Script")).click();
      }
      assertThat(visit.editor()).containsText("poke");
      assertThat(visit.editor()).containsText("invalidate 0xF0000000");
    }
  }

  @Test
  void theLensIsAimedByKeys() {
    try (Visit visit = OPEN.visit("/#scratch-window/150")) {
      Locator grip = visit.page().locator("g.grip").first();
      assertThat(grip).hasAttribute("aria-label", Pattern.compile("shows frame 0x403"));
      grip.focus();
      visit.press("ArrowUp");
      assertThat(visit.editor()).containsText("poke 0x103000 = 0x402063");
      assertThat(visit.editor()).containsText("invalidate 0xFFFFC80000000000");
      assertThat(grip).hasAttribute("aria-label", Pattern.compile("shows frame 0x402"));
    }
  }

  @Test
  void theLensIsDraggedToAnotherTable() {
    try (Visit visit = OPEN.visit("/#scratch-window/150")) {
      BoundingBox from = visit.page().locator("g.grip").first().boundingBox();
      BoundingBox to = visit.page().getByLabel("PDPT, frame 0x401").boundingBox();
      visit.page().mouse().move(from.x + from.width - 4, from.y + 30);
      visit.page().mouse().down();
      visit.page().mouse().move(to.x + to.width / 2, to.y + to.height / 2);
      assertThat(visit.page().locator("g.target")).containsText("show 0x401");
      visit.page().mouse().up();
      assertThat(visit.editor()).containsText("poke 0x103000 = 0x401063");
    }
  }

  @Test
  void aWindowIsAimedAlsoWhileWhatItShowsIsFolded() {
    try (Visit visit = OPEN.visit("/#arm-scratch/326")) {
      assertThat(visit.page().getByLabel("Show 3 more tables")).isVisible();
      Locator grip = visit.page().locator("g.grip").first();
      assertThat(grip).hasAttribute("aria-label", Pattern.compile("shows frame 0x406"));
      BoundingBox from = grip.boundingBox();
      BoundingBox to =
          visit.page().getByLabel(Pattern.compile("^L2, frame 0x401")).first().boundingBox();
      visit.page().mouse().move(from.x + 6, from.y + from.height / 2);
      visit.page().mouse().down();
      visit.page().mouse().move(to.x + to.width / 2, to.y + to.height / 2);
      assertThat(visit.page().locator("g.target")).containsText("show 0x401");
      visit.page().mouse().up();
      assertThat(visit.editor()).containsText("invalidate 0xF0000000");
    }
  }

  @Test
  void pointingAtMemoryLightsTheCardsAndTheReverse() {
    try (Visit visit = OPEN.visit("/#first-touch/93")) {
      Locator root = visit.page().locator(".strips rect.mark.table").first();
      root.hover();
      assertThat(visit.page().locator("g.card.linked")).not().hasCount(0);
      visit.page().locator("g.card text.name").first().hover();
      assertThat(visit.page().locator(".strips rect.mark.table.linked")).not().hasCount(0);
      assertThat(visit.page().locator(".strips rect.mark.window.linked")).not().hasCount(0);
    }
  }

  @Test
  void theDialOfTtbcrHalvesTheTableAndHatchesTheOther() {
    try (Visit visit = look(DESK, "arm-catch-22", "Quarters")) {
      section(visit, "TTBCR.N").getByText("1", exactText()).click();
      assertThat(visit.editor()).containsText("n=1");
      Locator quarters = section(visit, "Quarters");
      assertThat(quarters).containsText("TTBR0: 2048 entries, 8 KiB");
      assertThat(quarters.locator("rect.dead")).hasCount(1);
      assertThat(quarters).containsText("2048 entries, never read");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void aStaleBeliefStandsBesideWhatIsWrittenWithItsCure(int width) {
    try (Visit visit = look(width, "stale-read/76", "Believed v.")) {
      Locator beliefs = section(visit, "Believed and written");
      assertThat(beliefs.getByLabel("Written", exactLabel())).isVisible();
      assertThat(beliefs.locator(".believed")).containsText("≠");
      assertThat(beliefs.getByLabel("Cure", exactLabel())).containsText("INVLPG");
    }
  }

  @Test
  void theCureIsWrittenIntoTheScriptAndCures() {
    try (Visit visit = look(DESK, "stale-read/76", "Believed v.")) {
      visit.button("Insert").click();
      assertThat(visit.editor()).containsText("invalidate");
    }
  }

  @Test
  void whyCantIWriteHereNamesTheEntryAndTheBit() {
    try (Visit visit = OPEN.visit("/#write-protect")) {
      visit.press("End");
      visit.inspector().getByPlaceholder("0x401000").fill("0x401000");
      visit.button("Why can't I write here?").click();
      Locator answer = section(visit, "Permission");
      answer.getByRole(AriaRole.BUTTON, within("user code")).click();
      assertThat(answer.locator("li")).hasCount(4);
      assertThat(answer.locator("b").first()).not().isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void strategiesAreComparedInThePageWithASentenceAndALinkToEachRun(int width) {
    try (Visit visit = OPEN.visit("/", width, 900)) {
      visit.page().navigate(OPEN.address() + "/#/compare/first-touch");
      Locator rows = visit.page().locator("tbody tr");
      assertThat(rows).hasCount(Strategies.all().size());
      assertThat(visit.page().locator("figure svg").first()).isVisible();
      Locator words = visit.page().locator(".page footer").last();
      assertThat(words).containsText("recursive");
      visit.page().getByRole(AriaRole.BUTTON, exactly("direct")).click();
      assertThat(words).containsText("direct");
      visit.page().getByRole(AriaRole.BUTTON, exactly("TLB refills")).click();
      assertThat(visit.page().locator("th[aria-sort=ascending]")).containsText("TLB refills");
      rows.first().getByText("open run").click();
      assertThat(visit.caption().locator("b").first()).isVisible();
      assertTrue(visit.page().url().contains("#p="), visit.page().url());
    }
  }

  @Test
  void aPastedErrorCodeIsExplained() {
    try (Visit visit = OPEN.visit("/")) {
      visit.page().navigate(OPEN.address() + "/#/calculator");
      Locator field = visit.page().getByLabel("Error code");
      field.fill("DFSR 0x81B");
      assertThat(visit.page().locator("main")).containsText("A write failed: domain, page.");
      field.fill("#PF 0xB CR2=0x402000");
      assertThat(visit.page().locator("main")).containsText("a reserved bit set");
      visit.button("Take 0x402000 apart").click();
      assertThat(visit.page().getByLabel("Virtual address")).hasValue("0x402000");
      field.fill("hello");
      assertThat(visit.page().locator("main")).containsText("No code is named here");
    }
  }

  @Test
  void aRunInBulkTellsWhatItCostAndKeepsThePicture() {
    try (Visit visit = OPEN.visit("/#first-touch/35")) {
      visit.button("File").click();
      visit.item("Run in bulk").click();
      Locator sheet = visit.page().getByRole(AriaRole.DIALOG);
      assertThat(sheet).containsText("Done in");
      assertThat(sheet).containsText("expectations hold");
      assertThat(sheet.locator("dt")).hasCount(13);
      visit.press("Escape");
      assertThat(sheet).hasCount(0);
      assertThat(visit.tower()).containsText("3 floors");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void theTourIsSeenOnceAndEnds(int width) {
    try (Visit visit = OPEN.visit("/", width, 900)) {
      Locator tour = section(visit, "First visit");
      assertThat(tour).containsText("1 of 3");
      tour.getByText("Next").click();
      assertThat(tour).containsText("2 of 3");
      tour.getByText("Close").click();
      assertThat(tour).hasCount(0);
      visit.page().reload();
      assertThat(visit.caption().locator("b")).not().isEmpty();
      assertThat(tour).hasCount(0);
    }
  }

  private static Locator.GetByTextOptions exactText() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.GetByLabelOptions exactLabel() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
