package pagewalk.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What has been read of a statement so far, and where in the line each piece stands. */
final class Operands {
  String text = "";
  String name = "";
  String space = "";
  String copy = "";
  long va;
  long pa;
  long value;
  boolean hasPa;
  boolean everything;

  private final Map<String, Span> places = new LinkedHashMap<>();

  /** Remembers where the operand or setting called {@code name} stands. */
  void place(String name, Span span) {
    places.put(name, span);
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** Where {@code name} stands; it must have been {@link #place placed}. */
  Span placeOf(String name) {
    return Objects.requireNonNull(places.get(name));
  }

  Map<String, Span> places() {
    return Map.copyOf(places);
  }
}
