package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into lines, whichever system wrote it. */
final class TextLines {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextLines() {}

  /**
   * The lines of {@code text} without their ends, at least one; an end behind the last line begins
   * no other.
   */
  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length() || lines.isEmpty()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      boolean windows = to > from && text.charAt(to - 1) == '\r' && end >= 0;
      lines.add(text.substring(from, windows ? to - 1 : to));
      from = to + 1;
    }
    return lines;
  }

  /**
   * The line with spaces for what may stand in for them: tabs, and a mark at the very beginning of
   * the text.
   */
  static String visible(String line, boolean first) {
    String spaced = line.replace('\t', ' ');
    boolean marked = first && !spaced.isEmpty() && spaced.charAt(0) == BYTE_ORDER_MARK;
    return marked ? ' ' + spaced.substring(1) : spaced;
  }
}
