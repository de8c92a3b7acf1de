package pagewalk.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/** Stores wait in lines until these are cleaned or pushed out (DDI 0301H §3.2.13). */
final class DataCacheTest {
  private static final long HERE = 0x10_0024;
  private static final int LINE = 32;

  /** Bytes from one address to the next that lands in the same set: 128 sets of one line each. */
  private static final int SAME_SET = 128 * LINE;

  private static final int WAYS = 4;

  private final Cells cells = new Cells();
  private final FrameStore memory = new FrameStore(cells, 4 << 20, 7);
  private final DataCache cache = new DataCache(cells, memory, true);

  /** A store to a line that a load has brought in. */
  private void dirty(long pa, long value) {
    cache.read(pa, 4);
    cache.write(pa, value, 4);
  }

  @Test
  void theProcessorReadsItsOwnStoreAndMemoryStillHasTheOldWord() {
    memory.write(HERE, 0x11, 4);
    dirty(HERE, 0x22);
    assertEquals(0x22, cache.read(HERE, 4));
    assertEquals(0x22, cache.peek(HERE, 4));
    assertEquals(0x11, memory.read(HERE, 4));
    assertTrue(cache.isDirty(HERE));
  }

  @Test
  void aStoreLeavesTheOtherHalfOfItsWordAlone() {
    memory.write(HERE & -8, 0x1111_1111_2222_2222L);
    dirty(HERE, 0x33);
    assertEquals(0x2222_2222L, cache.read(HERE & -8, 4));
    cache.clean(HERE, 4);
    assertEquals(0x33_2222_2222L, memory.read(HERE & -8));
  }

  @Test
  void aStoreThatMissesGoesToMemoryAndBringsNothingIn() {
    cache.write(HERE, 0x22, 4);
    assertEquals(0x22, memory.read(HERE, 4));
    assertFalse(cache.isDirty(HERE));
    memory.write(HERE, 0x33, 4);
    assertEquals(0x33, cache.read(HERE, 4));
  }

  @Test
  void peekingBringsNothingIn() {
    memory.write(HERE, 0x11, 4);
    assertEquals(0x11, cache.peek(HERE, 4));
    cache.write(HERE, 0x22, 4);
    assertEquals(0x22, memory.read(HERE, 4));
  }

  @Test
  void aLineThatIsHereHidesWhatIsWrittenToMemoryBehindIt() {
    memory.write(HERE, 0x11, 4);
    cache.read(HERE, 4);
    memory.write(HERE, 0x22, 4);
    assertEquals(0x11, cache.read(HERE, 4));
  }

  @Test
  void cleaningWritesDirtyLinesOnceAndKeepsThem() {
    dirty(HERE, 0x22);
    assertEquals(1, cache.clean(HERE, 1));
    assertEquals(0x22, memory.read(HERE, 4));
    assertFalse(cache.isDirty(HERE));
    assertEquals(0, cache.clean(HERE, 1));
    cache.write(HERE, 0x33, 4);
    assertTrue(cache.isDirty(HERE));
  }

  @Test
  void cleaningTakesEveryLineOfItsRangeAndNoOther() {
    long line = HERE & -LINE;
    for (int i = -1; i <= 4; i++) {
      dirty(line + (long) i * LINE, 0x40 + i);
    }
    assertEquals(4, cache.clean(HERE, 3 * LINE));
    assertTrue(cache.isDirty(line - LINE));
    assertTrue(cache.isDirty(line + 4 * LINE));
    for (int i = 0; i < 4; i++) {
      assertEquals(0x40 + i, memory.read(line + (long) i * LINE, 4));
    }
  }

  @Test
  void aLineStaysUntilItsSetIsFullAndIsWrittenBackWhenPushedOut() {
    long old = memory.read(HERE, 4);
    dirty(HERE, 0x22);
    for (int i = 1; i < WAYS; i++) {
      cache.read(HERE + (long) i * SAME_SET, 4);
      cache.read(HERE + LINE + (long) i * SAME_SET, 4);
    }
    assertEquals(old, memory.read(HERE, 4));
    assertNotEquals(0x22, old);
    cache.read(HERE + (long) WAYS * SAME_SET, 4);
    assertEquals(0x22, memory.read(HERE, 4));
    assertFalse(cache.isDirty(HERE));
    assertEquals(0x22, cache.read(HERE, 4));
  }

  @Test
  void fillingGoesToTheLinesThatAreHereAndToMemoryElsewhere() {
    long line = HERE & -LINE;
    memory.write(line, 0x11, 4);
    cache.read(line, 4);
    cache.fill(line, 0x55, 2 * LINE, 4);
    assertEquals(0x11, memory.read(line, 4));
    assertEquals(0x55, memory.read(line + LINE, 4));
    assertEquals(0x55, cache.read(line + LINE - 4, 4));
  }

  @Test
  void theTapeUndoesAndRedoesWhatWaitsInLines() {
    memory.write(HERE, 0x11, 4);
    int before = cells.time();
    dirty(HERE, 0x22);
    int stored = cells.time();
    cache.clean(HERE, 1);
    int cleaned = cells.time();
    cells.seek(stored);
    assertEquals(0x11, memory.read(HERE, 4));
    assertTrue(cache.isDirty(HERE));
    cells.seek(before);
    assertFalse(cache.isDirty(HERE));
    assertEquals(0x11, cache.peek(HERE, 4));
    cells.seek(cleaned);
    assertEquals(0x22, memory.read(HERE, 4));
    assertFalse(cache.isDirty(HERE));
  }

  @Test
  void aMachineWithoutOneHasNoCellsForIt() {
    int size = cells.size();
    assertFalse(new DataCache(cells, memory, false).isDirty(HERE));
    assertEquals(size, cells.size());
  }
}
