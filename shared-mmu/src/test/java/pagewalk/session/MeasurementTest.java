package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.machine.HaltReason;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;

/** A run that is not recorded is the same run; only nothing of it is kept. */
class MeasurementTest {
  private static final Path BULK = Path.of("..", "docs", "scenarios", "ram-of-64-gib.pagewalk");

  private static final String LARGE =
      """
      pagewalk 1
      machine x86-64 ram=1G
      kernel recursive pool=0x400..0x4FFF
      map 0x8000000000 -> 0x0 length=1G
      """;

  private static Scenario scenario(String text) {
    return ScenarioParser.parse(text, Language.vocabulary()).scenario().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void measuringCountsWhatRecordingCounts(String name) {
    Run run = Session.open(Gallery.text(name), Budget.STANDARD).run().orElseThrow();
    Measurement measured = Session.measure(run.scenario(), Budget.BULK);
    assertEquals(run.halted(), measured.halted());
    assertEquals(run.outcomes().size(), measured.steps().size());
    for (int i = 0; i < measured.steps().size(); i++) {
      StepOutcome recorded = run.outcomes().get(i);
      StepOutcome outcome = measured.steps().get(i).outcome();
      if (outcome.statement().kind().runs()) {
        assertEquals(recorded.result(), outcome.result());
        assertEquals(recorded.message(), outcome.message());
      }
      if (recorded.hasEvents() && outcome.statement().kind().runs()) {
        Tallies tallies = run.tallies(recorded.firstEvent(), recorded.lastEvent());
        assertEquals(tallies, measured.steps().get(i).tallies());
      }
    }
    assertTrue(measured.held() == measured.expects());
  }

  /** Row 1.10 of the source facts: 32768 PTs + 64 PDs + 1 PDPT + 1 PML4. */
  @Test
  void sixtyFourGibibytesBySmallPagesNeed32834FramesOfTables() throws IOException {
    Measurement measured = Session.measure(scenario(Files.readString(BULK)), Budget.BULK);
    assertEquals(Optional.empty(), measured.halted());
    assertEquals(32_834, measured.prices().tableFrames());
    assertEquals(134_488_064, measured.prices().tableBytes());
    assertEquals(16_777_216 + 32_833, measured.prices().entryStores());
    assertEquals(2, measured.held());
    assertEquals(2, measured.expects());
  }

  @Test
  void whatOnlyARecordingCouldTellIsNotLookedAt() {
    Measurement measured =
        Session.measure(
            scenario(
                "pagewalk 1\nmachine x86-64\nkernel recursive\nload 0x1000\nexpect value=0x7\n"),
            Budget.BULK);
    StepOutcome expect = measured.steps().get(measured.steps().size() - 1).outcome();
    assertEquals(StepOutcome.Result.NONE, expect.result());
    assertEquals("Not looked at: nothing was recorded.", expect.message());
  }

  @Test
  void aRaisedSignalStopsAMeasurement() {
    AtomicInteger asked = new AtomicInteger();
    Budget budget = Budget.BULK.withStop(() -> asked.incrementAndGet() > 3);
    Measurement measured = Session.measure(scenario(LARGE), budget);
    assertEquals(Optional.of(HaltReason.STOPPED), measured.halted());
  }

  @Test
  void theBudgetBoundsMemoryAndEvents() {
    for (Budget budget :
        List.of(
            new Budget(20_000, 0, 60_000_000, () -> false),
            new Budget(2_000_000_000, 0, 100_000, () -> false))) {
      Measurement measured = Session.measure(scenario(LARGE), budget);
      assertEquals(Optional.of(HaltReason.BUDGET), measured.halted());
    }
  }
}
