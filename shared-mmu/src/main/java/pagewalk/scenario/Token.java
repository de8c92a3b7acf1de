package pagewalk.scenario;

/**
 * One word or sign of a line.
 *
 * @param text what the word says; for a string the text between the quotes with its escapes
 *     resolved
 */
record Token(Kind kind, String text, Span span) {
  enum Kind {
    WORD,
    STRING,
    EQUALS,
    ARROW,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether nothing, not even a space, stands between this token and the next. */
  boolean touches(Token next) {
    return span.to() == next.span.from();
  }
}
