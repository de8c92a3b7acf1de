package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Space;
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
      case "scratch" -> List.of("slots=1", "slots=2", "slots=4");
      case "preallocated" -> List.of("span=128M");
      case "foreign", "switch", "pending" -> List.of("slot=511", "slot=0");
      case "lookup", "reserve" -> List.of("tables=0x100..0x11F reserve=0x200..0x23F");
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
        booted.machine().cells().seek(booted.machine().trace().time(event));
        long va = booted.machine().trace().va(event);
        long pa = booted.machine().trace().a(event);
        assertEquals(pa, booted.look(va, Rights.WRITE));
      }
    }
  }

  /** Rows whose strategy can edit a space that is not current, at once or later. */
  static List<Row> rowsForOthers() {
    return rows().stream().filter(row -> !row.strategy().equals("recursive")).toList();
  }

  private static Space make(Booted booted, String name) {
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().create(name));
    return booted.kernel().spaces().named(name).orElseThrow();
  }

  private static void goTo(Booted booted, Space space) {
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().switchTo(space));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySpaceHasAUserHalfOfItsOwn(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.store(USER_VA, 1);
    Space second = make(booted, "B");
    assertEquals(first, booted.kernel().space());
    goTo(booted, second);
    assertEquals(0, booted.load(USER_VA));
    booted.store(USER_VA, 2);
    goTo(booted, first);
    assertEquals(1, booted.load(USER_VA));
    goTo(booted, second);
    assertEquals(2, booted.load(USER_VA));
  }

  /** Also when it grows a new top-level entry after the other space was made, in either space. */
  @ParameterizedTest
  @MethodSource("rows")
  void allSpacesShareTheKernelHalf(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.kernel().map(KERNEL_VA, PAGE, 1, ALL, false);
    booted.store(KERNEL_VA, 42);
    Space second = make(booted, "B");
    goTo(booted, second);
    assertEquals(42, booted.load(KERNEL_VA));
    long grown = 0xFFFF_A000_0000_0000L;
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
  @MethodSource("rowsForOthers")
  void aSpaceThatIsNotCurrentIsEditedFromOutside(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    Space second = make(booted, "B");
    booted.store(USER_VA, 1);
    for (int page = 0; page < 3; page++) {
      long offset = page * MIB_2;
      MapResult result =
          booted.kernel().map(second, USER_VA + offset, PAGE + page * 4096L, 1, ALL, false);
      assertTrue(result.isGood(), () -> result.words());
    }
    assertFalse(booted.kernel().map(second, USER_VA, PAGE, 1, ALL, false).isGood());
    int readOnly = Rights.of(false, true, false, false);
    booted.kernel().protect(second, USER_VA, readOnly).orElseThrow().flush().now();
    booted.kernel().unmap(second, USER_VA + MIB_2, false).orElseThrow().flush().now();
    assertEquals(first, booted.kernel().space());
    assertEquals(1, booted.load(USER_VA));
    goTo(booted, second);
    assertEquals(PAGE, booted.look(USER_VA, Rights.READ));
    assertEquals(FaultKind.PROTECTION, kindOf(booted.look(USER_VA, Rights.WRITE)));
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.look(USER_VA + MIB_2, Rights.READ)));
    assertEquals(PAGE + 8192, booted.look(USER_VA + 2 * MIB_2, Rights.WRITE));
  }

  @ParameterizedTest
  @MethodSource("rowsForOthers")
  void aForkSharesThePagesAndNotTheTables(Row row) {
    Booted booted = row.boot();
    for (int page = 0; page < 3; page++) {
      booted.store(USER_VA + page * MIB_2, 100 + page);
    }
    Space first = booted.kernel().space();
    Space copy = make(booted, "B");
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().copy(first, copy));
    booted.kernel().unmap(USER_VA).orElseThrow().flush().now();
    goTo(booted, copy);
    for (int page = 0; page < 3; page++) {
      assertEquals(100 + page, booted.load(USER_VA + page * MIB_2));
    }
    booted.store(USER_VA + MIB_2, 7);
    goTo(booted, first);
    assertEquals(7, booted.load(USER_VA + MIB_2));
  }

  /** Nothing is lost and nothing is given back twice. */
  @ParameterizedTest
  @MethodSource("rows")
  void aDestroyedSpaceGivesEverythingBack(Row row) {
    Booted booted = row.boot();
    Space first = booted.kernel().space();
    booted.store(USER_VA, 1);
    int before = booted.framesTaken();
    for (int round = 0; round < 3; round++) {
      Space second = make(booted, "B");
      goTo(booted, second);
      for (int page = 0; page < 5; page++) {
        booted.store(USER_VA + page * GIB, page);
      }
      goTo(booted, first);
      assertEquals(MapResult.MAPPED, booted.kernel().keeper().destroy("B", second));
      assertEquals(before, booted.framesTaken());
      assertTrue(booted.kernel().spaces().named("B").isEmpty());
      assertEquals(1, booted.load(USER_VA));
    }
  }

  @ParameterizedTest
  @MethodSource("rowsForOthers")
  void aPageSharedByAForkIsGivenBackWithTheLastSpace(Row row) {
    Booted booted = row.boot();
    booted.store(USER_VA, 1);
    int before = booted.framesTaken();
    Space copy = make(booted, "B");
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().copy(booted.kernel().space(), copy));
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().destroy("B", copy));
    assertEquals(before, booted.framesTaken());
    assertEquals(1, booted.load(USER_VA));
  }

  /** Among others, where a window showed a removed table must be forgotten, or it shows it on. */
  @ParameterizedTest
  @MethodSource("rows")
  void tablesThatMapNothingAreRemovedAndMadeAgain(Row row) {
    Booted booted = row.boot();
    booted.store(USER_VA + GIB, 1);
    int before = booted.framesTaken();
    for (int round = 0; round < 4; round++) {
      booted.store(USER_VA, round);
      assertEquals(before + 3, booted.framesTaken());
      Edit edit = booted.kernel().unmap(USER_VA).orElseThrow();
      edit.flush().now();
      booted.kernel().release(edit);
      booted.kernel().prune(booted.kernel().space(), USER_VA);
      assertEquals(before, booted.framesTaken());
      long taken = booted.kernel().tableFrames().take(0);
      assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.look(USER_VA, Rights.READ)));
      booted.kernel().tableFrames().free(taken);
    }
    assertEquals(1, booted.load(USER_VA + GIB));
  }

  /** What a strategy says that it takes up is all that it uses. */
  @ParameterizedTest
  @MethodSource("rows")
  void tablesAreOnlyReachedThroughReservedAddresses(Row row) {
    Booted booted = row.boot();
    int from = booted.machine().trace().size();
    booted.kernel().map(KERNEL_VA, PAGE, 1, ALL, false);
    booted.kernel().map(USER_VA, PAGE, 1, ALL, false);
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
