package pagewalk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;
import pagewalk.setting.Range;
import pagewalk.state.Cells;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

final class FramesTest {
  private static final long LOW = 0x400;

  private final Cells cells = new Cells();
  private final Trace trace = new Trace(cells, TraceMeter.NONE);

  private Frames pool(int count) {
    return new Frames(cells, trace, new Range(LOW, LOW + count - 1));
  }

  @Test
  void theLowestFreeFrameIsTakenFirst() {
    Frames pool = pool(10);
    assertEquals(LOW, pool.take(0));
    assertEquals(LOW + 1, pool.take(0));
    assertEquals(LOW + 2, pool.take(0));
    pool.free(LOW + 1);
    pool.free(LOW);
    assertEquals(LOW, pool.take(0));
    assertEquals(LOW + 1, pool.take(0));
    assertEquals(LOW + 3, pool.take(0));
  }

  @Test
  void aPoolGivesEveryFrameOnceAndThenNone() {
    for (int count : new int[] {1, 63, 64, 65, 128, 1000}) {
      Frames pool = pool(count);
      for (int i = 0; i < count; i++) {
        assertEquals(LOW + i, pool.take(0));
      }
      assertEquals(Frames.NONE, pool.take(0));
      pool.free(LOW + count - 1);
      assertEquals(LOW + count - 1, pool.take(0));
      assertEquals(Frames.NONE, pool.take(0));
    }
  }

  /** The pool is a sorted set of free frames. */
  @Test
  void anyOrderOfTakingAndFreeingGivesTheLowestFreeFrame() {
    Prng random = new Prng(1);
    Frames pool = pool(150);
    TreeSet<Long> free = new TreeSet<>();
    for (long frame = LOW; frame < LOW + 150; frame++) {
      free.add(frame);
    }
    for (int i = 0; i < 5000; i++) {
      if (random.below(5) < 3) {
        long expected = free.isEmpty() ? Frames.NONE : free.first();
        assertEquals(expected, pool.take(0));
        free.remove(expected);
      } else {
        long frame = LOW + random.below(150);
        pool.free(frame);
        free.add(frame);
      }
      long any = LOW + random.below(150);
      assertEquals(!free.contains(any), pool.isTaken(any));
    }
  }

  @Test
  void aFrameThatIsNotThePoolsOrNotTakenIsLeftAlone() {
    Frames pool = pool(64);
    pool.take(0);
    int events = trace.size();
    pool.free(LOW - 1);
    pool.free(LOW + 64);
    pool.free(LOW + 5);
    pool.free(0);
    for (long frame = LOW + 64; frame < LOW + 300; frame++) {
      assertFalse(pool.isTaken(frame));
    }
    assertFalse(pool.isTaken(LOW - 1));
    assertEquals(events, trace.size());
    assertEquals(LOW + 1, pool.take(0));
  }

  @Test
  void takingAndFreeingAreEventsAndAreUndone() {
    Frames pool = pool(4);
    pool.take(0);
    int time = cells.time();
    pool.take(3);
    pool.free(LOW);
    assertEquals(EventKind.FRAME_TAKEN, trace.kind(1));
    assertEquals(LOW + 1, trace.a(1));
    assertEquals(3, trace.b(1));
    assertEquals(EventKind.FRAME_FREED, trace.kind(2));
    assertEquals(LOW, trace.a(2));
    cells.seek(time);
    assertTrue(pool.isTaken(LOW));
    assertFalse(pool.isTaken(LOW + 1));
    assertEquals(LOW + 1, pool.take(0));
  }
}
