package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final int SCENARIOS = 5_000;

  @Test
  void parsingThePrintOfAScenarioGivesTheScenarioBack() {
    for (int seed = 0; seed < SCENARIOS; seed++) {
      Scenario scenario = ScenarioMaker.make(new Dice(seed));
      String text = ScenarioPrinter.print(scenario);
      ParseResult result = ScenarioParser.parse(text, TestVocabulary.ALL);
      assertEquals(List.of(), result.diagnostics(), text);
      assertEquals(scenario, result.scenario().orElseThrow(), text);
      assertEquals(text, ScenarioPrinter.print(result.scenario().orElseThrow()));
    }
  }

  @Test
  void theMadeScenariosHoldEveryStatement() {
    Set<StatementKind> missing = EnumSet.allOf(StatementKind.class);
    for (int seed = 0; seed < 200; seed++) {
      for (Line line : ScenarioMaker.make(new Dice(seed)).lines()) {
        missing.remove(line.statement().kind());
      }
    }
    assertTrue(missing.isEmpty(), missing::toString);
  }
}
