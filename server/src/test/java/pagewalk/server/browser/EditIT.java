package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The script is the only truth: what is clicked in the inspector becomes a line of it. */
final class EditIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void flippingABitWritesAPokeBeforeTheStatementAndASecondOneChangesIt() {
    try (Visit visit = visit("#first-touch/27")) {
      bit(visit, "bit 0, ").click();
      assertThat(visit.editor()).containsText("poke 0x100000 = 0x1");
      assertThat(visit.caption()).containsText("A debugger writes 0x1 to PML4[0].");
      bit(visit, "bit 1, ").click();
      assertThat(visit.editor()).containsText("poke 0x100000 = 0x3");
      String text = visit.text();
      assertEquals(1, text.split("poke", -1).length - 1, text);
      assertTrue(text.indexOf("poke") < text.indexOf("store 0x401000"), text);
    }
  }

  @Test
  void theEditorUndoesWhatWasClickedInThePicture() {
    try (Visit visit = visit("#first-touch/27")) {
      assertThat(visit.editor()).containsText("store 0x401000");
      String before = visit.text();
      bit(visit, "bit 0, ").click();
      assertThat(visit.editor()).containsText("poke");
      visit.editor().focus();
      visit.press("Control+z");
      assertThat(visit.editor()).not().containsText("poke");
      assertEquals(before, visit.text());
    }
  }

  @Test
  void aBitIsFlippedWithTheKeyboardToo() {
    try (Visit visit = visit("#first-touch/27")) {
      bit(visit, "bit 0, ").focus();
      visit.press("ArrowLeft");
      visit.press("Space");
      assertThat(visit.editor()).containsText("poke 0x100000 = 0x2");
    }
  }

  @Test
  void aSwitchOfTheMachineEditsTheMachineLine() {
    try (Visit visit = visit("#write-protect")) {
      visit.page().getByRole(AriaRole.SWITCH, named("wp")).click();
      assertThat(visit.editor()).containsText("machine x86-64 ram=32M wp=0");
      assertThat(visit.script()).containsText("1 of 2 expects hold");
    }
  }

  @Test
  void whileTheScriptIsBrokenThePictureWritesNothingIntoIt() {
    try (Visit visit = visit("#first-touch/27")) {
      visit.editor().click();
      visit.press("Control+End");
      visit.page().keyboard().type("nonsense");
      assertThat(visit.script()).containsText("is unknown");
      assertThat(visit.inspector().getByRole(AriaRole.SWITCH)).hasCount(0);
    }
  }

  @Test
  void theEditorProposesTheWordsOfTheLanguageAndExplainsThem() {
    try (Visit visit = visit("#first-touch")) {
      visit.editor().click();
      visit.press("Control+End");
      visit.page().keyboard().type("inv");
      Locator list = visit.page().getByRole(AriaRole.LISTBOX);
      assertThat(list).containsText("invalidate");
      // A proposal that has only just appeared is not taken, lest one takes it by accident.
      visit.page().waitForTimeout(300);
      visit.press("Enter");
      assertTrue(visit.text().endsWith("invalidate "), visit.text());
      visit.page().keyboard().type("all\n");
      assertThat(visit.script()).containsText("3 of 3 expects hold"); // and nothing moves any more
      visit
          .page()
          .locator(".cm-key")
          .filter(new Locator.FilterOptions().setHasText("slot"))
          .hover();
      assertThat(visit.page().getByText("Takes a number from 0 to 4095")).isVisible();
    }
  }

  private static Locator bit(Visit visit, String name) {
    return visit.page().getByRole(AriaRole.SWITCH, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Visit visit(String fragment) {
    return OPEN.visit("/" + fragment);
  }
}
