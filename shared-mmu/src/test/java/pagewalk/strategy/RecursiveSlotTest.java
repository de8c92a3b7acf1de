package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.bits.Bits;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Booted;
import pagewalk.kernel.MapResult;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.mmu.Translation;

/** The recursive slot: what its window shows, how tables grow through it, and where it bites. */
final class RecursiveSlotTest {
  private static final long VA = 0x40_1000;
  private static final long HIGH = 0xFFFF_9000_0000_0000L;
  private static final int ALL = Rights.ALL;

  private static Booted slot511(String options) {
    return Booted.with("recursive", "slot=511 " + options);
  }

  private static TableWindow window(Booted booted) {
    return booted.kernel().reach().window().orElseThrow();
  }

  private static void poke(Booted booted, int level, long va, long bits) {
    booted.look(va, Rights.READ);
    long slot = booted.onlooker().record().slot(4 - level);
    booted.machine().cpu().poke(slot, booted.machine().memory().read(slot) ^ bits);
  }

  @Test
  void itCostsNoMemoryBeyondTheRoot() {
    Booted booted = Booted.with("recursive", "tables=0x100..0x100");
    assertEquals(0x10_0000, booted.look(-8, Rights.WRITE) & -4096);
    assertEquals(0, booted.framesTaken());
  }

  /** The chain of the forum thread: each fault stops one level further up, at the same entry. */
  @ParameterizedTest
  @CsvSource({
    "511, 0xFFFFFF8000002008, 0xFFFFFFFFC0000010, 0xFFFFFFFFFFE00000",
    "510, 0xFFFFFF0000002008, 0xFFFFFF7F80000010, 0xFFFFFF7FBFC00000",
    "256, 0xFFFF800000002008, 0xFFFF804000000010, 0xFFFF804020000000",
    "255, 0x7F8000002008, 0x7FBFC0000010, 0x7FBFDFE00000"
  })
  void theFirstTouchOfAnEmptyHalfIsAChainOfFourFaults(
      int slot, String pte, String pde, String pdpte) {
    Booted booted = Booted.with("recursive", "grow=fault slot=" + slot);
    int from = booted.machine().trace().size();
    booted.store(VA, 0x2A);
    assertEquals(
        List.of("0x401000 2", pte + " 2", pde + " 2", pdpte + " 2"), booted.faultsSince(from));
    assertEquals(4, booted.framesTaken());
    assertEquals(0x2A, booted.load(VA));
    int next = booted.machine().trace().size();
    booted.store(VA + 0x1000, 0x2B);
    assertEquals(List.of("0x402000 2"), booted.faultsSince(next));
    assertEquals(5, booted.framesTaken());
    assertEquals(0, booted.machine().registers().depth());
  }

  @Test
  void aUserAccessStartsTheSameChainWithItsOwnCode() {
    Booted booted = slot511("grow=fault");
    int from = booted.machine().trace().size();
    booted.machine().cpu().read(VA, Rights.USER + Rights.EXECUTE);
    assertEquals(
        List.of(
            "0x401000 20", "0xFFFFFF8000002008 2", "0xFFFFFFFFC0000010 2", "0xFFFFFFFFFFE00000 2"),
        booted.faultsSince(from));
    assertTrue(!Translation.isRefused(booted.look(VA, Rights.USER + Rights.WRITE)));
  }

  @Test
  void aStackForThreeHandlersIsTooSmallForTheChain() {
    Booted enough = slot511("grow=fault depth=4");
    enough.store(VA, 1);
    Booted booted = slot511("grow=fault depth=3");
    MachineHalted halt = assertThrows(MachineHalted.class, () -> booted.store(VA, 1));
    assertEquals(HaltReason.DOUBLE_FAULT, halt.reason());
  }

  @Test
  void withoutGrowthByFaultAnAbsentTableIsNotMadeByLookingAtIt() {
    Booted booted = slot511("grow=check");
    long slot = window(booted).entryAddress(1, VA);
    long result = booted.machine().cpu().read(slot, Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, Translation.kind(result));
    assertEquals(0, booted.framesTaken());
  }

