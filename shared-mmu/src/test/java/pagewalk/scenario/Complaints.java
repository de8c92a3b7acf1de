package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/**
 * States which mistakes the parser finds in a text, each as {@code line:column-endColumn message
 * [replacement]}.
 */
final class Complaints {
  private static final String HEAD = "pagewalk 1\nmachine x86-64\nkernel recursive\n";

  private Complaints() {}

  /** The mistakes in {@code text} are exactly these, in this order. */
  static void in(String text, String... expected) {
    List<String> found = new ArrayList<>();
    for (Diagnostic mistake : ScenarioParser.parse(text, TestVocabulary.ALL).diagnostics()) {
      String place = mistake.line() + ":" + mistake.column() + "-" + mistake.endColumn();
      String cure = mistake.replacement().isEmpty() ? "" : " [" + mistake.replacement() + "]";
      found.add(place + " " + mistake.message() + cure);
    }
    assertEquals(
        String.join("\n", expected),
        String.join("\n", found),
        () -> text.substring(0, Math.min(text.length(), 500)));
  }

  /** Likewise for lines behind a good version, machine and kernel; the first of them is line 4. */
  static void running(String lines, String... expected) {
    in(HEAD + lines, expected);
  }

  /** The hint that the only mistake in the lines behind {@link #HEAD} comes with. */
  static String hint(String lines) {
    List<Diagnostic> found = ScenarioParser.parse(HEAD + lines, TestVocabulary.ALL).diagnostics();
    assertEquals(1, found.size(), found::toString);
    return found.get(0).hint();
  }
}
