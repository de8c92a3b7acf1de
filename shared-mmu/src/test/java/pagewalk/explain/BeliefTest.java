package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.session.Run;

final class BeliefTest {

  @Test
  void aBeliefIsStaleFromTheStoreThatUnmapsToTheInvalidation() {
    Run run = Stage.gallery("stale-read");
    Onlooker onlooker = Stage.onlooker(run);
    int unmapped = 73;
    int invalidated = 79;
    assertEquals("PT[1] = 0x0, was 0x400067", label(onlooker, unmapped));
    assertEquals("INVLPG 0x401000, 1 dropped", label(onlooker, invalidated));
    for (int event = 0; event < run.eventCount(); event++) {
      onlooker.goTo(event);
      boolean stale = event >= unmapped && event < invalidated;
      List<Belief> wrong =
          Belief.all(onlooker).stream().filter(belief -> !belief.agrees()).toList();
      assertEquals(stale ? 1 : 0, wrong.size(), "event " + event);
      if (stale) {
        assertEquals(0x401000, wrong.get(0).va());
        assertEquals("`PT[1]` not present", wrong.get(0).written());
      }
    }
  }

  @Test
  void lessRightsThanTheTablesGiveAreABeliefThatDisagrees() {
    Run run = Stage.gallery("spurious-fault");
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(70);
    Belief belief = Belief.at(onlooker, 4);
    assertFalse(belief.agrees());
    assertEquals("R", Words.rights(belief.rights()));
    assertEquals("frame `0x400`, RW", belief.written());
    onlooker.goTo(run.eventCount() - 1);
    assertTrue(Belief.at(onlooker, 4).agrees());
  }

  private static String label(Onlooker onlooker, int event) {
    onlooker.goTo(event);
    return new EventLabel(onlooker).of(event);
  }
}
