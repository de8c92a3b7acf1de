package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Hex;
import pagewalk.explain.Stage;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;
import pagewalk.view.EntryReading.BitField;
import pagewalk.view.EntryReading.Reading;

final class EntryReadingTest {

  @Test
  void theEntryThatStopsAWalkIsDecidedByOneBitAndHasBeenReadInOneMoreRoleEachTime() {
    Run run = Stage.gallery("first-touch");
    int fault = Stage.event(run, EventKind.FAULT, 2);
    EntryReading entry = new Viewer(run).entry(0x100000, 2, fault);
    assertEquals("not present", entry.shape());
    assertEquals("PDE", entry.roleName());
    assertEquals(4, entry.is());
    assertEquals(List.of("P"), deciding(entry));
    assertEquals(
        List.of(
            new Reading(4, "PML4E", 0x401000, true),
            new Reading(3, "PDPTE", 0xFFFF_FF80_0000_2008L, true),
            new Reading(2, "PDE", 0xFFFF_FFFF_C000_0010L, true)),
        entry.roles());
    EntryReading otherRole = new Viewer(run).entry(0x100000, 4, fault);
    assertEquals(List.of(), deciding(otherRole));
  }

  private static List<String> deciding(EntryReading entry) {
    List<String> names = new ArrayList<>();
    for (BitField field : entry.fields()) {
      if (field.decides()) {
        names.add(field.name());
      }
    }
    return names;
  }

  @Test
  void theFieldsCoverEveryBitOnceFromHighToLow() {
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int role = -1; role <= run.format().top(); role++) {
        EntryReading entry = viewer.entry(0x100FF8, role, run.eventCount() - 1);
        int next = entry.width() - 1;
        for (BitField field : entry.fields()) {
          assertEquals(next, field.high());
          assertTrue(field.low() <= field.high());
          next = field.low() - 1;
        }
        assertEquals(-1, next);
      }
    }
  }

  @Test
  void theSameBitsMeanSomethingElseUnderAnotherRole() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    int last = run.eventCount() - 1;
    EntryReading home = viewer.entry(0x402010, 2, last);
    EntryReading asPte = viewer.entry(0x402010, 1, last);
    assertEquals(2, home.is());
    assertEquals("page table", home.shape());
    assertEquals("4 KiB page", asPte.shape());
    assertEquals("Read as a PDE, it points to a PT in frame 0x401.", home.summary());
    assertEquals("Read as a PTE, it maps a 4 KiB page to frame 0x401, RWXU.", asPte.summary());
    assertEquals(home.raw(), asPte.raw());
  }

  @Test
  void withoutARoleAnEntryIsReadAsWhatItIs() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    int last = run.eventCount() - 1;
    assertEquals("PTE", viewer.entry(0x401008, -1, last).roleName());
    assertEquals("data", viewer.entry(0x400000, -1, last).roleName());
    assertEquals(-1, viewer.entry(0x700000, -1, last).is());
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm-scratch", "scratch-window", "first-touch"})
  void anEntryThatIsAimedAtAnotherFrameKeepsItsOtherBits(String scenario) {
    Run run = Stage.gallery(scenario);
    Viewer viewer = new Viewer(run);
    int last = run.eventCount() - 1;
    Level level = run.format().level(1);
    List<PageRun> pages = new ArrayList<>(viewer.at(last).pages());
    pages.removeIf(page -> page.level() != 1);
    assertFalse(pages.isEmpty());
    for (PageRun page : pages) {
      long pa = page.table() + (long) page.index() * level.entryBytes();
      long aimed = viewer.aimed(Hex.of(pa), "0x345", last);
      assertEquals(0x345, EntryView.of(level, aimed).target() >>> 12);
      long raw = viewer.entry(pa, 1, last).raw();
      assertEquals(raw, EntryView.of(level, aimed).aimedAt(page.frame() << 12));
    }
  }

  @Test
  void whatIsNoPageEntryAndWhatIsNoFrameCannotBeAimed() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    int last = run.eventCount() - 1;
    assertThrows(IllegalArgumentException.class, () -> viewer.aimed("0x401000", "0x0", last));
    for (String frame : List.of("0x10000000000000", "0xFFFFFFFFFFFFFFFF", "there")) {
      assertThrows(IllegalArgumentException.class, () -> viewer.aimed("0x401008", frame, last));
    }
  }

  @Test
  void outsideOfMemoryThereIsNoEntry() {
    Viewer viewer = new Viewer(Stage.gallery("first-touch"));
    assertThrows(IllegalArgumentException.class, () -> viewer.entry(0x2000000, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> viewer.entry(-8, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> viewer.entry(0x100000, 5, 0));
    assertThrows(IllegalArgumentException.class, () -> viewer.entry(0x100000, 1, 1_000));
    assertThrows(IllegalArgumentException.class, () -> viewer.entry("here", 1, 0));
    assertEquals(viewer.entry(0x100000, 4, 5), viewer.entry("0x100000", 4, 5));
  }
}
