package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static pagewalk.strategy.ReachRows.everyBeliefIsTrue;
import static pagewalk.strategy.ReachRows.kindOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.strategy.ReachRows.Row;

/** What every strategy owes its kernel when tables go and come again. */
final class TableReachRemovalTest {
  /** Among others, where a window showed a removed table must be forgotten, or it shows it on. */
  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void tablesThatMapNothingAreRemovedAndMadeAgain(Row row) {
    Booted booted = row.boot();
    booted.store(row.user() + row.nextBranch(), 1);
    int before = booted.framesTaken();
    for (int round = 0; round < 4; round++) {
      int from = booted.machine().trace().size();
      booted.store(row.user(), round);
      assertEquals(row.branch(), booted.tablesSince(from));
      Edit edit = booted.kernel().unmap(row.user()).orElseThrow();
      edit.flush().now();
      booted.kernel().release(edit);
      booted.kernel().prune(booted.kernel().space(), row.user());
      everyBeliefIsTrue(booted);
      assertEquals(before, booted.framesTaken());
      long taken = booted.kernel().tableFrames().take(0);
      assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.look(row.user(), Rights.READ)));
      booted.kernel().tableFrames().free(taken);
    }
    assertEquals(1, booted.load(row.user() + row.nextBranch()));
  }
}
