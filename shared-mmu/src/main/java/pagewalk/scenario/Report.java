package pagewalk.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pagewalk.setting.Mistake;

/** Collects the mistakes of a text while it is read line by line, as many as a person can use. */
final class Report {
  private final List<Diagnostic> found = new ArrayList<>();
  private int line = 1;

  /** Mistakes are in {@code line} (from 1) from now on. */
  void goTo(int line) {
    this.line = line;
  }

  int line() {
    return line;
  }

  void add(Span span, String message, String hint) {
    add(span, message, hint, "");
  }

  void add(Span span, String message, String hint, String replacement) {
    if (!isFull()) {
      found.add(new Diagnostic(line, span.from() + 1, span.to() + 1, message, hint, replacement));
    }
  }

  /** Adds a mistake that was found inside the text that begins at {@code from}. */
  void add(int from, Mistake mistake) {
    Mistake there = mistake.after(from);
    Span span = new Span(there.from(), there.to());
    add(span, there.message(), there.hint(), there.replacement());
  }

  int count() {
    return found.size();
  }

  boolean isFull() {
    return found.size() >= Limits.DIAGNOSTICS;
  }

  /** All mistakes in the order of the text. */
  List<Diagnostic> sorted() {
    List<Diagnostic> result = new ArrayList<>(found);
    result.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
    return result;
  }
}
