package pagewalk.scenario;

import java.util.Map;
import java.util.Optional;

/**
 * One line after parsing. A line with mistakes has no statement, but what it was meant to be still
 * counts for the order of lines, so that one mistake does not make others.
 *
 * @param kind what the line is or was meant to be, BLANK when nobody can tell
 * @param keyword where its first words stand
 * @param places where each operand ({@code VA}) and each setting ({@code slot}) stands
 */
record Sentence(
    StatementKind kind, Span keyword, Optional<Statement> statement, Map<String, Span> places) {

  /** The place of an operand or setting; of the keyword when it was not given. */
  Span place(String name) {
    return places.getOrDefault(name, keyword);
  }
}
