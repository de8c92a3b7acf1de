package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pagewalk.server.App;
import pagewalk.server.bench.Benchmarks;
import pagewalk.server.bench.runs.FakeBench;

/** The pages of results, and runs as their visitor sees them. */
final class BenchmarksIT {
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private static App fast;
  private static App slow;
  private static TestBrowser browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    browser = TestBrowser.start();
    fast = App.start("127.0.0.1", 0, FakeBench.command("ok", Duration.ofMinutes(1)));
    slow = App.start("127.0.0.1", 0, FakeBench.command("slow", Duration.ofMinutes(1)));
  }

  @AfterAll
  static void close() {
    fast.close();
    slow.close();
    browser.close();
  }

  /** One page, whose browser holds nothing against it when it is closed. */
  private static final class Reader implements AutoCloseable {
    private final Page page;
    private final Complaints complaints;

    Reader(String address, int width, int height, ColorScheme scheme) {
      page =
          browser.newPage(
              new Browser.NewContextOptions()
                  .setViewportSize(width, height)
                  .setColorScheme(scheme));
      complaints = Complaints.of(page);
      page.navigate(address);
    }

    Reader(String address) {
      this(address, 1440, 900, ColorScheme.LIGHT);
    }

    Locator button(String name) {
      return page.getByRole(
          AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator status() {
      return page.getByRole(AriaRole.STATUS);
    }

    /** Has {@code Parse} measured and waits for the page of the run. */
    void startParse() {
      page.getByRole(AriaRole.CHECKBOX, exactly("Parse")).check();
      button("Start a run").click();
      page.waitForURL(Pattern.compile(".*/benchmarks/[0-9a-z]{12}$"));
    }

    @Override
    public void close() {
      complaints.assertNone();
      page.context().close();
    }
  }

  @Test
  void theCatalogueShowsEveryQuestionAsPicturesOrAsATable() {
    try (Reader reader = new Reader(fast.address() + "/benchmarks")) {
      assertThat(reader.page.locator("section h3")).hasCount(Benchmarks.all().size());
      assertThat(reader.page.locator("#SmallTlbHit figure svg circle").first()).isVisible();
      assertThat(reader.page.locator("dl")).containsText("Java");
      reader.button("Table").click();
      assertThat(reader.page).hasURL(Pattern.compile("view=table"));
      assertThat(reader.page.locator("#SmallTlbHit tbody tr").first()).containsText("ns");
      reader.page.reload();
      assertThat(reader.page.locator("#SmallTlbHit tbody tr").first()).isVisible();
      assertThat(reader.page.getByText("CSV")).hasAttribute("href", Pattern.compile("\\.csv$"));
    }
  }

  /** The whole result set that comes with Pagewalk. */
  private static final String COMMITTED = "full";

  @Test
  void aVisitorMeasuresInHisOwnBrowser() {
    try (Reader reader = new Reader(fast.address() + "/benchmarks/" + COMMITTED + "?view=table")) {
      reader.page.getByLabel("Question").selectOption("SmallTlbHit");
      reader.button("Run it here").click();
      assertThat(reader.page.locator("#SmallTlbHit tbody"))
          .containsText(
              "your browser", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
      assertThat(reader.status()).containsText("of this browser are shown below");
    }
  }

  @Test
  void timeAndMemoryAreDrawnOverTheSizeAndOneStrategyIsFollowed() {
    try (Reader reader = new Reader(fast.address() + "/benchmarks/map-by-strategy")) {
      Locator pictures = reader.page.locator("#MapByStrategy figure");
      assertThat(pictures.locator("svg"))
          .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(10_000));
      assertThat(pictures.first()).containsText("64 GiB");
      assertThat(pictures.first()).containsText("10 s");
      Locator followed = pictures.locator(".followed text");
      assertThat(followed.first()).hasText("recursive");
      reader.button("scratch").click();
      assertThat(reader.button("scratch")).hasAttribute("aria-pressed", "true");
      assertThat(followed).hasText(new String[] {"scratch", "scratch", "scratch"});
    }
  }

  @Test
  void theLabLeadsToTheBenchmarksAndBack() {
    try (Visit visit = Visit.to(browser, fast.address())) {
      visit.page().getByRole(AriaRole.LINK, exactly("Benchmarks")).click();
      assertThat(visit.page().locator("h1")).hasText("Benchmarks");
      visit.page().getByRole(AriaRole.LINK, exactly("Lab")).click();
      assertThat(visit.caption().locator("b")).not().isEmpty();
    }
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void aRunIsWatchedWhileItGoesOnAndCancelled() {
    try (Reader reader = new Reader(slow.address() + "/benchmarks")) {
      reader.startParse();
      assertThat(reader.page.locator(".live")).containsText("warm-up 1: 142.013 us/op");
      assertThat(reader.page.locator(".live")).containsText("about 1 min 10 s left");
      reader.button("Cancel").click();
      assertThat(reader.status()).containsText("It was cancelled.");
      assertThat(reader.page.locator(".live")).hasCount(0);
    }
  }

  @Test
  void whenARunIsDoneItsResultsAppearAndCanBeComparedWithAnother() {
    try (Reader reader = new Reader(fast.address() + "/benchmarks")) {
      String before = measureParse(reader);
      assertThat(reader.page.locator("dl")).containsText("c0ffee");
      reader.page.getByText("All benchmarks").click();
      String after = measureParse(reader);
      reader.page.getByText("All benchmarks").click();
      reader.page.getByLabel(before + " before").check();
      reader.page.getByLabel(after + " after").check();
      reader.page.getByText(Pattern.compile("^Compare ")).click();
      assertThat(reader.status()).containsText("no evidence for");
      assertThat(reader.page.locator("tbody tr").first()).containsText("no evidence");
      assertThat(reader.page.locator("main")).containsText("The noise is not known");
    }
  }

  /** The name of the run, once its results are to be seen. */
  private static String measureParse(Reader reader) {
    reader.startParse();
    assertThat(reader.page.locator("#Parse figure svg circle").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    return reader.page.url().replaceFirst(".*/", "");
  }

  /** What a visitor has open. */
  private enum Sight {
    CATALOGUE,
    CATALOGUE_DARK,
    TABLE,
    COMPARISON,
    PHONE,
    PHONE_TABLE
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingSeriousAndNothingSticksOut(Sight sight) {
    boolean phone = sight.name().startsWith("PHONE");
    String address =
        switch (sight) {
          case CATALOGUE, CATALOGUE_DARK, PHONE -> "/benchmarks";
          case TABLE, PHONE_TABLE -> "/benchmarks/%s?view=table".formatted(COMMITTED);
          case COMPARISON -> "/benchmarks/compare?before=%1$s&after=%1$s".formatted(COMMITTED);
        };
    ColorScheme scheme = sight == Sight.CATALOGUE_DARK ? ColorScheme.DARK : ColorScheme.LIGHT;
    try (Reader reader =
        new Reader(fast.address() + address, phone ? 390 : 1440, phone ? 844 : 900, scheme)) {
      assertThat(reader.page.locator("main svg, main td").first()).isVisible();
      reader.page.waitForTimeout(300); // charts come after the numbers
      List<String> found =
          new AxeBuilder(reader.page)
              .setLegacyMode(true).analyze().getViolations().stream()
                  .filter(rule -> GRAVE.contains(rule.getImpact()))
                  .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                  .toList();
      assertEquals(List.of(), found);
      Object wide =
          reader.page.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertTrue(((Number) wide).intValue() <= 0, sight + " is " + wide + " px too wide");
    }
  }
}
