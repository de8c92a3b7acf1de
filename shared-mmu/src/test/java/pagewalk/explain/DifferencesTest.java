package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.session.Budget;
import pagewalk.session.Comparison;
import pagewalk.session.Contest;
import pagewalk.session.Gallery;
import pagewalk.session.Opening;
import pagewalk.session.Session;

final class DifferencesTest {
  private static Contest whole(String scenario) {
    Contest contest = Contest.of(Gallery.text(scenario)).contest().orElseThrow();
    while (contest.goesOn()) {
      contest.next();
    }
    return contest;
  }

  private static int number(Comparison comparison, String strategy) {
    List<String> names = comparison.columns().stream().map(Comparison.Column::strategy).toList();
    return names.indexOf(strategy);
  }

  @Test
  void aStrategyIsSetApartByWhereItIsCheapestAndWhereItPaysMost() {
    Comparison comparison = whole("two-processes").soFar();
    Caption words = Differences.of(comparison, number(comparison, "switch"));
    assertTrue(words.lead().startsWith("`switch` is the cheapest in "), words.lead());
    assertTrue(words.body().startsWith("It pays in "), words.body());
  }

  @Test
  void aStrategyThatCannotDoTheWorkIsNotHeldAgainstTheOthers() {
    Comparison comparison = whole("two-processes").soFar();
    Caption words = Differences.of(comparison, number(comparison, "recursive"));
    assertEquals("`recursive` cannot do all of this work.", words.lead());
    assertFalse(words.body().isEmpty());
  }

  @Test
  void everyColumnCarriesTheScriptThatGivesItsRun() {
    for (Comparison.Column column : whole("two-processes").soFar().columns()) {
      Opening opening = Session.open(column.script(), Budget.STANDARD);
      assertEquals(column.prices().isPresent(), opening.run().isPresent(), column.script());
      assertTrue(column.script().contains("kernel " + column.strategy()), column.script());
    }
  }

  @Test
  void aContestEnds() {
    Contest contest = whole("first-touch");
    assertEquals(contest.candidates().size(), contest.soFar().columns().size());
    assertThrows(IllegalStateException.class, contest::next);
  }

  @Test
  void aTextThatIsNoScenarioStartsNothing() {
    Contest.Start start = Contest.of("pagewalk 1\nfrobnicate\n");
    assertTrue(start.contest().isEmpty());
    assertFalse(start.diagnostics().isEmpty());
  }

  @Test
  void aNumberThatNoStrategyHasIsRefusedWithASentence() {
    Comparison comparison = whole("first-touch").soFar();
    for (int number : new int[] {-1, comparison.columns().size()}) {
      Exception refusal =
          assertThrows(IllegalArgumentException.class, () -> Differences.of(comparison, number));
      assertTrue(String.valueOf(refusal.getMessage()).startsWith("There is no strategy " + number));
    }
  }
}
