package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;

/** On Arm the handler is told by registers, and the manuals are Arm's. */
final class ArmCaptionsTest {

  @Test
  void aFaultTellsTheStatusRegisterInWords() {
    assertFault("armv6", "store 0x30000000 = 1", "DFSR is `0x805`, translation, section; DFAR has");
    assertFault("armv6", "fetch 0x30000000", "IFSR is `0x5`, translation, section; IFAR has");
    assertFault("lpae", "load 0x30000000", "DFSR is `0x6`, translation, level 2; DFAR has");
    assertFault(
        "aarch64", "load 0x30000000", "ESR_EL1.DFSC is `0x6`, translation, level 2; FAR_EL1 has");
  }

  private static void assertFault(String format, String statement, String words) {
    Caption caption = caption(Bench.run(format, "", statement), EventKind.FAULT);
    assertTrue(caption.body().contains(words), format + ": " + caption.body());
  }

  @Test
  void everyFormatCitesItsOwnManual() {
    assertEquals("SDM 3A §4.3", walk("i386"));
    assertEquals("SDM 3A §4.4.2", walk("pae"));
    assertEquals("SDM 3A §4.5", walk("x86-64-la57"));
    assertEquals("DDI 0301H §6.11", walk("armv5"));
    assertEquals("DDI 0406C §B3.6.1", walk("lpae"));
    assertEquals("DDI 0487 §D5.3.1", walk("aarch64"));
  }

  private static String walk(String format) {
    String[] lines = {"map 0x10401000 -> 0x1800000", "load 0x10401000"};
    return caption(Bench.run(format, "", lines), EventKind.WALK).manual();
  }

  private static final String DIRTY =
      """
      pagewalk 1
      machine armv6 dcache=1
      kernel direct at=0x80000000 skip=SKIP
      boot map 0x401000 -> 0xA00000
      unmap 0x401000
      load 0x401000
      """;

  @Test
  void aStoreThatIsNotCleanedWaitsInTheDataCacheAndTheWalkSaysSo() {
    Run run = Stage.run(DIRTY.replace("SKIP", "clean"));
    String stored = last(run, EventKind.STORE).body();
    assertTrue(stored.contains("It waits in the data cache: walks still read `0xA0"), stored);
    String walked = last(run, EventKind.WALK).body();
    assertTrue(walked.contains("The data cache has `0x0` for"), walked);
  }

  @Test
  void aCleanedLineIsInMemoryAndTheWalkReadsIt() {
    Run run = Stage.run(DIRTY.replace("SKIP", "none"));
    Caption cleaned = caption(run, EventKind.CLEAN);
    assertEquals("DDI 0301H §3.2.22", cleaned.manual());
    assertTrue(cleaned.body().contains("One line goes to memory"), cleaned.body());
    String walked = last(run, EventKind.WALK).body();
    assertFalse(walked.contains("The data cache"), walked);
  }

  private static Caption last(Run run, EventKind kind) {
    Onlooker onlooker = Stage.onlooker(run);
    int event = run.eventCount() - 1;
    while (onlooker.trace().kind(event) != kind) {
      event--;
    }
    onlooker.goTo(event);
    return new Explainer(onlooker).caption();
  }

  private static Caption caption(Run run, EventKind kind) {
    Onlooker onlooker = Stage.onlooker(run);
    onlooker.goTo(Stage.event(run, kind, 0));
    return new Explainer(onlooker).caption();
  }
}
