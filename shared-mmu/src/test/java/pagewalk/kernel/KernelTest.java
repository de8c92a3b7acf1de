package pagewalk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.mmu.Translation;

/** What the kernel's software does whatever its strategy; a direct map is the plainest one. */
final class KernelTest {
  private static final long USER_VA = 0x40_1000;
  private static final long KERNEL_VA = 0xFFFF_9000_0000_0000L;
  private static final int ALL = Rights.ALL;
  private static final int READ_ONLY = Rights.of(false, true, false, true);

  private static Booted direct(String options) {
    return Booted.with("direct", options);
  }

  private static FaultKind kindOf(long result) {
    assertTrue(Translation.isRefused(result));
    return Translation.kind(result);
  }

  @Test
  void aTouchedPageOfTheUserHalfAppearsClearedAndAnUntouchedHalfDoesNot() {
    Booted booted = direct("grow=check");
    assertEquals(0, booted.load(USER_VA + 0xFF8));
    assertEquals(
        FaultKind.NOT_PRESENT, kindOf(booted.machine().cpu().read(KERNEL_VA, Rights.READ)));
  }

  @Test
  void withoutGrowthNothingAppears() {
    Booted booted = direct("grow=none");
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.machine().cpu().read(USER_VA, 0)));
    assertEquals(MapResult.NO_TABLE, booted.kernel().map(USER_VA, 0, 1, ALL, false));
    assertEquals(0, booted.framesTaken());
  }

  @Test
  void anEmptyPoolStopsTheMachineWhenAPageIsTouchedAndIsAResultWhenOneIsMapped() {
    Booted booted = direct("grow=check pool=0x400..0x401");
    assertEquals(MapResult.NO_FRAME, booted.kernel().map(USER_VA, 0, 1, ALL, false));
    assertEquals(MapResult.NO_FRAME, booted.kernel().mapFresh(USER_VA, ALL, false));
    MachineHalted halt = assertThrows(MachineHalted.class, () -> booted.load(USER_VA));
    assertEquals(HaltReason.OUT_OF_FRAMES, halt.reason());
    assertTrue(booted.machine().registers().halted());
  }

  @Test
  void aPageThatCouldNotBeMappedGivesItsFrameBack() {
    Booted booted = direct("grow=none");
    assertEquals(MapResult.NO_TABLE, booted.kernel().mapFresh(USER_VA, ALL, false));
    assertEquals(0, booted.framesTaken());
  }

  @Test
  void aReleasedPageGoesBackToThePoolAndAForeignFrameDoesNot() {
    Booted booted = direct("grow=check");
    assertEquals(MapResult.MAPPED, booted.kernel().mapFresh(USER_VA, ALL, false));
    assertEquals(4, booted.framesTaken());
    Edit edit = booted.kernel().unmap(USER_VA).orElseThrow();
    edit.flush().now();
    booted.kernel().release(edit);
    assertEquals(3, booted.framesTaken());
    assertEquals(MapResult.MAPPED, booted.kernel().map(USER_VA, 0x5000, 1, ALL, false));
    Edit foreign = booted.kernel().unmap(USER_VA).orElseThrow();
    foreign.flush().now();
    booted.kernel().release(foreign);
    assertEquals(3, booted.framesTaken());
  }

  /** The story of the forgotten flush: the page is gone, and the processor does not know. */
  @Test
  void anUnmappedPageThatIsNotFlushedAnswersOn() {
    Booted booted = direct("grow=none");
    long va = 0xFFFF_8880_0030_0000L;
    booted.store(va, 42);
    Edit edit = booted.kernel().unmap(va).orElseThrow();
    edit.flush().forget("this is the bug to watch");
    assertEquals(42, booted.load(va));
    booted.machine().cpu().invalidateAll();
    assertEquals(FaultKind.NOT_PRESENT, kindOf(booted.machine().cpu().read(va, 0)));
  }

  @Test
  void aFlushIsDoneForThePageOrForAllOrLeftOutForAReason() {
    Booted booted = direct("grow=check");
    booted.kernel().mapFresh(USER_VA, ALL, false);
    booted.load(USER_VA);
    booted.load(USER_VA + 0x1000);
    Edit edit = booted.kernel().protect(USER_VA, READ_ONLY).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> edit.flush().forget(""));
    edit.flush().now();
    assertEquals(-1, booted.machine().mmu().tlb().find(USER_VA, 0));
    assertTrue(booted.machine().mmu().tlb().find(USER_VA + 0x1000, 0) >= 0);
    edit.flush().all();
    assertEquals(-1, booted.machine().mmu().tlb().find(USER_VA + 0x1000, 0));
  }

  @Test
  void anEditTellsWhatStoodThere() {
    Booted booted = direct("grow=check");
    booted.kernel().map(USER_VA, 0x5000, 1, ALL, false);
    long raw = booted.machine().memory().read(slotOf(booted, USER_VA));
    Edit edit = booted.kernel().unmap(USER_VA).orElseThrow();
    edit.flush().now();
    assertEquals(
        List.of(raw, 1L, 0x5000L), List.of(edit.old(), (long) edit.level(), edit.target()));
    assertEquals(0, booted.machine().memory().read(slotOf(booted, USER_VA)));
    assertTrue(booted.kernel().unmap(USER_VA).isEmpty());
    assertTrue(booted.kernel().protect(USER_VA, ALL).isEmpty());
  }

  private static long slotOf(Booted booted, long va) {
    booted.look(va, Rights.READ);
    return booted.onlooker().record().slot(booted.onlooker().record().length() - 1);
  }

  /** SDM 3A §4.10.4.3: rights given without a flush cost one spurious fault, no more. */
  @Test
  void theKernelRetriesAfterASpuriousFaultAndRefusesARealOne() {
    Booted booted = direct("grow=check");
    booted.kernel().map(USER_VA, 0x5000, 1, READ_ONLY, false);
    booted.load(USER_VA);
    int from = booted.machine().trace().size();
    long refused = booted.machine().cpu().write(USER_VA, 1, Rights.WRITE);
    assertEquals(FaultKind.PROTECTION, kindOf(refused));
    assertEquals(List.of("0x401000 3"), booted.faultsSince(from));
    booted.load(USER_VA);
    booted.kernel().protect(USER_VA, ALL).orElseThrow().flush().forget("a spurious fault is fine");
    from = booted.machine().trace().size();
    booted.store(USER_VA, 42);
    assertEquals(List.of("0x401000 3"), booted.faultsSince(from));
    assertEquals(42, booted.machine().memory().read(0x5000));
  }

  /** The page's own entry allows everything; an entry above it does not. */
  @Test
  void theKernelDoesNotTakeARefusalByAnUpperEntryForASpuriousOne() {
    Booted booted = direct("grow=check");
    booted.kernel().map(KERNEL_VA, 0x5000, 1, ALL, false);
    long refused = booted.machine().cpu().read(KERNEL_VA, Rights.USER + Rights.READ);
    assertEquals(FaultKind.PROTECTION, kindOf(refused));
  }

  @Test
  void aKernelAccessThatCannotBeMendedStopsTheMachine() {
    Booted booted = direct("grow=check");
    SupervisorCpu cpu = new SupervisorCpu(booted.machine());
    MachineHalted halt = assertThrows(MachineHalted.class, () -> cpu.store(KERNEL_VA, 1));
    assertEquals(HaltReason.KERNEL_FAULT, halt.reason());
  }

  @Test
  void aBootThatRunsOutOfTableFramesStopsTheMachine() {
    KernelSpec spec = Booted.spec("direct", "tables=0x100..0x103 page=4K");
    Booted booted = Booted.on(X86.USUAL.format(), spec, 0, cpu -> cpu);
    MachineHalted halt = assertThrows(MachineHalted.class, booted::start);
    assertEquals(HaltReason.OUT_OF_FRAMES, halt.reason());
  }

  /** Growing by fault stores entries through a window; without one it would store anywhere. */
  @Test
  void growthByFaultNeedsAWindow() {
    for (String strategy : List.of("identity", "direct")) {
      KernelSpec spec = Booted.spec(strategy, "grow=fault");
      assertThrows(
          IllegalArgumentException.class, () -> Booted.on(X86.USUAL.format(), spec, 0, cpu -> cpu));
    }
  }
}