  @Test
  void theWindowShowsEveryTableOfTheActiveSpaceWhereTheArithmeticSays() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
    booted.look(HIGH, Rights.READ);
    long[] slots = new long[4];
    for (int step = 0; step < 4; step++) {
      slots[step] = booted.onlooker().record().slot(step);
    }
    for (int level = 1; level <= 4; level++) {
      long va = window(booted).entryAddress(level, HIGH);
      assertEquals(slots[4 - level], booted.look(va, Rights.WRITE));
      assertEquals(booted.machine().memory().read(slots[4 - level]), booted.load(va));
      assertEquals(FaultKind.PROTECTION, Translation.kind(booted.look(va, Rights.USER)));
    }
  }

  /** The forum thread's bug: copies of the sign are shifted into the index fields. */
  @Test
  void theUnmaskedFormulaEndsInAGeneralProtectionFaultForAHighAddress() {
    Booted booted = slot511("grow=fault formula=unmasked");
    int from = booted.machine().trace().size();
    long high = 0xFFFF_8000_0000_0000L;
    MachineHalted halt =
        assertThrows(MachineHalted.class, () -> booted.kernel().map(high, 0x5000, 1, ALL, false));
    assertEquals(HaltReason.KERNEL_FAULT, halt.reason());
    assertEquals(List.of("0x7FFF4000000000 0"), booted.faultsSince(from));
  }

  /**
   * For a low address it is right once; the handler then applies it to an address in the window.
   */
  @Test
  void theUnmaskedFormulaBreaksOnTheSecondNesting() {
    Booted booted = slot511("grow=fault formula=unmasked");
    int from = booted.machine().trace().size();
    assertThrows(MachineHalted.class, () -> booted.store(VA, 1));
    assertEquals(
        List.of("0x401000 2", "0xFFFFFF8000002008 2", "0x7FFF7FC0000010 0"),
        booted.faultsSince(from));
    assertEquals(0xFFFF_FF80_0000_2008L, booted.machine().registers().faultAddress());
  }

  /** A 2 MiB page is no table; the window shows its bytes as if they were entries. */
  @Test
  void aLargePageSeenThroughTheWindowIsData() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x20_0000, 2, ALL, false);
    long slot = window(booted).entryAddress(1, HIGH + 0x3000);
    assertEquals(0x20_0000 + 3 * 8, booted.look(slot, Rights.WRITE));
    booted.store(slot, 42);
    assertEquals(42, booted.load(HIGH + 3 * 8));
  }

  /** PS is PAT there, and the PAT bit of the large page is an address bit there. */
  @Test
  void thePatBitOfALargePageMovesWhatTheWindowShowsByAPage() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x20_0000, 2, ALL, false);
    poke(booted, 2, HIGH, Bits.bit(12));
    assertEquals(0x20_0000, booted.look(HIGH, Rights.READ));
    assertEquals(0x20_1000, booted.look(window(booted).tableAddress(1, HIGH), Rights.READ));
  }

  /** Bit 8 of a directory entry is ignored; in the window the entry is a page's, and it is G. */
  @Test
  void anIgnoredBitMakesTheWindowsBeliefGlobal() {
    for (long ignored : new long[] {0, Bits.bit(8)}) {
      Booted booted = slot511("grow=check");
      booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
      poke(booted, 2, HIGH, ignored);
      long slot = window(booted).entryAddress(1, HIGH);
      booted.machine().cpu().invalidateAll();
      booted.load(slot);
      booted.machine().cpu().loadRoot(booted.machine().registers().root());
      boolean believed = booted.machine().mmu().tlb().find(slot, 0) >= 0;
      assertEquals(ignored != 0, believed);
    }
  }

  /** The walk to the window page ANDs what the upper entries allow. */
  @Test
  void aReadOnlyUpperEntryMakesTheTablesBelowReadOnlyToTheKernel() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
    poke(booted, 4, HIGH, Bits.bit(1));
    booted.machine().cpu().invalidateAll();
    int from = booted.machine().trace().size();
    assertThrows(
        MachineHalted.class, () -> booted.kernel().map(HIGH + 4096, 0x6000, 1, ALL, false));
    assertEquals(List.of("0xFFFFFFC800000008 3"), booted.faultsSince(from));
  }

  /** SDM 3A §4.10.4.2: the entry serves as PDE and as PTE, so there are two pages to invalidate. */
  @Test
  void invalidatingAPageDoesNotInvalidateTheWindowPageThatShowsItsTable() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
    long slot = window(booted).entryAddress(1, HIGH);
    final long entry = booted.load(slot);
    poke(booted, 2, HIGH, 0x40_0000 ^ 0x80_0000);
    booted.machine().cpu().invalidatePage(HIGH);
    assertEquals(entry, booted.load(slot));
    booted.machine().cpu().invalidatePage(slot);
    assertTrue(entry != booted.load(slot));
  }

  /** Writing a table through the window marks the entry above it as if it mapped a page. */
  @Test
  void storingThroughTheWindowSetsTheDirtyBitInADirectoryEntry() {
    Booted booted = slot511("grow=check");
    booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
    booted.look(HIGH, Rights.READ);
    assertEquals(Bits.bit(6), booted.onlooker().record().raw(2) & Bits.bit(6));
  }

  /** {@code create_pde()} of the forum thread: present entries with base 0. */
  @Test
  void tablesFilledWithPresentEntriesMakeFrameZeroATable() {
    Booted booted = slot511("grow=check fresh=present");
    assertEquals(MapResult.MAPPED, booted.kernel().map(HIGH, 0x5000, 1, ALL, false));
    assertEquals(0x5000, booted.look(HIGH, Rights.READ));
    booted.look(HIGH + (1L << 30), Rights.READ);
    assertTrue(booted.onlooker().record().length() > 2);
    assertEquals(0, booted.onlooker().record().slot(2));
    assertEquals(booted.machine().memory().junk(0), booted.onlooker().record().raw(2));
  }

  /** A table that nobody cleared is full of what the frame held before. */
  @Test
  void aTableThatIsNotClearedHoldsWildEntries() {
    Booted booted = slot511("grow=check fresh=junk pool=0x402..0x7FF");
    MapResult result = booted.kernel().map(HIGH, 0x5000, 1, ALL, false);
    booted.look(HIGH, Rights.READ);
    assertEquals(booted.machine().memory().junk(0x40_2000), booted.onlooker().record().raw(1));
    assertEquals(MapResult.RESERVED, result);
  }
}
