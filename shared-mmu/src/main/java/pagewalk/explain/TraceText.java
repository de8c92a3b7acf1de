package pagewalk.explain;

import pagewalk.trace.Trace;

/**
 * The trace as text for a terminal: the script's lines as headings, under each its events, one a
 * line, indented by how many fault handlers they are nested in.
 *
 * <p>Equal runs give equal text, wherever they ran, so it also serves to compare them.
 */
public final class TraceText {
  private static final int NUMBER_WIDTH = 6;

  private TraceText() {}

  /** The whole trace; afterwards the machine stands where it stood before. */
  public static String of(Onlooker onlooker) {
    return of(onlooker, 0, onlooker.trace().size() - 1);
  }

  /** The events {@code from} to {@code to}, both included. */
  public static String of(Onlooker onlooker, int from, int to) {
    int time = onlooker.machine().cells().time();
    StringBuilder text = new StringBuilder();
    EventLabel label = new EventLabel(onlooker);
    Trace trace = onlooker.trace();
    for (int event = from; event <= to; event++) {
      onlooker.goTo(event);
      if (event == from || trace.line(event) != trace.line(event - 1)) {
        heading(text, trace.line(event), onlooker.script().text(trace.line(event)));
      }
      number(text, event);
      text.append("  ").append("  ".repeat(trace.depth(event)));
      text.append(label.of(event)).append('\n');
    }
    onlooker.machine().cells().seek(time);
    return text.toString();
  }

  private static void heading(StringBuilder text, int line, String script) {
    text.append("line ").append(line);
    if (!script.isEmpty()) {
      text.append(": ").append(script);
    }
    text.append('\n');
  }

  private static void number(StringBuilder text, int event) {
    String digits = String.valueOf(event);
    text.append(" ".repeat(Math.max(0, NUMBER_WIDTH - digits.length()))).append(digits);
  }
}
