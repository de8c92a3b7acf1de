package pagewalk.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;
import pagewalk.state.Cells;

/** What was recorded is what is read, however it is packed. */
final class TraceTest {
  private static final int EVENTS = 3000;
  private static final long REFUSED = Long.MIN_VALUE | 0xAB_CDEF;

  private final Cells cells = new Cells();
  private final Trace trace = new Trace(cells, TraceMeter.NONE);

  private static void walk(Trace trace, long va, int access, long result, long steps, int count) {
    for (int i = 0; i < 2 * count; i++) {
      trace.log().put(Trace.STEPS + i, va + i);
    }
    trace.walk(va, access, result, steps);
  }

  @Test
  void everyEventOfALongRunIsThereWithItsReferences() {
    Prng random = new Prng(1);
    List<Integer> counts = new ArrayList<>();
    int cell = cells.allocate(1);
    for (int event = 0; event < EVENTS; event++) {
      cells.set(cell, event + 1);
      int count = random.below(6) - 1;
      counts.add(count);
      trace.setLine(event);
      trace.setDepth(event % 65);
      if (count < 0) {
        trace.write(EventKind.STORE, ~event, event, 7, -1);
      } else {
        walk(trace, ~event, count, event, Trace.steps(5 - count, count, 0), count);
      }
    }
    assertEquals(EVENTS, trace.size());
    for (int event = 0; event < EVENTS; event++) {
      int count = counts.get(event);
      assertEquals(count < 0 ? EventKind.STORE : EventKind.WALK, trace.kind(event));
      assertEquals(event, trace.line(event));
      assertEquals(event % 65, trace.depth(event));
      assertEquals(event + 1, trace.time(event));
      assertEquals(~event, trace.va(event));
      assertEquals(count < 0 ? event : count, trace.a(event));
      assertEquals(count < 0 ? 7 : event, trace.b(event));
      assertEquals(count < 0 ? -1 : 5 - count, trace.c(event));
      assertEquals(Math.max(0, count), trace.stepCount(event));
      for (int step = 0; step < count; step++) {
        assertEquals(~event + 2 * step, trace.stepSlot(event, step));
        assertEquals(~event + 2 * step + 1, trace.stepRaw(event, step));
      }
    }
  }

  @Test
  void aRefusalKeepsItsBitsBesideTheSmallNumbers() {
    walk(trace, -1, 8, REFUSED, Trace.steps(3, 2, 0), 2);
    assertEquals(REFUSED, trace.b(0));
    assertEquals(8, trace.a(0));
    assertEquals(3, trace.c(0));
  }

  @Test
  void whatTheProcessorReadsFromItsOwnCopyIsNoReference() {
    walk(trace, 100, 0, REFUSED, Trace.steps(0, 3, 1), 3);
    assertEquals(2, trace.stepCount(0));
    assertEquals(2, trace.allSteps());
    assertEquals(1, trace.c(0));
    assertEquals(102, trace.stepSlot(0, 0));
    assertEquals(105, trace.stepRaw(0, 1));
  }

  @Test
  void aTraceThatKeepsTheLatestHasNoOther() {
    trace.keepLatest();
    assertEquals(0, trace.size());
    for (int event = 0; event < EVENTS; event++) {
      walk(trace, event, 1, 2, Trace.steps(0, 4, 0), 4);
      trace.retry(event, 5);
    }
    assertEquals(1, trace.size());
    assertEquals(EventKind.RETRY, trace.kind(0));
    assertEquals(EVENTS - 1, trace.va(0));
    assertEquals(2L * EVENTS, trace.events());
    assertEquals(4L * EVENTS, trace.allSteps());
  }

  @Test
  void theMeterHearsOfTheEventsThatItWants() {
    List<Long> heard = new ArrayList<>();
    Trace metered =
        new Trace(
            cells,
            (event, kind, state) -> {
              heard.add(event);
              return event + 10;
            });
    for (int i = 0; i < 25; i++) {
      metered.pagingOn();
    }
    assertEquals(List.of(0L, 10L, 20L), heard);
  }
}
