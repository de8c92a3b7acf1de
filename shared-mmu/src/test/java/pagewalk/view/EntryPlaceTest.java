package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.explain.Stage;
import pagewalk.explain.Step;
import pagewalk.format.EntryView;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;
import pagewalk.view.MachineView.Floor;
import pagewalk.view.MachineView.Lens;
import pagewalk.view.MachineView.TlbEntryView;
import pagewalk.view.MachineView.WalkView;

/**
 * What the page draws without reckoning with addresses: it has to be told where everything stands.
 */
final class EntryPlaceTest {

  @Test
  void whateverWindowTheHandlerStoresThroughTheMissingEntryIsThatOfTheStatement() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    for (int fault = 0; fault < 4; fault++) {
      MachineView view = viewer.at(Stage.event(run, EventKind.FAULT, fault));
      assertEquals(
          Optional.of(new EntryPlace(0x100000, 4, 0, 0x100000)), view.missing(), "fault " + fault);
    }
    assertEquals(Optional.empty(), viewer.at(run.eventCount() - 1).missing());
  }

  /** The walk found the same by its own means, where it went by no window. */
  @Test
  void aWalkThatFindsNothingStopsAtTheMissingEntry() {
    int seen = 0;
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        MachineView view = viewer.at(event);
        if (view.tower().size() == 1 && view.tower().get(0).event() == event) {
          Floor floor = view.tower().get(0);
          boolean atHome = floor.steps().stream().allMatch(step -> step.is() == step.role());
          if (atHome && floor.words().contains("absent") && !floor.steps().isEmpty()) {
            Step last = floor.steps().get(floor.steps().size() - 1);
            assertEquals(Optional.of(last.pa()), view.missing().map(EntryPlace::pa));
            seen++;
          }
        }
      }
    }
    assertTrue(seen > 20, "only " + seen + " such moments");
  }

  @Test
  void aBeliefThatTheTablesDoNotShareIsToldWithTheEntryThatItShouldAgreeWith() {
    int seen = 0;
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        for (TlbEntryView belief : viewer.at(event).tlb()) {
          if (belief.agrees()) {
            assertEquals(Optional.empty(), belief.home());
          } else if (belief.home().isPresent()) {
            EntryPlace home = belief.home().get();
            int bytes = run.format().level(home.level()).entryBytes();
            assertEquals(home.table() + (long) home.index() * bytes, home.pa());
            assertEquals(home.index(), run.format().level(home.level()).indexOf(belief.va()));
            seen++;
          }
        }
      }
    }
    assertTrue(seen > 10, "only " + seen + " stale beliefs");
  }

  @Test
  void aLensShowsItsFrameByTheEntryThatIsSaidToAimIt() {
    int seen = 0;
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        MachineView view = viewer.at(event);
        for (Lens lens : view.lenses()) {
          assertTrue(view.tables().stream().anyMatch(table -> table.frame() == lens.frame()));
          if (lens.entry().isPresent()) {
            long raw = viewer.entry(lens.entry().get(), 1, event).raw();
            EntryView entry = EntryView.of(run.format().level(1), raw);
            assertEquals(lens.frame(), entry.target() >>> 12);
            seen++;
          }
        }
      }
    }
    assertTrue(seen > 50, "only " + seen + " lenses");
  }

  @Test
  void aMapOfAllMemoryIsNoLens() {
    Run run = Stage.gallery("first-touch");
    MachineView view = new Viewer(run).at(run.eventCount() - 1);
    assertFalse(view.pages().isEmpty());
    assertEquals(List.of(), view.lenses());
  }

  @Test
  void anAddressIsToldByTheIndicesThatItHasInEachLevel() {
    Run run = Stage.gallery("first-touch");
    WalkView walk = new Viewer(run).at(Stage.event(run, EventKind.FAULT, 1)).walk().orElseThrow();
    assertEquals(0xFFFF_FF80_0000_2008L, walk.va());
    assertEquals(List.of(511, 0, 0, 2), walk.indices());
    assertEquals(8, walk.offset());
  }

  @Test
  void theRangeOfTheSlotIsAllThatItsEntryTranslates() {
    RunInfo.MachineInfo machine = new Viewer(Stage.gallery("first-touch")).info().machine();
    assertEquals(
        Optional.of(new RunInfo.WindowInfo("window, slot 511", 4, 0xFFFF_FF80_0000_0000L, -1)),
        machine.recursiveRange());
  }

  @Test
  void anEntryIsFoundByItsNumberAsByItsAddress() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    int last = run.eventCount() - 1;
    assertEquals(viewer.entry(0x100FF8, 4, last), viewer.entryIn("0x100000", 511, 4, last));
  }
}
