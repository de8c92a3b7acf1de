package pagewalk.server.share;

import java.util.List;
import java.util.OptionalInt;
import pagewalk.session.Run;
import pagewalk.view.TraceWindow;
import pagewalk.view.TraceWindow.Mark;
import pagewalk.view.Viewer;

/**
 * What can be told in words about one event of a run.
 *
 * @param event the event looked at
 * @param events how many the run has
 * @param lead what happened
 * @param body why
 * @param trace the first events as lines of text
 * @param more how many events are not among those lines
 */
record Moment(int event, int events, String lead, String body, String trace, int more) {
  /** A page without scripts shows so many events. */
  private static final int MOST_LINES = 400;

  /** The moment {@code at}; the last one when there are fewer events today than there were. */
  static Moment of(Run run, OptionalInt at) {
    Viewer viewer = new Viewer(run);
    int event = Math.min(at.orElse(run.firstMoment()), run.eventCount() - 1);
    var caption = viewer.at(event).caption();
    TraceWindow window = viewer.trace(0, MOST_LINES);
    return new Moment(
        event,
        run.eventCount(),
        plain(caption.lead()),
        plain(caption.body()),
        lines(window.marks()),
        run.eventCount() - window.marks().size());
  }

  /** Code stands between backticks, which a chat would show as they are. */
  private static String plain(String text) {
    return text.replace("`", "");
  }

  private static String lines(List<Mark> marks) {
    StringBuilder lines = new StringBuilder();
    for (int event = 0; event < marks.size(); event++) {
      Mark mark = marks.get(event);
      String number = String.valueOf(event);
      lines.append(" ".repeat(Math.max(0, 6 - number.length()))).append(number).append("  ");
      lines.append("  ".repeat(Math.min(mark.depth(), 20))).append(mark.label()).append('\n');
    }
    return lines.toString();
  }
}
