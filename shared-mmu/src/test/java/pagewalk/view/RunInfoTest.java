package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.explain.Stage;
import pagewalk.view.RunInfo.StatementInfo;
import pagewalk.view.RunInfo.WindowInfo;

final class RunInfoTest {

  /** The memory map of the upper 512 GiB that the source thread describes. */
  @Test
  void theWindowsOfSlot511LieAtTheEndOfTheAddressSpace() {
    RunInfo info = new Viewer(Stage.gallery("first-touch")).info();
    assertEquals(Optional.of(511), info.machine().recursiveSlot());
    assertEquals(
        List.of(
            new WindowInfo("PTs", 1, 0xFFFF_FF80_0000_0000L, 0xFFFF_FFFF_BFFF_FFFFL),
            new WindowInfo("PDs", 2, 0xFFFF_FFFF_C000_0000L, 0xFFFF_FFFF_FFDF_FFFFL),
            new WindowInfo("PDPTs", 3, 0xFFFF_FFFF_FFE0_0000L, 0xFFFF_FFFF_FFFF_EFFFL),
            new WindowInfo("PML4", 4, 0xFFFF_FFFF_FFFF_F000L, 0xFFFF_FFFF_FFFF_FFFFL)),
        info.machine().windows());
  }

  @Test
  void otherStrategiesShowPlainMemoryWhereTheTablesSaySo() {
    RunInfo direct = new Viewer(Stage.gallery("direct-map")).info();
    assertEquals(
        List.of(new WindowInfo("direct map", 0, 0xFFFF_8880_0000_0000L, 0xFFFF_8880_01FF_FFFFL)),
        direct.machine().windows());
    assertTrue(direct.machine().recursiveSlot().isEmpty());
    RunInfo identity = new Viewer(Stage.gallery("identity-map")).info();
    assertEquals(
        List.of(new WindowInfo("identity map", 0, 0, 0x3F_FFFF)), identity.machine().windows());
  }

  @Test
  void aStatementKnowsItsTextItsEventsAndItsOutcome() {
    RunInfo info = new Viewer(Stage.gallery("write-protect")).info();
    StatementInfo refused =
        info.statements().stream()
            .filter(statement -> statement.text().startsWith("store"))
            .findFirst()
            .orElseThrow();
    assertEquals("store 0x401000 = 0x2A", refused.text());
    assertEquals(6, refused.line());
    assertEquals(51, refused.firstEvent());
    assertEquals(66, refused.lastEvent());
    assertEquals("fault", refused.outcome().word());
    assertTrue(refused.message().endsWith("."), refused.message());
  }

  @Test
  void theStatementsCoverEveryEventInOrder() {
    Stage.runs()
        .forEach(
            (name, run) -> {
              int next = 0;
              for (StatementInfo statement : new Viewer(run).info().statements()) {
                if (statement.firstEvent() >= 0) {
                  assertEquals(next, statement.firstEvent(), name);
                  next = statement.lastEvent() + 1;
                }
              }
              assertEquals(run.eventCount(), next, name);
            });
  }
}
