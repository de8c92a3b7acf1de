package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.strategy.ReachRows.LARGE;
import static pagewalk.strategy.ReachRows.PAGE;
import static pagewalk.strategy.ReachRows.kindOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.kernel.MapResult;
import pagewalk.mmu.Translation;
import pagewalk.strategy.ReachRows.Row;
import pagewalk.trace.EventKind;

/**
 * What every strategy owes its kernel, whichever way it reaches tables and however they grow: the
 * results are checked from outside, by a walk over the tables as they lie in memory.
 */
final class TableReachContractTest {
  private static final int ALL = Rights.ALL;

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void aMappedPageIsUsedAtItsFrame(Row row) {
    Booted booted = row.boot();
    for (long va : new long[] {row.user(), row.kernel()}) {
      assertEquals(MapResult.MAPPED, booted.kernel().map(va, PAGE, 1, ALL, false));
      assertEquals(PAGE + 0x123, booted.look(va + 0x123, Rights.READ));
      assertEquals(PAGE + 8, booted.store(va + 8, va));
      assertEquals(va, booted.word(PAGE + 8));
      assertEquals(va, booted.load(va + 8));
    }
    assertEquals(PAGE, booted.look(row.user(), Rights.USER + Rights.EXECUTE));
  }

  /** ARM's short descriptors have no rights in the entry above a table. */
  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#wide")
  void tablesOfTheKernelHalfAreClosedToUserCode(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(row.kernel(), PAGE, 1, ALL, false);
    assertEquals(FaultKind.PROTECTION, kindOf(booted.look(row.kernel(), Rights.USER)));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void largePagesNeedFewerTables(Row row) {
    Booted booted = row.boot();
    assertEquals(MapResult.MAPPED, booted.kernel().map(row.kernel(), LARGE, 2, ALL, false));
    assertEquals(row.depth() - 1, booted.framesTaken());
    assertEquals(LARGE + 0x2_3458, booted.store(row.kernel() + 0x2_3458, 42));
    assertEquals(42, booted.word(LARGE + 0x2_3458));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#wide")
  void theLargestPagesNeedFewestTables(Row row) {
    Booted booted = row.boot();
    long huge = row.farKernel();
    assertEquals(MapResult.MAPPED, booted.kernel().map(huge, 0, 3, ALL, false));
    assertEquals(1, booted.framesTaken());
    booted.machine().cpu().poke(LARGE + 0x2_3458, 42);
    assertEquals(42, booted.load(huge + LARGE + 0x2_3458));
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.look(huge + row.nextBranch(), Rights.READ)));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void anUnmappedPageIsGoneAndTheOthersStay(Row row) {
    Booted booted = row.boot();
    for (long offset = 0; offset < 3 * 4096; offset += 4096) {
      booted.kernel().map(row.kernel() + offset, PAGE + offset, 1, ALL, false);
      booted.load(row.kernel() + offset);
    }
    Edit edit = booted.kernel().unmap(row.kernel() + 4096).orElseThrow();
    edit.flush().now();
    assertEquals(PAGE + 4096, edit.target());
    long result = booted.machine().cpu().read(row.kernel() + 4096, Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, kindOf(result));
    assertEquals(PAGE, booted.look(row.kernel(), Rights.READ));
    assertEquals(PAGE + 8192, booted.look(row.kernel() + 8192, Rights.READ));
    assertTrue(booted.kernel().unmap(row.kernel() + 4096).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void aLargePageIsUnmappedFromAnyOfItsAddresses(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(row.kernel(), LARGE, 2, ALL, false);
    booted.load(row.kernel());
    Edit edit = booted.kernel().unmap(row.kernel() + 0x2_3000).orElseThrow();
    edit.flush().now();
    assertEquals(2, edit.level());
    assertEquals(LARGE, edit.target());
    long result = booted.machine().cpu().read(row.kernel(), Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, kindOf(result));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void aProtectedPageKeepsItsFrameAndItsContent(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(row.user(), PAGE, 1, ALL, false);
    booted.store(row.user(), 42);
    int readOnly = Rights.of(false, true, false, false);
    booted.kernel().protect(row.user(), readOnly).orElseThrow().flush().now();
    for (int access = 0; access < Rights.WITH_AC; access++) {
      long result = booted.look(row.user(), access);
      assertEquals(Rights.allows(readOnly, access), !Translation.isRefused(result));
    }
    long refused = booted.machine().cpu().write(row.user(), 7, Rights.WRITE);
    assertEquals(FaultKind.PROTECTION, kindOf(refused));
    assertEquals(42, booted.load(row.user()));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void whatIsInTheWayIsNamedAndLeftAlone(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(row.kernel(), PAGE, 1, ALL, false);
    assertEquals(MapResult.OCCUPIED, booted.kernel().map(row.kernel(), 0, 1, ALL, false));
    assertEquals(MapResult.TABLE, booted.kernel().map(row.kernel(), LARGE, 2, ALL, false));
    assertEquals(PAGE, booted.look(row.kernel(), Rights.READ));
    booted.kernel().map(row.kernel() + row.nextTable(), LARGE, 2, ALL, false);
    assertEquals(
        MapResult.OCCUPIED, booted.kernel().map(row.kernel() + row.nextTable(), 0, 2, ALL, false));
    if (row.options().contains("grow=check")) {
      MapResult inside = booted.kernel().map(row.kernel() + row.nextTable(), PAGE, 1, ALL, false);
      assertEquals(MapResult.LARGE_PAGE, inside);
    }
    assertEquals(LARGE, booted.look(row.kernel() + row.nextTable(), Rights.READ));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void aTouchedUserPageAppearsClearedWithTheTablesThatItNeeds(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.store(row.user() + 8, 42);
    assertEquals(row.depth(), booted.tablesSince(from));
    assertTrue(booted.faultsSince(from).get(0).startsWith(Hex.of(row.user() + 8) + " "));
    assertEquals(0, booted.load(row.user()));
    assertEquals(42, booted.load(row.user() + 8));
    assertEquals(0, booted.load(row.user() + 0x1000));
    assertEquals(row.depth(), booted.tablesSince(from));
    booted.load(row.user() + row.nextTable());
    assertEquals(row.depth() + 1, booted.tablesSince(from));
    booted.load(row.user() + row.nextBranch());
    assertEquals(row.depth() + 1 + row.branch(), booted.tablesSince(from));
    long pa = booted.look(row.user(), Rights.USER + Rights.WRITE);
    assertTrue(booted.kernel().frames().isTaken(pa >>> 12));
  }

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void everyStoreOfTheKernelGoesThroughTheMmu(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.kernel().map(row.kernel(), PAGE, 1, ALL, false);
    for (int event = from; event < booted.machine().trace().size(); event++) {
      if (booted.machine().trace().kind(event) == EventKind.STORE) {
        booted.machine().cells().seek(booted.machine().trace().time(event));
        long va = booted.machine().trace().va(event);
        long pa = booted.machine().trace().a(event);
        assertEquals(pa, booted.look(va, Rights.WRITE));
      }
    }
  }

  /** What a strategy says that it takes up is all that it uses. */
  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#all")
  void tablesAreOnlyReachedThroughReservedAddresses(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.kernel().map(row.kernel(), PAGE, 1, ALL, false);
    booted.kernel().map(row.user(), PAGE, 1, ALL, false);
    for (int event = from; event < booted.machine().trace().size(); event++) {
      EventKind kind = booted.machine().trace().kind(event);
      if (kind == EventKind.STORE || kind == EventKind.LOAD || kind == EventKind.FILL) {
        long va = booted.machine().trace().va(event);
        assertTrue(
            booted.kernel().reach().reserved().stream().anyMatch(range -> range.contains(va)),
            () -> "a table at " + Hex.of(va));
      }
    }
  }
}
