package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import pagewalk.scenario.Token.Kind;

/**
 * Cuts one line into words, strings and signs. Only strings and comments may hold more than ASCII.
 */
final class Lexer {

  /** The tokens of a line, an END last, and the comment behind them. */
  record Lexed(List<Token> tokens, String comment) {}

  private final String line;
  private final Report report;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String line, Report report) {
    this.line = line;
    this.report = report;
  }

  /** Cuts {@code line}, which holds no line end; what cannot be cut is reported. */
  static Lexed lex(String line, Report report) {
    return new Lexer(line, report).read();
  }

  private Lexed read() {
    reportHidden();
    String comment = "";
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '#') {
        comment = line.substring(at + 1).trim();
        break;
      }
      switch (c) {
        case ' ' -> at++;
        case '"' -> string();
        case '=' -> equalsSign();
        default -> word();
      }
    }
    int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).span().to();
    tokens.add(new Token(Kind.END, "", new Span(end, end)));
    return new Lexed(tokens, comment);
  }

  private void reportHidden() {
    for (int i = 0; i < line.length(); i++) {
      if (Characters.isHidden(line, i)) {
        String name = Characters.codePoint(line.charAt(i));
        report.add(
            new Span(i, i + 1),
            "The line holds the invisible character " + name + ".",
            "Remove it.");
      }
    }
  }

  private void push(Kind kind, String text, int from) {
    tokens.add(new Token(kind, text, new Span(from, at)));
  }

  private void equalsSign() {
    int from = at++;
    if (at < line.length() && line.charAt(at) == '>') {
      at++;
      report.add(new Span(from, at), "'=>' is not a sign of the language.", "Write '->'.", "->");
    }
    push(Kind.EQUALS, "=", from);
  }

  private void word() {
    int from = at;
    if (line.startsWith("->", at)) {
      at += 2;
      push(Kind.ARROW, "->", from);
      return;
    }
    while (at < line.length() && !endsWord()) {
      int codePoint = line.codePointAt(at);
      int length = Character.charCount(codePoint);
      if (codePoint > 0x7E && !Characters.isHidden(line, at)) {
        Typography.report(report, new Span(at, at + length), codePoint);
      }
      at += length;
    }
    push(Kind.WORD, line.substring(from, at), from);
  }

  private boolean endsWord() {
    return " \"=#".indexOf(line.charAt(at)) >= 0 || line.startsWith("->", at);
  }

  private void string() {
    int from = at++;
    StringBuilder text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        escape();
      }
      text.append(line.charAt(at++));
    }
    if (at == line.length()) {
      boolean cured = !line.endsWith("\\");
      report.add(
          new Span(from, at),
          "The string has no closing quote.",
          "Put a \" behind its last word.",
          cured ? line.substring(from) + "\"" : "");
    } else {
      at++;
    }
    push(Kind.STRING, text.toString(), from);
  }

  /** Steps over the backslash of an escape, so that the character it protects is next. */
  private void escape() {
    char protectedOne = line.charAt(at + 1);
    if (protectedOne != '"' && protectedOne != '\\') {
      report.add(
          new Span(at, at + 1),
          "A backslash stands only before a quote or another backslash.",
          "Write \\\\ for a backslash.",
          "\\\\");
    }
    at++;
  }
}
