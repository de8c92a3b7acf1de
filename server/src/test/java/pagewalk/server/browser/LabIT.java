package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The story of the first touch, played, stepped, edited and broken in a real browser, against the
 * real server.
 */
final class LabIT {
  private static final List<String> TOWER =
      List.of("00000000 00401000", "FFFFFF80 00002008", "FFFFFFFF C0000010", "FFFFFFFF FFE00000");

  @RegisterExtension private static final OpenPage OPEN = new OpenPage();
  private Page page;
  private Complaints complaints;

  @BeforeEach
  void visit() {
    page = OPEN.newPage();
    complaints = Complaints.of(page);
    page.setViewportSize(1440, 900);
    page.navigate(OPEN.address());
    assertThat(tower()).containsText("1 floor");
  }

  @AfterEach
  void leave() {
    complaints.assertNone();
    page.context().close();
  }

  @Test
  void theTowerGrowsFaultByFaultToTheAddressesOfTheThread() {
    for (int floors = 1; floors <= TOWER.size(); floors++) {
      assertThat(tower()).containsText(floors == 1 ? "1 floor" : floors + " floors");
      for (String address : TOWER.subList(0, floors)) {
        String spaced = address.replace(" ", "\\s*");
        assertThat(tower()).containsText(Pattern.compile(spaced));
      }
      assertThat(caption()).containsText("0x401000");
      page.keyboard().press("f");
    }
    assertThat(tower()).containsText("1 floor");
  }

  @Test
  void theFloorToComeStandsOnTopWithTheEntryThatWillStopIt() {
    page.navigate(OPEN.address() + "/#first-touch/35");
    assertThat(tower()).containsText("3 floors");
    Locator future = tower().locator("g.floor.future");
    assertThat(future).containsText("All four stop at");
    Locator chip =
        future.getByLabel("To come, reference 4: frame 0x100 as PTE, entry 0, stops here");
    assertThat(chip).isVisible();
    double dashed = left(chip);
    page.keyboard().press("f");
    assertThat(tower()).containsText("4 floors");
    assertThat(future).hasCount(0);
    Locator happened = tower().getByLabel("Reference 4: frame 0x100 as PTE, entry 0, stops here");
    assertEquals(dashed, left(happened), 1, "what comes stands where it was announced");
  }

  private static double left(Locator locator) {
    return locator.boundingBox().x;
  }

  @Test
  void theWholeStructureOfTheFirstTouchIsInSight() {
    for (int[] size : new int[][] {{1440, 900}, {1280, 720}}) {
      page.setViewportSize(size[0], size[1]);
      page.navigate(OPEN.address() + "/#first-touch/35");
      assertThat(tower()).containsText("3 floors");
      assertThat(page.getByText("more below", new Page.GetByTextOptions().setExact(true)))
          .hasCount(0);
      Object hidden =
          page.evaluate(
              "() => { const area = document.querySelector('.structure');"
                  + " return area.scrollHeight - area.clientHeight; }");
      assertEquals(0, hidden, "cut at " + size[0] + " by " + size[1]);
    }
  }

  @Test
  void theWalkedAddressStandsOverTheColumnsThatItPicksFrom() {
    page.navigate(OPEN.address() + "/#first-touch/35");
    assertThat(page.getByLabel("Columns: PML4 511, PDPT 511, PD 0, PT 0, page +010")).isVisible();
  }

