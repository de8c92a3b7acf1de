package pagewalk.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;

/** The undo law: the cells after seeking to a time are the cells as they were at that time. */
final class TapeLawTest {
  private static final int CELLS = 40;

  /** A few values only, so that cells often get the value they have already. */
  private static void change(Cells cells, int first, Prng random) {
    cells.set(first + random.below(CELLS), random.below(3));
  }

  @Test
  void seekingToATimeGivesTheCellsOfThatTime() {
    Prng random = new Prng(1);
    for (int round = 0; round < 50; round++) {
      Cells cells = new Cells();
      int first = cells.allocate(CELLS);
      List<long[]> snapshots = new ArrayList<>();
      snapshots.add(cells.copy(cells.size()));
      for (int i = 0; i < 3000; i++) {
        change(cells, first, random);
        if (cells.time() == snapshots.size()) {
          snapshots.add(cells.copy(cells.size()));
        }
      }
      assertEquals(snapshots.size() - 1, cells.time());
      for (int i = 0; i < 100; i++) {
        int time = random.below(snapshots.size());
        cells.seek(time);
        assertEquals(time, cells.time());
        assertArrayEquals(snapshots.get(time), cells.copy(cells.size()));
      }
    }
  }

  /** A change made in the past replaces the future; the past before it stays reachable. */
  @Test
  void aChangeInThePastForgetsTheFuture() {
    Prng random = new Prng(2);
    for (int round = 0; round < 200; round++) {
      Cells cells = new Cells();
      int first = cells.allocate(CELLS);
      List<long[]> snapshots = new ArrayList<>();
      snapshots.add(cells.copy(cells.size()));
      for (int branch = 0; branch < 5; branch++) {
        int back = random.below(snapshots.size());
        cells.seek(back);
        snapshots.subList(back + 1, snapshots.size()).clear();
        int cell = first + random.below(CELLS);
        cells.set(cell, cells.get(cell) + 1);
        snapshots.add(cells.copy(cells.size()));
        int end = cells.time();
        assertThrows(IllegalArgumentException.class, () -> cells.seek(end + 1));
        for (int i = 0; i < 50; i++) {
          change(cells, first, random);
          if (cells.time() == snapshots.size()) {
            snapshots.add(cells.copy(cells.size()));
          }
        }
      }
      for (int time = snapshots.size() - 1; time >= 0; time--) {
        cells.seek(time);
        assertArrayEquals(snapshots.get(time), cells.copy(cells.size()));
      }
    }
  }

  @Test
  void settingTheSameValueTakesNoTime() {
    Cells cells = new Cells();
    int cell = cells.allocate(1);
    cells.set(cell, 0);
    assertEquals(0, cells.time());
    cells.set(cell, 5);
    cells.set(cell, 5);
    assertEquals(1, cells.time());
  }

  @Test
  void aTimeThatNeverWasIsRefused() {
    Cells cells = new Cells();
    cells.set(cells.allocate(1), 1);
    assertThrows(IllegalArgumentException.class, () -> cells.seek(-1));
    assertThrows(IllegalArgumentException.class, () -> cells.seek(2));
  }
}
