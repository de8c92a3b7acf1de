package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;

final class ChronicleTest {

  @Test
  void goingBackTellsTheSameAsGoingForward() {
    for (Run run : Stage.runs().values()) {
      Onlooker forward = Stage.onlooker(run);
      List<Integer> moments = Stage.moments(run);
      List<String> told = new ArrayList<>();
      for (int event = 0; event < run.eventCount(); event++) {
        forward.goTo(event);
        if (event == moments.get(Math.min(told.size(), moments.size() - 1))) {
          told.add(tell(forward.chronicle()));
        }
      }
      Onlooker backward = Stage.onlooker(run);
      for (int i = moments.size() - 1; i >= 0; i--) {
        backward.goTo(moments.get(i));
        assertEquals(told.get(i), tell(backward.chronicle()));
      }
    }
  }

  private static String tell(Chronicle chronicle) {
    StringBuilder text = new StringBuilder();
    text.append(chronicle.statementStart()).append(' ').append(chronicle.faults()).append(' ');
    text.append(chronicle.hasNested()).append(' ').append(chronicle.latestAttempt());
    for (int i = 0; i < chronicle.floors(); i++) {
      text.append(" floor ").append(chronicle.floor(i));
    }
    for (int depth = 0; depth < 10; depth++) {
      text.append(' ').append(chronicle.instruction(depth)).append('/');
      text.append(chronicle.attempt(depth));
    }
    return text.append(chronicle.taken()).toString();
  }

  @Test
  void theTowerIsAsHighAsTheTraceIsDeep() {
    for (Run run : Stage.runs().values()) {
      Onlooker onlooker = Stage.onlooker(run);
      for (int event = 0; event < run.eventCount(); event++) {
        onlooker.goTo(event);
        EventKind kind = run.trace().kind(event);
        int open = onlooker.chronicle().floors();
        int depth = run.trace().depth(event);
        if (kind == EventKind.FAULT) {
          assertEquals(depth + 1, open);
        } else if (kind == EventKind.HANDLER_RETURN) {
          assertEquals(depth - 1, open);
        } else if (kind != EventKind.EXPECT && kind != EventKind.HALT) {
          assertEquals(depth, open);
        }
      }
    }
  }

  @Test
  void anOnlookerRefusesToSpeakAboutAMomentTheMachineIsNotAt() {
    Run run = Stage.gallery("first-touch");
    Onlooker onlooker = Stage.onlooker(run);
    run.seek(30);
    assertThrows(IllegalStateException.class, () -> onlooker.lookAt(50));
  }
}
