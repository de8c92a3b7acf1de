package pagewalk.scenario;

/** A stretch of one line; positions count from 0, {@code to} is exclusive. */
record Span(int from, int to) {
  Span through(Span last) {
    return new Span(from, last.to);
  }
}
