package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.strategy.ReachRows.PAGE;
import static pagewalk.strategy.ReachRows.everyBeliefIsTrue;
import static pagewalk.strategy.ReachRows.goTo;
import static pagewalk.strategy.ReachRows.kindOf;
import static pagewalk.strategy.ReachRows.make;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Space;
import pagewalk.strategy.ReachRows.Row;

/** What every strategy owes its kernel where there are several address spaces. */
final class TableReachSpacesTest {
  private static final int ALL = Rights.ALL;

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void everySpaceHasAUserHalfOfItsOwn(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.store(row.user(), 1);
    Space second = make(booted, "B");
    assertEquals(first, booted.kernel().space());
    goTo(booted, second);
    assertEquals(0, booted.load(row.user()));
    booted.store(row.user(), 2);
    goTo(booted, first);
    assertEquals(1, booted.load(row.user()));
    goTo(booted, second);
    assertEquals(2, booted.load(row.user()));
  }

  /** Also when it grows a new top-level entry after the other space was made, in either space. */
  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void allSpacesShareTheKernelHalf(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.kernel().map(row.kernel(), PAGE, 1, ALL, false);
    booted.store(row.kernel(), 42);
    Space second = make(booted, "B");
    goTo(booted, second);
    assertEquals(42, booted.load(row.kernel()));
    long grown = row.farKernel();
    assertEquals(MapResult.MAPPED, booted.kernel().map(grown, PAGE, 1, ALL, false));
    assertEquals(42, booted.load(grown));
    goTo(booted, first);
    assertEquals(42, booted.load(grown));
    assertEquals(MapResult.OCCUPIED, booted.kernel().map(grown, 0, 1, ALL, false));
    assertEquals(MapResult.MAPPED, booted.kernel().map(grown + 4096, PAGE, 1, ALL, false));
    goTo(booted, second);
    assertEquals(42, booted.load(grown + 4096));
    booted.kernel().unmap(grown).orElseThrow().flush().now();
    goTo(booted, first);
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.machine().cpu().read(grown, Rights.READ)));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#reachingOthers")
  void aSpaceThatIsNotCurrentIsEditedFromOutside(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    Space second = make(booted, "B");
    booted.store(row.user(), 1);
    for (int page = 0; page < 3; page++) {
      long offset = page * row.nextTable();
      MapResult result =
          booted.kernel().map(second, row.user() + offset, PAGE + page * 4096L, 1, ALL, false);
      assertTrue(result.isGood(), () -> result.words());
    }
    assertFalse(booted.kernel().map(second, row.user(), PAGE, 1, ALL, false).isGood());
    int readOnly = Rights.of(false, true, false, false);
    booted.kernel().protect(second, row.user(), readOnly).orElseThrow().flush().now();
    booted.kernel().unmap(second, row.user() + row.nextTable(), false).orElseThrow().flush().now();
    assertEquals(first, booted.kernel().space());
    assertEquals(1, booted.load(row.user()));
    goTo(booted, second);
    assertEquals(PAGE, booted.look(row.user(), Rights.READ));
    assertEquals(FaultKind.PROTECTION, kindOf(booted.look(row.user(), Rights.WRITE)));
    assertEquals(
        FaultKind.NOT_PRESENT, kindOf(booted.look(row.user() + row.nextTable(), Rights.READ)));
    assertEquals(PAGE + 8192, booted.look(row.user() + 2 * row.nextTable(), Rights.WRITE));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#reachingOthers")
  void aForkSharesThePagesAndNotTheTables(Row row) {
    Booted booted = row.boot();
    for (int page = 0; page < 3; page++) {
      booted.store(row.user() + page * row.nextTable(), 100 + page);
    }
    Space first = booted.kernel().space();
    Space copy = make(booted, "B");
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().copy(first, copy));
    booted.kernel().unmap(row.user()).orElseThrow().flush().now();
    goTo(booted, copy);
    for (int page = 0; page < 3; page++) {
      assertEquals(100 + page, booted.load(row.user() + page * row.nextTable()));
    }
    booted.store(row.user() + row.nextTable(), 7);
    goTo(booted, first);
    assertEquals(7, booted.load(row.user() + row.nextTable()));
  }

  /** Nothing is lost and nothing is given back twice. */
  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void aDestroyedSpaceGivesEverythingBack(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.store(row.user(), 1);
    int before = booted.framesTaken();
    for (int round = 0; round < 3; round++) {
      Space second = make(booted, "B");
      goTo(booted, second);
      for (int page = 0; page < 5; page++) {
        booted.store(row.user() + page * row.nextBranch(), page);
      }
      goTo(booted, first);
      assertEquals(MapResult.MAPPED, booted.kernel().keeper().destroy("B", second));
      assertEquals(before, booted.framesTaken());
      assertTrue(booted.kernel().spaces().named("B").isEmpty());
      everyBeliefIsTrue(booted);
      assertEquals(1, booted.load(row.user()));
    }
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#reachingOthers")
  void aPageSharedByAForkIsGivenBackWithTheLastSpace(Row row) {
    Booted booted = row.boot();
    booted.store(row.user(), 1);
    int before = booted.framesTaken();
    Space copy = make(booted, "B");
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().copy(booted.kernel().space(), copy));
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().destroy("B", copy));
    assertEquals(before, booted.framesTaken());
    assertEquals(1, booted.load(row.user()));
  }
}
