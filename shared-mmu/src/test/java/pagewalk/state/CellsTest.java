package pagewalk.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CellsTest {
  @Test
  void noPartEverGetsCellZero() {
    assertNotEquals(0, new Cells().allocate(1));
  }

  @Test
  void partsDoNotOverlapAndBeginAtZero() {
    Cells cells = new Cells();
    int first = cells.allocate(10);
    int second = cells.allocate(100_000);
    int third = cells.allocate(1);
    assertEquals(first + 10, second);
    assertEquals(second + 100_000, third);
    assertEquals(third + 1, cells.size());
    assertEquals(0, cells.get(first));
    assertEquals(0, cells.get(second + 99_999));
    assertEquals(0, cells.get(third));
  }

  @Test
  void growingKeepsWhatWasThere() {
    Cells cells = new Cells();
    int cell = cells.allocate(1);
    cells.set(cell, 42);
    cells.allocate(1 << 20);
    assertEquals(42, cells.get(cell));
    cells.seek(0);
    assertEquals(0, cells.get(cell));
  }

  @Test
  void moreCellsThanAnArrayHoldsAreRefused() {
    Cells cells = new Cells();
    assertThrows(IllegalArgumentException.class, () -> cells.allocate(-1));
    assertThrows(IllegalArgumentException.class, () -> cells.allocate(Integer.MAX_VALUE));
    assertEquals(1, cells.size());
  }

  @Test
  void withRecordingOffChangesAreMadeButNoTimePasses() {
    Cells cells = new Cells();
    int cell = cells.allocate(2);
    cells.set(cell, 1);
    cells.setRecording(false);
    cells.set(cell + 1, 7);
    assertEquals(7, cells.get(cell + 1));
    assertEquals(1, cells.time());
    cells.setRecording(true);
    cells.set(cell, 2);
    assertEquals(2, cells.time());
    cells.seek(0);
    assertEquals(0, cells.get(cell));
    assertEquals(7, cells.get(cell + 1));
  }
}
