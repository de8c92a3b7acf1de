package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Prng;

/**
 * The undo law: the state after seeking to an event is the state when the run was first there.
 * "First there" is a run that the budget stops at just that event.
 */
class UndoLawTest {
  private static final int EVENTS_CHECKED = 60;

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void seekingToAnEventGivesTheStateThatWasThereFirst(String name) {
    Run whole = open(name, Budget.STANDARD.events());
    for (int event : eventsOf(whole)) {
      Run first = open(name, event + 1);
      assertEquals(event + 1, first.eventCount(), "the budget stops the run at the event");
      whole.seek(event);
      assertSameCells(first, whole, name + ", event " + event);
    }
  }

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void theEndIsTheSameAfterAnyJourney(String name) {
    Run run = open(name, Budget.STANDARD.events());
    int last = run.eventCount() - 1;
    run.seek(last);
    long[] end = run.machine().cells().copy(run.machine().cells().size());
    Prng prng = new Prng(name.hashCode());
    for (int i = 0; i < 50; i++) {
      run.seek(prng.below(run.eventCount()));
    }
    run.seek(0);
    run.seek(last);
    assertArrayEquals(end, run.machine().cells().copy(run.machine().cells().size()));
  }

  private static void assertSameCells(Run first, Run sought, String where) {
    int size = first.machine().cells().size();
    assertArrayEquals(
        first.machine().cells().copy(size), sought.machine().cells().copy(size), where);
  }

  /**
   * All events of a short run; of a long one the first, the last and a random selection, in random
   * order.
   */
  private static int[] eventsOf(Run run) {
    int count = run.eventCount();
    Prng prng = new Prng(count);
    int[] events = new int[Math.min(count, EVENTS_CHECKED)];
    for (int i = 0; i < events.length; i++) {
      events[i] = count <= EVENTS_CHECKED ? i : prng.below(count);
    }
    events[0] = 0;
    events[events.length - 1] = count - 1;
    for (int i = events.length - 1; i > 0; i--) {
      int other = prng.below(i + 1);
      int swapped = events[i];
      events[i] = events[other];
      events[other] = swapped;
    }
    return events;
  }

  private static Run open(String name, int events) {
    Budget standard = Budget.STANDARD;
    Budget budget = new Budget(events, standard.changes(), standard.cells(), standard.stop());
    return Session.open(Gallery.text(name), budget).run().orElseThrow();
  }
}
