package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pagewalk.machine.HaltReason;
import pagewalk.session.StepOutcome.Result;
import pagewalk.trace.EventKind;

class SessionTest {
  private static final String HEAD =
      """
      pagewalk 1
      machine x86-64 ram=32M
      kernel recursive slot=511 grow=fault pool=0x400..0x7FF
      """;

  @Test
  void aTextWithMistakesGivesDiagnosticsAndNoRun() {
    Opening opening = Session.open("pagewalk 1\nmachine vax\n", Budget.STANDARD);
    assertTrue(opening.run().isEmpty());
    assertFalse(opening.diagnostics().isEmpty());
  }

  @Test
  void pagingGoesOnWithTheLastLineOfBoot() {
    Run run = run("boot map 0xFFFF800000000000 -> 0x200000 size=2M\nstore 0x401000 = 0x1\n");
    StepOutcome boot = outcome(run, 4);
    assertEquals(EventKind.PAGING_ON, run.trace().kind(boot.lastEvent()));
    assertTrue(boot.boot());
    assertFalse(outcome(run, 5).boot());
  }

  @Test
  void aFailedExpectationSaysWhatIsSoInstead() {
    Run run = run("store 0x401000 = 0x1\nexpect faults=3 tables=+3\n");
    StepOutcome expect = outcome(run, 5);
    assertEquals(Result.FAILED, expect.result());
    assertEquals("faults is 4, not 3.", expect.message());
    assertFalse(run.holds());
  }

  @Test
  void afterAHaltNothingRunsButExpectationsAreStillLookedAt() {
    Run run =
        run(
            """
            load 0xFFFFFF8000002008
            expect result=ok
            poke 0x100FF8 = 0x0
            invalidate all
            store 0x402000 = 0x1
            expect result=halt
            load 0x402000
            """);
    assertEquals(Optional.of(HaltReason.DOUBLE_FAULT), run.halted());
    assertEquals(Result.HELD, outcome(run, 9).result());
    assertEquals(Result.NONE, outcome(run, 10).result());
  }

  @Test
  void mappingOverSomethingIsRefusedWithASentence() {
    Run run = run("map 0x401000 -> 0x500000\nmap 0x401000 -> 0x501000\nexpect result=fault\n");
    assertEquals(Result.FAULT, outcome(run, 5).result());
    assertTrue(outcome(run, 5).message().contains("something is mapped there already"));
    assertTrue(run.holds());
  }

  @Test
  void anUnmappedPageGivesItsFrameBack() {
    Run run = run("map 0x401000\nexpect frames=+4\nunmap 0x401000\nexpect frames=-1\n");
    assertTrue(run.holds());
  }

  @Test
  void unmappingARangeTakesLargeAndSmallPages() {
    Run run =
        run(
            """
            map 0x40000000 -> 0x400000 size=2M
            map 0x40200000 -> 0x500000 length=8K
            unmap 0x40000000 length=4M flush=all
            expect result=ok
            load 0xFFFFFF8000201000
            expect value=0x0
            """);
    assertTrue(run.holds());
  }

  @Test
  void theBudgetStopsARunAndTheEventsSoFarRemain() {
    Budget small = new Budget(40, 1_000_000, 1_000_000, () -> false);
    Run run = Session.open(HEAD + "store 0x401000 = 0x1\n", small).run().orElseThrow();
    assertEquals(Optional.of(HaltReason.BUDGET), run.halted());
    assertEquals(40, run.eventCount());
  }

  @Test
  void aRaisedSignalStopsARun() {
    AtomicInteger asked = new AtomicInteger();
    Budget budget =
        new Budget(1_000_000, 12_000_000, 12_000_000, () -> asked.incrementAndGet() > 2);
    String text = HEAD + "map 0x8000000000 -> 0x800000 length=8M\n";
    Run run = Session.open(text, budget).run().orElseThrow();
    assertEquals(Optional.of(HaltReason.STOPPED), run.halted());
  }

  @Test
  void theBudgetBoundsMemoryAsWell() {
    Budget budget = new Budget(1_000_000, 5_000, 12_000_000, () -> false);
    String text = HEAD + "map 0x8000000000 -> 0x800000 length=8M\n";
    Run run = Session.open(text, budget).run().orElseThrow();
    assertEquals(Optional.of(HaltReason.BUDGET), run.halted());
    assertTrue(run.machine().cells().time() < 300_000);
  }

  @Test
  void aTowerThatNeverStoodIsNothing() {
    Run run = run("invalidate all\nexpect tower=0x401000\n");
    assertEquals("tower is nothing, not 0x401000.", outcome(run, 5).message());
  }

  @Test
  void theFirstMomentIsTheFirstFault() {
    Run run = run("store 0x401000 = 0x1\n");
    assertEquals(EventKind.FAULT, run.trace().kind(run.firstMoment()));
    assertEquals(0x401000, run.trace().va(run.firstMoment()));
  }

  private static Run run(String rest) {
    Opening opening = Session.open(HEAD + rest, Budget.STANDARD);
    assertEquals(java.util.List.of(), opening.diagnostics());
    return opening.run().orElseThrow();
  }

  private static StepOutcome outcome(Run run, int line) {
    return run.outcomes().stream()
        .filter(candidate -> candidate.line() == line)
        .findFirst()
        .orElseThrow();
  }
}
