package pagewalk.server.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import pagewalk.server.App;
import pagewalk.session.Gallery;

/**
 * Measures the served page for docs/performance.md: {@code mvn -Pmeasure-page verify -DskipTests}.
 * Prints what belongs into its section about the page.
 */
public final class PageMeasurements {
  private static final int LOADS = 7;
  private static final int STEPS = 20;

  /** Between two steps, in milliseconds: as fast as one reads along, not as fast as keys repeat. */
  private static final int PAUSE = 100;

  private static final int SCRUBS = 60;

  /** After the first table stands, in milliseconds: until all else does. */
  private static final int LOADED = 1_000;

  /** Tasks of more than 50 ms, which Chromium calls long, since the list was last emptied. */
  private static final String WATCH =
      """
      () => {
        window.long = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.long.push(Math.round(entry.duration));
        }).observe({ type: "longtask", buffered: true });
        const look = () => {
          if (document.querySelector(".structure g.card")) window.first = performance.now();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }
      """;

  private PageMeasurements() {}

  /** What one scenario costs the page's main thread; times in milliseconds. */
  private record Cost(
      String name,
      double step,
      MainThreadCost stepping,
      double scrub,
      MainThreadCost traced,
      List<Integer> loading,
      List<Integer> later) {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (TestBrowser browser = TestBrowser.start();
        App app = App.start("127.0.0.1", 0)) {
      List<Double> firsts = new ArrayList<>();
      for (int i = 0; i < LOADS; i++) {
        firsts.add(first(browser, app));
      }
      Collections.sort(firsts);
      say("First picture, median of %d loads: %.0f ms", LOADS, firsts.get(LOADS / 2));
      longRun(browser, app);
      say(
          "| scenario | step in all, ms | largest frame of a step, ms: own, by the clock"
              + " | frames above 16 ms: own, by the clock | scrub, ms a frame"
              + " | largest task of loading, ms: own, by the clock | the same without the trace,"
              + " by the clock, of those above 50 | later |");
      say("|---|---|---|---|---|---|---|---|");
      for (String name : Gallery.names()) {
        Cost cost = cost(browser, app, name);
        say(
            "| %s | %.1f | %.1f, %.1f | %d, %d of %d | %.1f | %.1f, %.1f | %s | %s |",
            cost.name(),
            cost.step(),
            cost.stepping().frames().largestOwn(),
            cost.stepping().frames().largestByClock(),
            cost.stepping().frames().ownAbove(16),
            cost.stepping().frames().byClockAbove(16),
            cost.stepping().frames().count(),
            cost.scrub(),
            cost.traced().tasks().largestOwn(),
            cost.traced().tasks().largestByClock(),
            words(cost.loading()),
            words(cost.later()));
      }
    }
  }

  private static String words(List<Integer> tasks) {
    return tasks.isEmpty() ? "none" : tasks + " ms";
  }

  private static void say(String pattern, Object... values) {
    System.out.println(String.format(Locale.ROOT, pattern, values));
  }

