package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.state.Cells;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/** The record of a walk can be asked after the walk became an event, wherever that lies. */
final class WalkRecordTest {
  private static final int WALKS = 2000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theRecordOutlastsTheEventThatItBecame(boolean kept) {
    Trace trace = new Trace(new Cells(), TraceMeter.NONE);
    if (!kept) {
      trace.keepLatest();
    }
    WalkRecord record = new WalkRecord(trace.log());
    for (int walk = 0; walk < WALKS; walk++) {
      int count = walk % 6;
      record.begin(0);
      for (int i = 0; i < count; i++) {
        record.add(walk + i, ~walk - i, i);
      }
      trace.walk(walk, 0, walk, Trace.steps(0, count, 0));
      trace.tlbFill(walk, 1, walk);
      assertEquals(count, record.length());
      for (int i = 0; i < count; i++) {
        assertEquals(walk + i, record.slot(i));
        assertEquals(~walk - i, record.raw(i));
        assertEquals(i, record.verdict(i));
      }
    }
  }
}
