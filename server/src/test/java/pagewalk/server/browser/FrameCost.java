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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * What the main thread had to do for each frame that was drawn, from Chromium's trace: all tasks
 * after the frame before, up to and with the one that hands the frame over.
 */
record FrameCost(List<Frame> frames) {
  private static final List<String> CATEGORIES =
      List.of("devtools.timeline", "disabled-by-default-devtools.timeline");

  private static final String HANDED_OVER = "Commit";

  /**
   * One of them, in milliseconds: by the clock, and the processor's time that the thread had of it.
   * They differ by what else the processors had to do meanwhile; without a GPU that is, above all,
   * to paint.
   */
  record Frame(double clock, double own) {}

  /** A stretch of time on one thread, in microseconds, and the processor's time in it. */
  private record Stretch(String thread, double from, double lasts, double own) {
    double to() {
      return from + lasts;
    }
  }

  /** The frames that are drawn while something is done with a page. */
  static FrameCost during(Page page, Consumer<Page> doing) {
    Browser browser = Objects.requireNonNull(page.context().browser());
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(CATEGORIES));
    doing.accept(page);
    return of(new String(browser.stopTracing(), StandardCharsets.UTF_8));
  }

  private static FrameCost of(String trace) {
    JsonArray events =
        JsonParser.parseString(trace).getAsJsonObject().getAsJsonArray("traceEvents");
    List<Stretch> handed = named(events, HANDED_OVER);
    String main = busiest(handed);
    handed.removeIf(one -> !one.thread().equals(main));
    List<Frame> frames = new ArrayList<>();
    int next = 0;
    double clock = 0;
    double own = 0;
    for (Stretch task : named(events, "RunTask")) {
      if (!task.thread().equals(main)) {
        continue;
      }
      clock += task.lasts() / 1_000;
      own += task.own() / 1_000;
      int before = next;
      while (next < handed.size() && handed.get(next).from() <= task.to()) {
        next++;
      }
      if (next > before) {
        frames.add(new Frame(clock, own));
        clock = 0;
        own = 0;
      }
    }
    return new FrameCost(frames);
  }

  /** Those of one name in the order of time. */
  private static List<Stretch> named(JsonArray events, String name) {
    List<Stretch> found = new ArrayList<>();
    for (JsonElement event : events) {
      JsonObject one = event.getAsJsonObject();
      if (!one.has("dur") || !one.get("name").getAsString().equals(name)) {
        continue;
      }
      String thread = one.get("pid").getAsString() + " " + one.get("tid").getAsString();
      double lasts = one.get("dur").getAsDouble();
      double own = one.has("tdur") ? one.get("tdur").getAsDouble() : lasts;
      found.add(new Stretch(thread, one.get("ts").getAsDouble(), lasts, own));
    }
    found.sort(Comparator.comparingDouble(Stretch::from));
    return found;
  }

  /**
   * The thread with the most of them: the page's own; other processes of the browser draw little.
   */
  private static String busiest(List<Stretch> stretches) {
    Map<String, Integer> counts = new HashMap<>();
    for (Stretch one : stretches) {
      counts.merge(one.thread(), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  int count() {
    return frames.size();
  }

  double largest(ToDoubleFunction<Frame> time) {
    return frames.stream().mapToDouble(time).max().orElse(0);
  }

  /** How many took more than so many milliseconds. */
  long above(double limit, ToDoubleFunction<Frame> time) {
    return frames.stream().mapToDouble(time).filter(one -> one > limit).count();
  }
}
