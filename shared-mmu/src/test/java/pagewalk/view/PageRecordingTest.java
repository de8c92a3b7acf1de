package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pagewalk.session.Budget;
import pagewalk.session.Gallery;
import pagewalk.session.Language;
import pagewalk.session.Run;
import pagewalk.session.Session;
import pagewalk.trace.EventKind;
import pagewalk.view.TraceWindow.Mark;

/**
 * The page's own tests run without WebAssembly, on a recording of what the simulator answers about
 * one scenario. It must be what the simulator answers today; {@code -Dpagewalk.update=true} records
 * it anew.
 */
final class PageRecordingTest {
  private static final String SCENARIO = "first-touch";
  private static final Path FILE = Path.of("../web/src/testing/first-touch.json");
  private static final String ROOT_ENTRY = "0x100000";
  private static final String PTE = "0xFFFFFF8000002008";
  private static final String SELF_ENTRY = "0x100FF8";

  @Test
  void thePageIsTestedAgainstWhatTheSimulatorAnswersToday() throws IOException {
    String today = recording();
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(FILE, today);
    }
    assertTrue(
        Files.readString(FILE).equals(today),
        "the page's recording is out of date: run this test with -Dpagewalk.update=true");
  }

  private static String recording() {
    Run run = Session.open(Gallery.text(SCENARIO), Budget.STANDARD).run().orElseThrow();
    Viewer viewer = new Viewer(run);
    TraceWindow trace = viewer.trace(0, run.eventCount());
    Moments moments = Moments.in(trace.marks());
    String views =
        moments.all().stream()
            .map(event -> "\"" + event + "\":" + ViewJson.of(viewer.at(event)))
            .collect(Collectors.joining(",", "{", "}"));
    int thirdFault = moments.faults().get(2);
    return """
    {"run":%s,
    "trace":%s,
    "moments":%s,
    "language":%s,
    "calculation":%s,
    "belief":%s,
    "permission":%s,
    "views":%s,
    "roles":%s,
    "entries":[%s,%s]}
    """
        .formatted(
            ViewJson.of(viewer.info()),
            ViewJson.of(trace),
            moments.json(),
            ViewJson.of(Language.vocabulary()),
            ViewJson.of(Calculation.of("x86-64", 511, "0x401000")),
            ViewJson.of(viewer.belief("0x401000", "", moments.last())),
            ViewJson.of(viewer.permission("0x401000", "write", "user", "", moments.last())),
            views,
            ViewJson.of(viewer.roles(PTE, run.eventCount() - 1)),
            ViewJson.of(viewer.entry(ROOT_ENTRY, 2, thirdFault)),
            ViewJson.of(viewer.entry(SELF_ENTRY, 4, thirdFault)));
  }

  /**
   * The events whose views are kept: those that the page's tests are about, found by what happens.
   */
  private record Moments(
      List<Integer> faults, int fourTrips, int junkLinked, int tableMade, int retried, int last) {

    static Moments in(List<Mark> marks) {
      List<Integer> faults =
          IntStream.range(0, marks.size())
              .filter(event -> marks.get(event).kind() == EventKind.FAULT)
              .boxed()
              .toList();
      int fourTrips = next(marks, faults.get(3), mark -> mark.kind() == EventKind.WALK);
      int junkLinked = next(marks, fourTrips, mark -> mark.kind() == EventKind.STORE);
      int tableMade = next(marks, junkLinked, mark -> mark.kind() == EventKind.FILL);
      int retried =
          next(marks, tableMade, mark -> mark.kind() == EventKind.RETRY && mark.depth() == 0);
      return new Moments(faults, fourTrips, junkLinked, tableMade, retried, marks.size() - 1);
    }

    private static int next(List<Mark> marks, int after, Predicate<Mark> wanted) {
      return IntStream.range(after + 1, marks.size())
          .filter(event -> wanted.test(marks.get(event)))
          .findFirst()
          .orElseThrow();
    }

    SortedSet<Integer> all() {
      SortedSet<Integer> all = new TreeSet<>(faults);
      all.addAll(List.of(0, fourTrips, junkLinked, tableMade, retried, last));
      return all;
    }

    String json() {
      return """
      {"faults":%s,"fourTrips":%d,"junkLinked":%d,"tableMade":%d,"retried":%d}\
      """
          .formatted(faults, fourTrips, junkLinked, tableMade, retried);
    }
  }
}
