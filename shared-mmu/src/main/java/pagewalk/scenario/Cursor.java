package pagewalk.scenario;

import java.util.List;
import pagewalk.scenario.Token.Kind;

/** A place among the tokens of a line; the END token is never passed. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return ahead(0);
  }

  Token ahead(int count) {
    return tokens.get(Math.min(at + count, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (!atEnd()) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().is(Kind.END);
  }

  /** Whether {@code key=} comes next; numbers are no keys. */
  boolean atSetting() {
    return peek().is(Kind.WORD)
        && ahead(1).is(Kind.EQUALS)
        && peek().touches(ahead(1))
        && !atNumber();
  }

  /** Whether a word that begins with a digit comes next. */
  boolean atNumber() {
    Token token = peek();
    return token.is(Kind.WORD) && token.text().charAt(0) >= '0' && token.text().charAt(0) <= '9';
  }

  /** Goes on to the next setting or to the end, so that one mistake is reported once. */
  void skipToSetting() {
    while (!atEnd() && !atSetting()) {
      next();
    }
  }
}
