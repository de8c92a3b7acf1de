package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileTextTest {
  private static final int DAMAGED = 8_000;
  private static final int NOISE = 4_000;

  @Test
  void everyDamagedTextGivesAScenarioOrMistakesWithinIt() {
    int understood = 0;
    for (int seed = 0; seed < DAMAGED; seed++) {
      Dice dice = new Dice(-seed);
      String text = ScenarioPrinter.print(ScenarioMaker.make(dice));
      understood += holds(Vandal.damage(text, dice)) ? 1 : 0;
    }
    assertTrue(understood > DAMAGED / 10, "too few damaged texts are still good: " + understood);
  }

  @Test
  void everyNoiseGivesAScenarioOrMistakesWithinIt() {
    for (int seed = 0; seed < NOISE; seed++) {
      holds(Vandal.noise(new Dice(seed)));
    }
  }

  @Test
  void theLargestTextsAreReadAtOnce() {
    List<String> seeds =
        List.of(
            "\"", "=", "a=", "->", "\\", "#", "0x", "_", " ", "\n", "\u0000", "é", "tower=1,", "x");
    for (String seed : seeds) {
      String line = seed.repeat(990 / seed.length());
      String text = ("pagewalk 1\nexpect " + line + "\n").repeat(60);
      String whole = text.substring(0, Math.min(text.length(), 32_000));
      assertTimeout(Duration.ofSeconds(20), () -> holds(whole));
      assertTimeout(Duration.ofSeconds(20), () -> holds(seed.repeat(200_000)));
    }
  }

  /** Checks the laws on one text and says whether it was understood. */
  private static boolean holds(String text) {
    ParseResult result = ScenarioParser.parse(text, TestVocabulary.ALL);
    if (result.scenario().isPresent()) {
      String print = ScenarioPrinter.print(result.scenario().get());
      ParseResult again = ScenarioParser.parse(print, TestVocabulary.ALL);
      assertEquals(result, again, text);
      assertEquals(print, ScenarioPrinter.print(again.scenario().orElseThrow()), text);
      return true;
    }
    assertTrue(result.diagnostics().size() <= Limits.DIAGNOSTICS, text);
    int cures = 3;
    for (Diagnostic diagnostic : result.diagnostics()) {
      standsInTheText(diagnostic, text);
      speaksInSentences(diagnostic, text);
      if (!diagnostic.replacement().isEmpty() && cures-- > 0) {
        isCured(diagnostic, text);
      }
    }
    return false;
  }

  private static void standsInTheText(Diagnostic diagnostic, String text) {
    List<String> lines = TextLines.split(text);
    String context = diagnostic + "\n" + text;
    assertTrue(diagnostic.line() >= 1 && diagnostic.line() <= lines.size(), context);
    int length = lines.get(diagnostic.line() - 1).length();
    assertTrue(diagnostic.column() >= 1, context);
    assertTrue(diagnostic.column() <= diagnostic.endColumn(), context);
    assertTrue(diagnostic.endColumn() <= length + 1, context);
  }

  private static void speaksInSentences(Diagnostic diagnostic, String text) {
    String context = diagnostic + "\n" + text;
    assertTrue(diagnostic.message().endsWith("."), context);
    assertFalse(diagnostic.hint().isEmpty(), context);
    assertTrue(diagnostic.message().length() < 250, context);
  }

  private static void isCured(Diagnostic diagnostic, String text) {
    List<String> lines = TextLines.split(text);
    String line = lines.get(diagnostic.line() - 1);
    String cured =
        line.substring(0, diagnostic.column() - 1)
            + diagnostic.replacement()
            + line.substring(diagnostic.endColumn() - 1);
    lines.set(diagnostic.line() - 1, cured);
    ParseResult result = ScenarioParser.parse(String.join("\n", lines) + "\n", TestVocabulary.ALL);
    assertFalse(result.diagnostics().contains(diagnostic), diagnostic + "\n" + text);
  }
}
