package pagewalk.scenario;

import java.util.List;
import pagewalk.scenario.Lexer.Lexed;
import pagewalk.scenario.Token.Kind;
import pagewalk.setting.Nearest;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Quote;
import pagewalk.setting.Reading;
import pagewalk.setting.Reading.Understood;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;

/** Reads the first line, which says by which rules all others are read. */
final class VersionLine {
  /** How the first line is written today. */
  static final String CURRENT = "pagewalk " + Upgrades.CURRENT;

  private static final String WORD = "pagewalk";
  private static final String BEGIN = "Begin with '" + CURRENT + "'.";
  private static final Setting VERSION =
      Setting.number("pagewalk", 0, -1L, "the version of the language");

  private final Report report;

  VersionLine(Report report) {
    this.report = report;
  }

  /** Whether a line is the version, be it with a mistake in it. */
  static boolean begins(Lexed line) {
    Token first = line.tokens().get(0);
    return first.is(Kind.WORD) && !Nearest.to(first.text(), List.of(WORD)).isEmpty();
  }

  /** Reports that the text lacks its first line. */
  void missing() {
    Span beginning = new Span(0, 0);
    report.add(beginning, "The text does not begin with its version.", BEGIN, CURRENT + "\n");
  }

  /** Reads the line; gives false when the text follows rules this program does not know. */
  boolean read(Lexed line) {
    Cursor cursor = new Cursor(line.tokens());
    Token first = cursor.next();
    if (!first.text().equals(WORD)) {
      report.add(first.span(), Quote.of(first.text()) + " is not '" + WORD + "'.", BEGIN, WORD);
    }
    if (cursor.atEnd()) {
      report.add(first.span(), "The version has no number.", BEGIN, CURRENT);
      return true;
    }
    Token number = cursor.next();
    if (!isServed(number)) {
      return false;
    }
    if (!cursor.atEnd() || !line.comment().isEmpty()) {
      report.add(
          number.span(), "Line 1 holds the version alone.", "Move the rest to a line of its own.");
    }
    return true;
  }

  private boolean isServed(Token number) {
    Reading<SettingValue> reading = SettingReader.read(VERSION, number.text());
    if (reading instanceof Understood<SettingValue> understood) {
      String refusal = Upgrades.refusal(((NumberValue) understood.value()).bits());
      if (!refusal.isEmpty()) {
        report.add(number.span(), refusal, "Open the text with the Pagewalk it was written for.");
      }
      return refusal.isEmpty();
    }
    report.add(number.span(), Quote.of(number.text()) + " is not a version number.", BEGIN, "1");
    return true;
  }
}
