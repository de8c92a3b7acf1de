package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The panes around the picture: how they are sized, folded and remembered. */
final class DeskIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void aPaneResizedWithTheKeyboardStaysSoAfterReloading() {
    try (Visit visit = visit()) {
      double before = box(visit.script()).width;
      separator(visit, "Width of the script").focus();
      for (int i = 0; i < 5; i++) {
        visit.press("ArrowRight");
      }
      assertEquals(before + 80, box(visit.script()).width, 1);
      visit.page().reload();
      assertThat(visit.tower()).containsText("1 floor");
      assertEquals(before + 80, box(visit.script()).width, 1);
      separator(visit, "Width of the script").dblclick();
      assertEquals(before, box(visit.script()).width, 1);
    }
  }

  @Test
  void aPaneIsResizedByDraggingItsHairline() {
    try (Visit visit = visit()) {
      double before = box(visit.inspector()).width;
      BoundingBox line = box(separator(visit, "Width of the inspector"));
      double x = line.x + line.width / 2;
      double y = line.y + line.height / 2;
      visit.page().mouse().move(x, y);
      visit.page().mouse().down();
      visit.page().mouse().move(x - 60, y);
      visit.page().mouse().up();
      assertEquals(before + 60, box(visit.inspector()).width, 1);
    }
  }

  @Test
  void everyPaneFoldsAndComesBackByKeyAndByButton() {
    try (Visit visit = visit()) {
      visit.press("]");
      assertThat(visit.inspector()).isHidden();
      visit.button("Show Inspector").click();
      assertThat(visit.inspector()).isVisible();
      visit.button("Fold the script").click();
      assertThat(visit.editor()).isHidden();
      visit.press("[");
      assertThat(visit.editor()).isVisible();
      Locator timeline = visit.page().getByLabel("Timeline", exact());
      visit.press("\\");
      assertThat(timeline).isHidden();
      assertThat(visit.caption()).isVisible();
      visit.press("\\");
      assertThat(timeline).isVisible();
    }
  }

  /** A walk of five levels is wider than what three panes leave of a laptop. */
  @Test
  void thePictureAloneHasRoomForFiveLevelsAndGivesBackWhatWasOpen() {
    try (Visit visit = OPEN.visit("/#five-levels/40", 1280, 720)) {
      Locator timeline = visit.page().getByLabel("Timeline", exact());
      visit.button("Roles").click();
      Locator roles = visit.page().getByLabel("Roles", exact());
      assertThat(roles.getByText("5: read as PT")).isVisible();
      visit.press("]");
      visit.button("Picture alone").click();
      assertThat(visit.editor()).isHidden();
      assertThat(timeline).isHidden();
      assertThat(visit.caption()).isVisible();
      assertEquals(0, roles.evaluate("pane => pane.scrollWidth - pane.clientWidth"));
      visit.press("p");
      assertThat(visit.editor()).isVisible();
      assertThat(timeline).isVisible();
      assertThat(visit.inspector()).isHidden();
    }
  }

  @Test
  void playingGoesFasterAndSlowerByKey() {
    try (Visit visit = visit()) {
      for (String speed : new String[] {"2", "4", "8", "8"}) {
        visit.press(">");
        assertThat(visit.button("Speed " + speed + " times")).isVisible();
      }
      visit.press("<");
      assertThat(visit.button("Speed 4 times")).isVisible();
    }
  }

  @Test
  void thePictureIsZoomedByKeyAndFitsOnDemand() {
    try (Visit visit = OPEN.visit("/#tables-for-ram", 1440, 700)) {
      Locator root = visit.page().getByRole(AriaRole.GROUP, starting("PML4, frame")).first();
      visit.press("End");
      double before = box(root).height;
      visit.press("+");
      assertEquals(before * 1.25, box(root).height, 2);
      visit.press("0");
      assertEquals(before, box(root).height, 1);
      visit.press("z");
      assertEquals(
          true,
          visit
              .page()
              .evaluate(
                  "() => { const area = document.querySelector('.structure');"
                      + " return area.scrollHeight <= area.clientHeight + 1; }"),
          "all tables are in sight");
    }
  }

  @Test
  void aPictureThatDoesNotFollowStaysWhereItIs() {
    try (Visit visit = OPEN.visit("/#present-but-empty", 1280, 720)) {
      visit.press("Home");
      waitUntilScrolled(visit, "=== 0");
      visit.press("w");
      visit.press("End");
      assertEquals(0, scrolled(visit));
      visit.press("w");
      visit.press("Shift+F");
      waitUntilScrolled(visit, "> 0");
    }
  }

  private static void waitUntilScrolled(Visit visit, String how) {
    visit.page().waitForFunction("() => document.querySelector('.structure').scrollTop " + how);
  }

  private static Object scrolled(Visit visit) {
    return visit.page().evaluate("() => document.querySelector('.structure').scrollTop");
  }

  private static Page.GetByRoleOptions starting(String name) {
    return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
  }

  private static Visit visit() {
    return OPEN.visit("/");
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator separator(Visit visit, String name) {
    return visit.page().getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName(name));
  }

  private static BoundingBox box(Locator locator) {
    return locator.boundingBox();
  }
}
