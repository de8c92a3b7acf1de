package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Strategy;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;

/**
 * What every strategy owes its kernel, whichever way it reaches tables and however they grow: the
 * results are checked from outside, by a walk over the tables as they lie in memory.
 */
final class TableReachContractTest {
  private static final long USER_VA = 0x100_4000_1000L;
  private static final long KERNEL_VA = 0xFFFF_9000_0060_0000L;
  private static final long PAGE = 0x210_0000;
  private static final long LARGE = 0x300_0000;
  private static final long MIB_2 = 2 << 20;
  private static final long GIB = 1 << 30;
  private static final int ALL = Rights.ALL;

  /** A strategy with options: one row of the contract. */
  record Row(String strategy, String options) {
    Booted boot() {
      return Booted.with(strategy, options);
    }

    @Override
    public String toString() {
      return strategy + " " + options;
    }
  }

  /** All strategies there are, with every growth that fits and their interesting options. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Strategy strategy : Strategies.all()) {
      for (String options : interesting(strategy)) {
        rows.add(new Row(strategy.name(), (options + " grow=check").strip()));
        if (strategy.growsByFault()) {
          rows.add(new Row(strategy.name(), (options + " grow=fault").strip()));
        }
      }
    }
    return rows;
  }

  private static List<String> interesting(Strategy strategy) {
    return switch (strategy.name()) {
      case "identity" -> List.of("upto=16M");
      case "direct" -> List.of("page=4K", "page=2M", "at=0xFFFFC00000000000");
      case "recursive" -> List.of("slot=511", "slot=510", "slot=256", "slot=255", "slot=0");
      default -> List.of("");
    };
  }

  private static FaultKind kindOf(long result) {
    assertTrue(Translation.isRefused(result));
    return Translation.kind(result);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aMappedPageIsUsedAtItsFrame(Row row) {
    Booted booted = row.boot();
    for (long va : new long[] {USER_VA, KERNEL_VA}) {
      assertEquals(MapResult.MAPPED, booted.kernel().map(va, PAGE, 1, ALL, false));
      assertEquals(PAGE + 0x123, booted.look(va + 0x123, Rights.EXECUTE));
      assertEquals(PAGE + 8, booted.store(va + 8, va));
      assertEquals(va, booted.machine().memory().read(PAGE + 8));
      assertEquals(va, booted.load(va + 8));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tablesOfTheKernelHalfAreClosedToUserCode(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(KERNEL_VA, PAGE, 1, ALL, false);
    assertEquals(FaultKind.PROTECTION, kindOf(booted.look(KERNEL_VA, Rights.USER)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void largePagesNeedFewerTables(Row row) {
    Booted booted = row.boot();
    assertEquals(MapResult.MAPPED, booted.kernel().map(KERNEL_VA, LARGE, 2, ALL, false));
    assertEquals(2, booted.framesTaken());
    assertEquals(LARGE + 0x12_3458, booted.store(KERNEL_VA + 0x12_3458, 42));
    assertEquals(42, booted.machine().memory().read(LARGE + 0x12_3458));
    long huge = 0xFFFF_A000_0000_0000L;
    assertEquals(MapResult.MAPPED, booted.kernel().map(huge, 0, 3, ALL, false));
    assertEquals(3, booted.framesTaken());
    assertEquals(42, booted.load(huge + LARGE + 0x12_3458));
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.look(huge + GIB, Rights.READ)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anUnmappedPageIsGoneAndTheOthersStay(Row row) {
    Booted booted = row.boot();
    for (long offset = 0; offset < 3 * 4096; offset += 4096) {
      booted.kernel().map(KERNEL_VA + offset, PAGE + offset, 1, ALL, false);
      booted.load(KERNEL_VA + offset);
    }
    Edit edit = booted.kernel().unmap(KERNEL_VA + 4096).orElseThrow();
    edit.flush().now();
    assertEquals(PAGE + 4096, edit.target());
    long result = booted.machine().cpu().read(KERNEL_VA + 4096, Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, kindOf(result));
    assertEquals(PAGE, booted.look(KERNEL_VA, Rights.READ));
    assertEquals(PAGE + 8192, booted.look(KERNEL_VA + 8192, Rights.READ));
    assertTrue(booted.kernel().unmap(KERNEL_VA + 4096).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aLargePageIsUnmappedFromAnyOfItsAddresses(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(KERNEL_VA, LARGE, 2, ALL, false);
    booted.load(KERNEL_VA);
    Edit edit = booted.kernel().unmap(KERNEL_VA + 0x12_3000).orElseThrow();
    edit.flush().now();
    assertEquals(2, edit.level());
    assertEquals(LARGE, edit.target());
    long result = booted.machine().cpu().read(KERNEL_VA, Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, kindOf(result));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aProtectedPageKeepsItsFrameAndItsContent(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(USER_VA, PAGE, 1, ALL, false);
    booted.store(USER_VA, 42);
    int readOnly = Rights.of(false, true, false, false);
    booted.kernel().protect(USER_VA, readOnly).orElseThrow().flush().now();
    for (int access = 0; access < Rights.WITH_AC; access++) {
      long result = booted.look(USER_VA, access);
      assertEquals(Rights.allows(readOnly, access), !Translation.isRefused(result));
    }
    long refused = booted.machine().cpu().write(USER_VA, 7, Rights.WRITE);
    assertEquals(FaultKind.PROTECTION, kindOf(refused));
    assertEquals(42, booted.load(USER_VA));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsInTheWayIsNamedAndLeftAlone(Row row) {
    Booted booted = row.boot();
    booted.kernel().map(KERNEL_VA, PAGE, 1, ALL, false);
    assertEquals(MapResult.OCCUPIED, booted.kernel().map(KERNEL_VA, 0, 1, ALL, false));
    assertEquals(MapResult.TABLE, booted.kernel().map(KERNEL_VA, LARGE, 2, ALL, false));
    assertEquals(PAGE, booted.look(KERNEL_VA, Rights.READ));
    booted.kernel().map(KERNEL_VA + MIB_2, LARGE, 2, ALL, false);
    assertEquals(MapResult.OCCUPIED, booted.kernel().map(KERNEL_VA + MIB_2, 0, 2, ALL, false));
    if (row.options().contains("grow=check")) {
      MapResult inside = booted.kernel().map(KERNEL_VA + MIB_2, PAGE, 1, ALL, false);
      assertEquals(MapResult.LARGE_PAGE, inside);
    }
    assertEquals(LARGE, booted.look(KERNEL_VA + MIB_2, Rights.READ));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aTouchedUserPageAppearsClearedWithTheTablesThatItNeeds(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.store(USER_VA + 8, 42);
    assertEquals(4, booted.framesTaken());
    assertEquals("0x10040001008 2", booted.faultsSince(from).get(0));
    assertEquals(0, booted.load(USER_VA));
    assertEquals(42, booted.load(USER_VA + 8));
    assertEquals(0, booted.load(USER_VA + 0x1000));
    assertEquals(5, booted.framesTaken());
    booted.load(USER_VA + MIB_2);
    assertEquals(7, booted.framesTaken());
    booted.load(USER_VA + GIB);
    assertEquals(10, booted.framesTaken());
    long pa = booted.look(USER_VA, Rights.USER + Rights.WRITE);
    assertTrue(booted.kernel().frames().isTaken(pa >>> 12));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyStoreOfTheKernelGoesThroughTheMmu(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.kernel().map(KERNEL_VA, PAGE, 1, ALL, false);
    for (int event = from; event < booted.machine().trace().size(); event++) {
      if (booted.machine().trace().kind(event) == EventKind.STORE) {
        long va = booted.machine().trace().va(event);
        long pa = booted.machine().trace().a(event);
        assertEquals(pa, booted.look(va, Rights.WRITE));
      }
    }
  }
}