  /**
   * A trace that goes to the limit of 1 000 000 events: how long until it stands, and what it costs
   * to drag through it.
   */
  private static void longRun(TestBrowser browser, App app) {
    Page page = open(browser, app, "#first-touch");
    page.waitForTimeout(LOADED);
    takeLong(page);
    String script =
        "pagewalk 1\nmachine x86-64 ram=1G\nkernel recursive grow=fault pool=0x400..0x3FFFF\n"
            + "touch 0x40000000 length=4M\n".repeat(250);
    long begun = System.nanoTime();
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "long.pagewalk", "text/plain", script.getBytes(StandardCharsets.UTF_8)));
    page.waitForFunction(
        "() => / of \\d{5,}/.test(document.querySelector('output')?.ariaLabel ?? '')");
    long ready = (System.nanoTime() - begun) / 1_000_000;
    String loading = takeLong(page).toString();
    String events = page.locator("output").first().getAttribute("aria-label");
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    double scrub = scrub(page, session);
    say("Long run: %s, ready after %d ms, long tasks meanwhile %s", events, ready, loading);
    say("  scrub %.1f ms a frame, long tasks meanwhile %s", scrub, takeLong(page));
    page.context().close();
  }

  private static Page open(TestBrowser browser, App app, String fragment) {
    Page page = empty(browser);
    load(page, app, fragment);
    return page;
  }

  private static Page empty(TestBrowser browser) {
    Page page = browser.newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
    page.addInitScript("(" + WATCH + ")()");
    return page;
  }

  private static void load(Page page, App app, String fragment) {
    page.navigate(app.address() + "/" + fragment);
    page.waitForFunction("() => window.first !== undefined");
  }

  private static double first(TestBrowser browser, App app) {
    Page page = open(browser, app, "");
    double first = ((Number) page.evaluate("() => window.first")).doubleValue();
    page.context().close();
    return first;
  }

  private static MainThreadCost loading(TestBrowser browser, App app, String fragment) {
    Page page = empty(browser);
    MainThreadCost cost =
        MainThreadCost.during(
            page,
            blank -> {
              load(blank, app, fragment);
              blank.waitForTimeout(LOADED);
            });
    page.context().close();
    return cost;
  }

  private static Cost cost(TestBrowser browser, App app, String name) {
    MainThreadCost traced = loading(browser, app, "#" + name);
    Page page = open(browser, app, "#" + name);
    page.waitForTimeout(LOADED);
    List<Integer> loading = takeLong(page);
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    int from = event(page);
    double before = busy(session);
    steps(page);
    double step = (busy(session) - before) / Math.max(1, event(page) - from);
    MainThreadCost stepping = MainThreadCost.during(page, PageMeasurements::steps);
    double scrub = scrub(page, session);
    List<Integer> later = takeLong(page);
    page.context().close();
    return new Cost(name, step, stepping, scrub, traced, loading, later);
  }

  /** Steps onwards and waits until the last one's motion is over. */
  private static void steps(Page page) {
    for (int i = 0; i < STEPS; i++) {
      page.keyboard().press("ArrowRight");
      page.waitForTimeout(PAUSE);
    }
    page.waitForTimeout(300);
  }

  private static int event(Page page) {
    return ((Number) page.evaluate("() => +document.querySelector('[role=slider]').ariaValueNow"))
        .intValue();
  }

  /** Drags over the whole timeline; the main thread's time a drawn frame. */
  private static double scrub(Page page, CDPSession session) {
    BoundingBox track = page.locator(".track").boundingBox();
    page.evaluate(
        "() => { window.frames = 0; const f = () => { window.frames++; requestAnimationFrame(f); };"
            + " requestAnimationFrame(f); }");
    double y = track.y + track.height / 2;
    page.mouse().move(track.x + 110, y);
    page.mouse().down();
    double before = busy(session);
    int framesBefore = ((Number) page.evaluate("() => window.frames")).intValue();
    for (int i = 0; i < SCRUBS; i++) {
      page.mouse().move(track.x + 110 + (track.width - 130) * i / SCRUBS, y);
      page.waitForTimeout(16);
    }
    double spent = busy(session) - before;
    int frames = ((Number) page.evaluate("() => window.frames")).intValue() - framesBefore;
    page.mouse().up();
    return spent / Math.max(1, frames);
  }

  private static List<Integer> takeLong(Page page) {
    List<Integer> tasks = new ArrayList<>();
    for (Object task : (List<?>) page.evaluate("() => window.long.splice(0)")) {
      tasks.add(((Number) task).intValue());
    }
    return tasks;
  }

  /** How long the main thread has been busy so far, in milliseconds. */
  private static double busy(CDPSession session) {
    JsonObject answer = session.send("Performance.getMetrics");
    for (var metric : answer.getAsJsonArray("metrics")) {
      JsonObject one = metric.getAsJsonObject();
      if (one.get("name").getAsString().equals("TaskDuration")) {
        return one.get("value").getAsDouble() * 1_000;
      }
    }
    throw new IllegalStateException("the browser does not tell its task duration");
  }
}
