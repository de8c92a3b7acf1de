package pagewalk.server;

import java.util.ArrayList;
import java.util.List;
import pagewalk.json.JsonWriter;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.server.api.RunAnswer;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;
import pagewalk.session.StepOutcome.Result;
import pagewalk.session.Tallies;
import pagewalk.view.TraceWindow;
import pagewalk.view.ViewJson;
import pagewalk.view.Viewer;

/** A finished run as a person reads it on a terminal, and as a program reads it. */
final class RunReport {
  private static final int LONGEST_LINE = 44;

  private final Run run;
  private final Viewer viewer;

  RunReport(Run run) {
    this.run = run;
    viewer = new Viewer(run);
  }

  /** The trace, a table of tallies by statement, and what became of the expectations. */
  String text() {
    StringBuilder text = new StringBuilder(viewer.traceText());
    text.append('\n');
    table(text);
    text.append('\n').append(run.held() + " of " + run.expects() + " expectations hold.\n");
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.result() == Result.FAILED) {
        text.append("line " + outcome.line() + ": " + outcome.message() + "\n");
      }
    }
    run.halted().ifPresent(why -> text.append("The machine stopped. " + why.sentence() + "\n"));
    return text.toString();
  }

  private void table(StringBuilder text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("line", "statement"));
    head.addAll(Tallies.NAMES);
    rows.add(head);
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.hasEvents()
          && outcome.result() != Result.HELD
          && outcome.result() != Result.FAILED) {
        String statement = ScenarioPrinter.print(outcome.statement());
        Tallies tallies = run.tallies(outcome.firstEvent(), outcome.lastEvent());
        rows.add(row(String.valueOf(outcome.line()), cut(statement), tallies));
      }
    }
    rows.add(row("", "whole run", run.tallies(0, run.eventCount() - 1)));
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        String cell = row.get(column);
        String gap = " ".repeat(width - cell.length());
        text.append(column == 0 ? "" : "  ").append(column == 1 ? cell + gap : gap + cell);
      }
      text.append('\n');
    }
  }

  private static List<String> row(String line, String statement, Tallies tallies) {
    List<String> row = new ArrayList<>(List.of(line, statement));
    tallies.values().forEach(value -> row.add(String.valueOf(value)));
    return row;
  }

  private static String cut(String statement) {
    return statement.length() <= LONGEST_LINE
        ? statement
        : statement.substring(0, LONGEST_LINE - 1) + "…";
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /**
   * {@code {"run": RunInfo, "trace": [TraceWindow …], "tallies": {…}}}, each as the page gets it.
   */
  String json() {
    StringBuilder text = new StringBuilder("{\"run\":");
    text.append(ViewJson.of(viewer.info()));
    text.append(",\"trace\":[");
    for (int from = 0; from < run.eventCount(); from += TraceWindow.MOST_MARKS) {
      int to = Math.min(from + TraceWindow.MOST_MARKS, run.eventCount());
      text.append(from == 0 ? "" : ",").append(ViewJson.of(viewer.trace(from, to)));
    }
    text.append("],\"tallies\":");
    RunAnswer.tallies(new JsonWriter(text), run);
    return text.append("}\n").toString();
  }
}
