package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the page's main thread is given to do, by count. Milliseconds differ from machine to machine
 * and are measured by {@link PageMeasurements}; these numbers are the same everywhere.
 */
final class PageWorkIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  private static final int STEPS = 30;

  /**
   * Counts the elements that come at once, which is what Svelte does in one go; the elements that
   * were changed; how far things were moved, and since when a table stands; and how many characters
   * the simulator has answered.
   */
  private static final String WATCH =
      """
      (() => {
        window.most = 0;
        window.touched = new Set();
        window.shifts = [];
        window.heard = 0;
        window.tasks = [];
        const parts = {
          tables: ".structure",
          words: "p.caption, .middle > header, aside.left footer",
          beside: ".heads, .tower, .strips",
          panes: "aside.right .body",
        };
        const partOf = (element) =>
          Object.keys(parts).filter((name) => element?.closest(parts[name]));
        window.Worker = class extends Worker {
          constructor(...how) {
            super(...how);
            this.addEventListener("message", ({ data }) => (window.heard += data.json?.length ?? 0));
          }
        };
        new MutationObserver((records) => {
          let added = 0;
          const changed = new Set();
          for (const record of records) {
            window.touched.add(record.target);
            const { target } = record;
            partOf(target instanceof Element ? target : target.parentElement)
              .forEach((part) => changed.add(part));
            for (const node of record.addedNodes) {
              if (node instanceof Element) added += 1 + node.querySelectorAll("*").length;
            }
          }
          window.tasks.push([...changed].sort().join(" "));
          window.most = Math.max(window.most, added);
          window.first ??= document.querySelector(".structure g.card") ? performance.now() : undefined;
        }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
        new PerformanceObserver((list) => {
          window.shifts.push(...list.getEntries());
        }).observe({ type: "layout-shift", buffered: true });
      })()
      """;

  @ParameterizedTest
  @ValueSource(strings = {"first-touch", "old-way", "two-processes", "lpae-switch-to-edit"})
  void thePageComesInPiecesAndNothingMovesForThem(String scenario) {
    Page page = open(scenario);
    int most = number(page, "window.most");
    assertTrue(most <= 280, "%d elements came at once".formatted(most));
    assertEquals(0, shift(page), 0.005, "things moved for what came after the first table");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-touch", "old-way", "two-processes"})
  void aStepTouchesWhatItChangesAndNotWhatThereIs(String scenario) {
    Page page = open(scenario);

    int touched = 0;
    for (int step = 0; step < STEPS; step++) {
      page.evaluate("() => window.touched.clear()");
      page.keyboard().press("ArrowRight");
      page.waitForTimeout(50);
      touched += number(page, "window.touched.size");
    }
    int mean = touched / STEPS;
    assertTrue(mean <= 60, "a step touches %d elements".formatted(mean));
    page.context().close();
  }

  @Test
  void hundredsOfEventsAreDrawnWithFewElements() {
    Page page = open("first-touch");
    assertThat(page.getByRole(AriaRole.SLIDER)).isVisible();
    int events = number(page, "+document.querySelector('[role=slider]').ariaValueMax");
    int drawn = number(page, "document.querySelectorAll('.track *').length");
    assertTrue(events > 90 && drawn < events, "%d elements for %d".formatted(drawn, events));
    page.context().close();
  }

  /**
   * What the simulator tells of a step is what the step has changed, though there are 2000 tables.
   */
  @Test
  void aStepIsToldByWhatItChangesHoweverMuchThereIs() {
    Page page = open("arm-preallocated");
    page.keyboard().press("ArrowRight");
    page.waitForTimeout(500);
    page.evaluate("() => (window.heard = 0)");
    for (int step = 0; step < 10; step++) {
      page.keyboard().press("ArrowRight");
      page.waitForTimeout(100);
    }
    int heard = number(page, "window.heard");
    assertTrue(heard > 0 && heard < 200_000, "%d characters for ten steps".formatted(heard));
    page.context().close();
  }

  /**
   * The view of the next step is there before it is asked for, so the tables come with the key;
   * what is said of them and what is beside them follow in tasks of their own.
   */
  @ParameterizedTest
  @ValueSource(strings = {"first-touch", "old-way", "two-processes"})
  void aStepComesInFewPiecesAndNeverAsOneLargeOne(String scenario) {
    Page page = open(scenario);
    page.keyboard().press("ArrowRight");
    page.waitForTimeout(500);
    page.evaluate("() => (window.tasks = [])");
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    int before = layouts(session);
    for (int step = 0; step < 10; step++) {
      page.keyboard().press("ArrowRight");
      page.waitForTimeout(300);
    }
    int layouts = layouts(session) - before;
    assertTrue(layouts <= 48, "%d layouts for ten steps".formatted(layouts));
    List<?> tasks = (List<?>) page.evaluate("() => window.tasks.filter((parts) => parts)");
    assertTrue(tasks.containsAll(List.of("tables", "words", "beside", "panes")), tasks.toString());
    assertTrue(tasks.stream().noneMatch(parts -> parts.toString().contains(" ")), tasks.toString());
    page.context().close();
  }

  /**
   * All of a drawing is laid out anew when its height changes, and all of a card when what is in it
   * has its place on the page; so neither is so, however much comes and goes.
   */
  @Test
  void whatComesAndGoesMovesCardsAndNotWhatIsInThem() {
    Page page = open("two-processes");
    page.evaluate(
        """
        () => {
          window.sizes = new Set();
          window.places = 0;
          window.moves = 0;
          const note = () =>
            document.querySelectorAll(".structure svg, .tower svg").forEach((drawing) =>
              window.sizes.add(drawing.closest(".tower, .structure").className.split(" ")[0]
                + drawing.getAttribute("height")));
          note();
          new MutationObserver((records) => {
            note();
            for (const { target, attributeName } of records) {
              if (attributeName === "transform" && target.matches("g.card")) window.moves++;
              if (attributeName === "y" && target.matches("g.card text.name")) window.places++;
            }
          }).observe(document.querySelector(".picture"), { subtree: true, attributes: true, childList: true });
        }
        """);
    for (int step = 0; step < 60; step++) {
      page.keyboard().press("ArrowRight");
      page.waitForTimeout(50);
    }
    assertTrue(number(page, "window.moves") > 0, "no card was moved");
    assertEquals(0, number(page, "window.places"), "what is in a card was moved");
    int sizes = number(page, "window.sizes.size");
    assertTrue(sizes <= 4, sizes + " sizes of the two drawings");
    page.context().close();
  }

  /** Who steps faster than what is beside the tables can follow ends at one moment all the same. */
  @Test
  void afterManyFastStepsAllPartsShowTheSameMoment() {
    Page page = open("first-touch");
    for (int step = 0; step < 60; step++) {
      page.keyboard().press("ArrowRight");
    }
    page.waitForTimeout(500);
    String shown = page.locator("main").innerText();
    page.keyboard().press("ArrowLeft");
    page.waitForTimeout(300);
    page.keyboard().press("ArrowRight");
    page.waitForTimeout(500);
    assertEquals(page.locator("main").innerText(), shown);
    page.context().close();
  }

  /** From the fork of a process into its end, where nearly every table is another one. */
  @Test
  void alsoAFarJumpComesInPieces() {
    Page page = open("two-processes");
    page.waitForTimeout(1_000);
    BoundingBox track = page.locator(".track").boundingBox();
    double middle = track.y + track.height / 2;
    page.mouse().click(track.x + track.width * 0.4, middle);
    page.waitForTimeout(800);
    page.evaluate("() => (window.most = 0)");
    page.mouse().click(track.x + track.width * 0.54, middle);
    page.waitForTimeout(1_500);
    int most = number(page, "window.most");
    assertTrue(most <= 900, "%d elements came at once".formatted(most));
    page.context().close();
  }

  private static int layouts(CDPSession session) {
    for (JsonElement metric :
        session.send("Performance.getMetrics").getAsJsonArray("metrics").asList()) {
      JsonObject one = metric.getAsJsonObject();
      if (one.get("name").getAsString().equals("LayoutCount")) {
        return one.get("value").getAsInt();
      }
    }
    throw new IllegalStateException("the browser does not tell its layouts");
  }

  /** All of the page stands, the editor too, which comes last. */
  private static Page open(String scenario) {
    Page page = OPEN.newPage();
    page.setViewportSize(1440, 900);
    page.addInitScript(WATCH);
    page.navigate(OPEN.address() + "/#" + scenario);
    assertThat(page.locator(".tower h3")).isVisible();
    assertThat(page.locator(".track svg").first()).isVisible();
    assertThat(page.locator(".cm-line").first()).isVisible();
    return page;
  }

  private static double shift(Page page) {
    String sum = "(sum, one) => sum + (one.startTime < window.first ? 0 : one.value)";
    return ((Number) page.evaluate("() => window.shifts.reduce(" + sum + ", 0)")).doubleValue();
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate("() => " + expression)).intValue();
  }
}
