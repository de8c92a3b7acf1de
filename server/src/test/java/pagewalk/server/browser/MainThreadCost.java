package pagewalk.server.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a page's main thread had to do, from Chromium's trace: task by task, and for each frame that
 * was drawn, which is all tasks after the frame before, up to and with the one that hands it over.
 */
record MainThreadCost(Costs tasks, Costs frames) {
  private static final List<String> CATEGORIES =
      List.of("devtools.timeline", "disabled-by-default-devtools.timeline");

  /** What the trace calls the main threads of pages; Chromium's own pages have some too. */
  private static final String MAIN_THREAD = "CrRendererMain";

  private static final String HANDED_OVER = "Commit";

  /** How long the browser is left alone with the trace it has just begun, in milliseconds. */
  private static final int SETTLING = 200;

  private static final String BEGUN = "TimeStamp";

  /**
   * One of them, in milliseconds: by the clock, and the processor's time that the thread had of it.
   * They differ by what else the processors had to do meanwhile; without a GPU that is, above all,
   * to paint.
   */
  record Cost(double clock, double own) {}

  /** Many of them, each time told first as own and then by the clock. */
  record Costs(List<Cost> all) {
    int count() {
      return all.size();
    }

    double largestOwn() {
      return all.stream().mapToDouble(Cost::own).max().orElse(0);
    }

    double largestByClock() {
      return all.stream().mapToDouble(Cost::clock).max().orElse(0);
    }

    /** How many took more than so many milliseconds. */
    long ownAbove(double limit) {
      return all.stream().filter(one -> one.own() > limit).count();
    }

    long byClockAbove(double limit) {
      return all.stream().filter(one -> one.clock() > limit).count();
    }
  }

  /** A stretch of time on one thread, in microseconds, and the processor's time in it. */
  private record Stretch(String thread, double from, double lasts, double own) {
    double to() {
      return from + lasts;
    }

    Cost cost() {
      return new Cost(lasts / 1_000, own / 1_000);
    }
  }

  /** What something that is done with a page costs it, without what the trace's own start costs. */
  static MainThreadCost during(Page page, Consumer<Page> doing) {
    Browser browser = Objects.requireNonNull(page.context().browser());
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(CATEGORIES));
    page.waitForTimeout(SETTLING);
    page.evaluate("() => console.timeStamp('begin')");
    doing.accept(page);
    return of(new String(browser.stopTracing(), StandardCharsets.UTF_8));
  }

  private static MainThreadCost of(String trace) {
    JsonArray events =
        JsonParser.parseString(trace).getAsJsonObject().getAsJsonArray("traceEvents");
    double begun = begun(events);
    List<Stretch> tasks = named(events, "RunTask");
    String main = busiest(tasks, mainThreads(events));
    tasks.removeIf(one -> !one.thread().equals(main) || one.from() < begun);
    List<Stretch> handed = named(events, HANDED_OVER);
    handed.removeIf(one -> !one.thread().equals(main) || one.from() < begun);
    return new MainThreadCost(
        new Costs(tasks.stream().map(Stretch::cost).toList()), new Costs(frames(tasks, handed)));
  }

  private static List<Cost> frames(List<Stretch> tasks, List<Stretch> handed) {
    List<Cost> frames = new ArrayList<>();
    int next = 0;
    double clock = 0;
    double own = 0;
    for (Stretch task : tasks) {
      clock += task.cost().clock();
      own += task.cost().own();
      int before = next;
      while (next < handed.size() && handed.get(next).from() <= task.to()) {
        next++;
      }
      if (next > before) {
        frames.add(new Cost(clock, own));
        clock = 0;
        own = 0;
      }
    }
    return frames;
  }

  private static double begun(JsonArray events) {
    for (JsonElement event : events) {
      JsonObject one = event.getAsJsonObject();
      if (one.get("name").getAsString().equals(BEGUN)) {
        return one.get("ts").getAsDouble();
      }
    }
    throw new IllegalStateException("the trace does not tell when the page was told to begin");
  }

  /** Those of one name in the order of time. */
  private static List<Stretch> named(JsonArray events, String name) {
    List<Stretch> found = new ArrayList<>();
    for (JsonElement event : events) {
      JsonObject one = event.getAsJsonObject();
      if (!one.has("dur") || !one.get("name").getAsString().equals(name)) {
        continue;
      }
      double lasts = one.get("dur").getAsDouble();
      double own = one.has("tdur") ? one.get("tdur").getAsDouble() : lasts;
      found.add(new Stretch(thread(one), one.get("ts").getAsDouble(), lasts, own));
    }
    found.sort(Comparator.comparingDouble(Stretch::from));
    return found;
  }

  private static Set<String> mainThreads(JsonArray events) {
    Set<String> found = new HashSet<>();
    for (JsonElement event : events) {
      JsonObject one = event.getAsJsonObject();
      if (one.get("name").getAsString().equals("thread_name")
          && one.getAsJsonObject("args").get("name").getAsString().equals(MAIN_THREAD)) {
        found.add(thread(one));
      }
    }
    return found;
  }

  private static String thread(JsonObject event) {
    return event.get("pid").getAsString() + " " + event.get("tid").getAsString();
  }

  /** The page that something was done with is the one with the most to do. */
  private static String busiest(List<Stretch> tasks, Set<String> among) {
    Map<String, Double> own = new HashMap<>();
    for (Stretch task : tasks) {
      if (among.contains(task.thread())) {
        own.merge(task.thread(), task.own(), Double::sum);
      }
    }
    return own.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("the trace tells of no page"));
  }
}
