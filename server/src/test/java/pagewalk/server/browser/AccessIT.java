package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pagewalk.session.Gallery;

/** The page for those who cannot see it, or cannot use a pointer. */
final class AccessIT {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int MOST_TABS = 120;

  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  /** What a visitor has open. */
  private enum Sight {
    LIGHT,
    DARK,
    STALE,
    BROKEN,
    KEYS,
    FILE_MENU,
    GALLERY_MENU,
    CALCULATOR,
    GALLERY,
    ROLES,
    BELIEFS,
    QUARTERS,
    COMPARE,
    PHONE_TOWER,
    PHONE_TABLES,
    PHONE_INSPECTOR
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingSerious(Sight sight) {
    boolean phone = sight.name().startsWith("PHONE");
    String fragment =
        switch (sight) {
          case STALE, BELIEFS -> "#stale-read/76";
          case QUARTERS -> "#arm-scratch/326";
          default -> "#first-touch/39";
        };
    try (Visit visit = OPEN.visit("/" + fragment, phone ? 390 : 1440, phone ? 844 : 900)) {
      visit.page().emulateMedia(quiet(sight));
      show(visit, sight);
      assertEquals(List.of(), grave(visit.page()));
    }
  }

  private static Page.EmulateMediaOptions quiet(Sight sight) {
    return new Page.EmulateMediaOptions()
        .setColorScheme(sight == Sight.DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static void show(Visit visit, Sight sight) {
    switch (sight) {
      case LIGHT, DARK, STALE, PHONE_TOWER -> {}
      case BROKEN -> {
        visit.editor().click();
        visit.page().keyboard().type("x");
        assertThat(visit.script()).containsText("1 problem");
      }
      case KEYS -> visit.button("Keys").click();
      case FILE_MENU -> visit.button("File").click();
      case GALLERY_MENU -> visit.page().locator(".gallery > button").click();
      case CALCULATOR -> {
        visit.page().getByRole(AriaRole.LINK, link("Calculator")).click();
        assertThat(visit.page().getByText("its PML4E")).isVisible();
      }
      case GALLERY -> {
        visit.page().getByRole(AriaRole.LINK, link("Gallery")).click();
        assertThat(visit.page().getByText("Present but empty")).isVisible();
      }
      case ROLES -> {
        visit.button("Roles").click();
        assertThat(visit.page().locator(".staircase")).isVisible();
      }
      case BELIEFS -> {
        visit.button("Believed v.").click();
        assertThat(visit.page().getByText("Cure").first()).isVisible();
      }
      case QUARTERS -> {
        visit.button("Quarters").click();
        assertThat(visit.page().getByText("domain 0").first()).isVisible();
      }
      case COMPARE -> {
        visit.page().navigate(OPEN.address() + "/#/compare/first-touch");
        assertThat(visit.page().locator("figure svg").first()).isVisible();
      }
      case PHONE_TABLES -> tab(visit, "Tables");
      case PHONE_INSPECTOR -> tab(visit, "Inspect");
    }
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void tab(Visit visit, String name) {
    visit.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static List<String> grave(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .flatMap(
                rule ->
                    rule.getNodes().stream()
                        .limit(4)
                        .map(node -> rule.getId() + ": " + node.getHtml() + node.getTarget()))
            .toList();
  }

  @Test
  void everythingOfImportanceIsDoneWithTheKeyboardAlone() {
    try (Visit visit = OPEN.visit("/")) {
      assertThat(visit.editor()).isVisible();
      visit.press("f");
      assertThat(visit.tower()).containsText("2 floors");
      visit.press("Shift+F");
      assertThat(visit.tower()).containsText("1 floor");

      tabTo(visit, "first-touch");
      visit.press("Enter");
      visit.press("ArrowDown");
      visit.press("Enter");
      assertThat(visit.script()).containsText(Gallery.names().get(1));

      tabTo(visit, "File");
      visit.press("Enter");
      visit.press("Escape");
      assertThat(visit.item("Download")).hasCount(0);

      tabTo(visit, "Step");
      int before = visit.moment();
      visit.press("Enter");
      assertEquals(before + 1, visit.moment());

      visit.press("?");
      assertThat(visit.page().getByRole(AriaRole.DIALOG)).isVisible();
      visit.press("Escape");
      assertThat(visit.page().getByRole(AriaRole.DIALOG)).isHidden();
    }
  }

  /** Presses Tab until something of that name has the focus, as its visible ring shows. */
  private static void tabTo(Visit visit, String name) {
    for (int i = 0; i < MOST_TABS; i++) {
      visit.press("Tab");
      Object focused =
          visit
              .page()
              .evaluate(
                  "() => { const one = document.activeElement;"
                      + " return one.getAttribute('aria-label') ?? one.textContent.trim(); }");
      if (name.equals(focused)) {
        return;
      }
    }
    fail(name + " is not reached with the Tab key");
  }
}