  @Test
  void aLongLineIsCutUntilItIsWrittenIn() {
    Locator expect =
        page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText("expect tower="));
    assertEquals(21, expect.boundingBox().height, 1);
    expect.click(new Locator.ClickOptions().setPosition(20, 8));
    page.waitForFunction(
        "() => document.querySelector('.cm-activeLine').getBoundingClientRect().height > 40");
    assertTrue(expect.boundingBox().height > 40, "it shows all of itself");
    caption().click();
    page.evaluate("() => document.activeElement.blur()");
    assertEquals(21, expect.boundingBox().height, 1);
  }

  @Test
  void anEmptyScriptOffersABeginning() {
    editor().click();
    page.keyboard().press("Control+a");
    page.keyboard().press("Delete");
    assertThat(script()).containsText("The script is empty.");
    assertThat(script()).not().containsText("problem");
    script().getByRole(AriaRole.BUTTON, named("Write them")).click();
    assertThat(editor()).containsText("store 0x401000 = 0x2A");
    assertThat(script()).not().containsText("empty");
    assertThat(tower()).containsText("1 floor");
  }

  @Test
  void steppingBackUndoesTheStep() {
    int start = moment();
    String before = String.valueOf(caption().textContent());
    page.keyboard().press("ArrowRight");
    assertThat(caption()).not().hasText(before);
    assertEquals(start + 1, moment());
    page.keyboard().press("ArrowLeft");
    assertThat(caption()).hasText(before);
    assertEquals(start, moment());
  }

  @Test
  void spacePlaysAndSpacePauses() {
    page.keyboard().press("Home");
    assertThat(output()).hasAttribute("aria-label", Pattern.compile("Event 0 of .*"));
    page.keyboard().press("Space");
    page.waitForFunction(
        "() => /Event ([3-9]|\\d\\d) of/.test(document.querySelector('output').ariaLabel)");
    page.keyboard().press("Space");
    int paused = moment();
    page.waitForTimeout(700);
    assertTrue(moment() - paused <= 1, "it goes on after the pause");
  }

  @Test
  void aMistakeIsShownInPlaceAndCuredByItsButton() {
    page.locator(".cm-line")
        .filter(new Locator.FilterOptions().setHasText("store 0x402000"))
        .click(new Locator.ClickOptions().setPosition(0, 8));
    page.keyboard().type("x");
    assertThat(script()).containsText("The statement 'xstore' is unknown.");
    assertThat(tower()).containsText("1 floor");
    script().getByRole(AriaRole.BUTTON, named("store")).click();
    assertThat(script()).not().containsText("is unknown");
    assertThat(script()).containsText("3 of 3 expects hold");
  }

  @Test
  void anEditedScriptRunsByItself() {
    editor().click();
    page.keyboard().press("Control+End");
    page.keyboard().type("load 0x401000\nexpect value=0x2B\n");
    assertThat(script()).containsText("3 of 4 expects hold");
    assertThat(script()).containsText("value is 0x2A, not 0x2B.");
  }

  @Test
  void everyScenarioOfTheGalleryOpensAndHolds() {
    int scenarios = pagewalk.session.Gallery.names().size();
    for (int i = 0; i < scenarios; i++) {
      page.locator(".gallery > button").click();
      page.getByRole(AriaRole.MENUITEMRADIO).nth(i).click();
      assertThat(script()).containsText(Pattern.compile("(\\d+) of \\1 expects? hold"));
      page.keyboard().press("End");
      assertThat(caption()).not().isEmpty();
    }
  }

  @Test
  void theInspectorFollowsTheWalkAndTheSplitterNamesTheEntry() {
    Locator inspector = page.getByLabel("Inspector", new Page.GetByLabelOptions().setExact(true));
    assertThat(inspector).containsText("PML4[0]");
    assertThat(inspector).containsText("read as PML4E");
    inspector.locator("input").fill("0xFFFFFF8000002008");
    assertThat(inspector).containsText("PTE of 0x401000");
  }

  @Test
  void aScriptWithoutATitleIsCalledSo() {
    page.locator(".cm-line")
        .filter(new Locator.FilterOptions().setHasText("title"))
        .click(new Locator.ClickOptions().setClickCount(3));
    page.keyboard().press("Delete");
    assertThat(page.getByRole(AriaRole.BANNER)).containsText("Untitled");
    assertThat(page).hasTitle("Untitled · Pagewalk");
  }

  private Locator tower() {
    return page.locator(".tower");
  }

  private Locator caption() {
    return page.locator("p.caption");
  }

  private Locator script() {
    return page.getByLabel("Script", new Page.GetByLabelOptions().setExact(true)).first();
  }

  private Locator editor() {
    return page.locator(".cm-content");
  }

  private Locator output() {
    return page.locator("output").first();
  }

  private int moment() {
    String label = String.valueOf(output().getAttribute("aria-label"));
    return Integer.parseInt(label.replaceFirst("Event (\\d+) of \\d+", "$1"));
  }

  private static Locator.GetByRoleOptions named(String part) {
    return new Locator.GetByRoleOptions().setName(Pattern.compile(part));
  }
}
