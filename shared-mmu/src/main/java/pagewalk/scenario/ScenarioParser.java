package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.scenario.Lexer.Lexed;

/**
 * Reads a text as a scenario. It goes line by line and on after a mistake, so that a person sees
 * all mistakes at once; every text gives an answer, in time proportional to its length.
 */
public final class ScenarioParser {
  private final Vocabulary vocabulary;
  private final Report report = new Report();
  private final Order order = new Order(report);
  private final LineCheck check;
  private final SpaceCheck spaces = new SpaceCheck(report);
  private final List<Line> lines = new ArrayList<>();

  private ScenarioParser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.check = new LineCheck(vocabulary, report);
  }

  /**
   * The scenario that {@code text} is, or every mistake in it (the first {@link
   * Limits#DIAGNOSTICS}).
   */
  public static ParseResult parse(String text, Vocabulary vocabulary) {
    ScenarioParser parser = new ScenarioParser(vocabulary);
    parser.read(text);
    if (parser.report.count() == 0) {
      Scenario scenario = new Scenario(parser.lines);
      parser.fitsCanonically(scenario);
      if (parser.report.count() == 0) {
        return new ParseResult(Optional.of(scenario), List.of());
      }
    }
    return new ParseResult(Optional.empty(), parser.report.sorted());
  }

  private void read(String text) {
    int bytes = Limits.utf8Length(text);
    if (bytes > Limits.BYTES) {
      tooManyBytes("The text has ", bytes);
      return;
    }
    List<String> rows = TextLines.split(text);
    String first = TextLines.visible(rows.get(0), true);
    rows.set(0, first);
    VersionLine version = new VersionLine(report);
    boolean begins = VersionLine.begins(Lexer.lex(first, new Report()));
    if (!begins) {
      version.missing();
    } else if (!version.read(Lexer.lex(first, report))) {
      return;
    }
    for (int i = begins ? 1 : 0; i < rows.size() && !report.isFull(); i++) {
      report.goTo(i + 1);
      if (i == Limits.LINES) {
        tooManyLines(rows.size());
        return;
      }
      line(TextLines.visible(rows.get(i), false));
    }
    report.goTo(1);
    order.end(new Span(0, first.length()));
  }

  private void line(String row) {
    int before = report.count();
    if (row.length() > Limits.LINE) {
      report.add(
          new Span(Limits.LINE, row.length()),
          "The line has " + row.length() + " characters" + atMost(Limits.LINE),
          "Use several lines.");
    }
    Lexed lexed = Lexer.lex(row, report);
    Sentence sentence;
    if (report.count() == before) {
      sentence = new StatementParser(vocabulary, report).parse(lexed.tokens(), check.format());
    } else {
      sentence = StatementParser.unreadable(lexed.tokens());
    }
    order.see(sentence);
    check.see(sentence);
    spaces.see(sentence);
    sentence.statement().ifPresent(said -> lines.add(new Line(said, lexed.comment())));
  }

  /**
   * A link carries the canonical text, which may be longer than what was typed, so it has to obey
   * the limits too.
   */
  private void fitsCanonically(Scenario scenario) {
    String text = ScenarioPrinter.print(scenario);
    List<String> rows = TextLines.split(text);
    for (int i = 0; i < rows.size(); i++) {
      int length = rows.get(i).length();
      if (length > Limits.LINE) {
        report.goTo(i + 1);
        report.add(
            new Span(0, 0),
            "In canonical spelling the line has " + length + " characters" + atMost(Limits.LINE),
            "Use several lines.");
      }
    }
    int bytes = Limits.utf8Length(text);
    if (bytes > Limits.BYTES) {
      report.goTo(1);
      tooManyBytes("In canonical spelling the text has ", bytes);
    }
  }

  private void tooManyBytes(String subject, int bytes) {
    report.add(
        new Span(0, 0),
        subject + bytes + " bytes" + atMost(Limits.BYTES),
        "Split it into several scenarios.");
  }

  private void tooManyLines(int count) {
    report.add(
        new Span(0, 0),
        "The text has " + count + " lines" + atMost(Limits.LINES),
        "Split it into several scenarios.");
  }

  private static String atMost(int limit) {
    return "; at most " + limit + " are allowed.";
  }
}
