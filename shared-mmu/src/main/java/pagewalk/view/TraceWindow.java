package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import pagewalk.explain.EventLabel;
import pagewalk.explain.Onlooker;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * A stretch of the trace, for the timeline.
 *
 * @param from number of the first event
 */
public record TraceWindow(int from, List<Mark> marks) {
  /** No window is longer. */
  public static final int MOST_MARKS = 20_000;

  public TraceWindow {
    marks = List.copyOf(marks);
  }

  /**
   * One event.
   *
   * @param level whose colour the mark has, −1 for none
   * @param label a few words
   */
  public record Mark(EventKind kind, int depth, int line, int level, String label) {}

  /**
   * The events from {@code from} on, up to but without {@code to}, cut to what there is; the
   * machine is left at the last of them.
   */
  static TraceWindow of(Onlooker onlooker, int from, int to) {
    Trace trace = onlooker.trace();
    int first = Math.max(0, Math.min(from, trace.size()));
    int end = Math.min(Math.min(to, trace.size()), first + MOST_MARKS);
    EventLabel label = new EventLabel(onlooker);
    List<Mark> marks = new ArrayList<>();
    for (int event = first; event < end; event++) {
      onlooker.goTo(event);
      marks.add(
          new Mark(
              trace.kind(event),
              trace.depth(event),
              trace.line(event),
              label.levelOf(event),
              label.of(event)));
    }
    return new TraceWindow(first, marks);
  }
}
