package pagewalk.explain;

import java.util.Optional;

/** What is known about the lines of the script that a machine has run; lines count from 1. */
public interface Script {
  /** A script of which nothing is known. */
  Script UNKNOWN = line -> Optional.empty();

  /**
   * One line.
   *
   * @param text as in the canonical text
   * @param isAccess whether the line is a load, store or fetch of its own, and not work for the
   *     kernel
   * @param address the virtual address that it is about
   * @param message one sentence when it did not end as wished, else ""
   */
  record Line(String text, boolean isAccess, Optional<Long> address, String message) {}

  /** Line number {@code line}. */
  Optional<Line> line(int line);

  default String text(int line) {
    return line(line).map(Line::text).orElse("");
  }

  /** Whether the line makes an access itself. */
  default boolean isAccess(int line) {
    return line(line).map(Line::isAccess).orElse(false);
  }

  default Optional<Long> address(int line) {
    return line(line).flatMap(Line::address);
  }

  default String message(int line) {
    return line(line).map(Line::message).orElse("");
  }
}
