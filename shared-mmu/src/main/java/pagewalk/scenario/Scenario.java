package pagewalk.scenario;

import java.util.List;

/**
 * A whole scenario, line by line. The line at index {@code i} stands in line {@code i + 2} of the
 * text, because the first line of the text is the version.
 */
public record Scenario(List<Line> lines) {
  /** Line number in the text of the line at index 0. */
  public static final int FIRST_LINE = 2;

  public Scenario {
    lines = List.copyOf(lines);
  }

  /** The title, or {@code ""}. */
  public String title() {
    for (Line line : lines) {
      if (line.statement() instanceof Statement.Title title) {
        return title.text();
      }
    }
    return "";
  }
}
