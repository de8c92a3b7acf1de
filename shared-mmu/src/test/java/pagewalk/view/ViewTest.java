package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.explain.Stage;
import pagewalk.explain.Step;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;
import pagewalk.view.MachineView.Floor;
import pagewalk.view.MachineView.FrameRun;
import pagewalk.view.MachineView.InHand;
import pagewalk.view.MachineView.NextFloor;
import pagewalk.view.MachineView.Tally;
import pagewalk.view.MachineView.Use;

final class ViewTest {

  @Test
  void aMomentLooksTheSameFromBeforeAndFromBehind() {
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      List<Integer> moments = Stage.moments(run);
      List<MachineView> forward = new ArrayList<>();
      for (int event : moments) {
        forward.add(viewer.at(event));
      }
      Viewer other = new Viewer(run);
      for (int i = moments.size() - 1; i >= 0; i -= 3) {
        assertEquals(forward.get(i), other.at(moments.get(i)));
      }
    }
  }

  @Test
  void lookingChangesNoCellAndNoMomentIsLost() {
    for (Run run : Stage.runs().values()) {
      int last = run.eventCount() - 1;
      run.seek(last);
      int size = run.machine().cells().size();
      long[] end = run.machine().cells().copy(size);
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        run.seek(event);
        long[] before = run.machine().cells().copy(size);
        viewer.at(event);
        viewer.entry(0x100000, 2, event);
        assertArrayEquals(before, run.machine().cells().copy(size));
      }
      viewer.trace(0, last);
      viewer.info();
      assertEquals(size, run.machine().cells().size());
      run.seek(last);
      assertArrayEquals(end, run.machine().cells().copy(size));
    }
  }

  /** The picture that the design is drawn for: three faults open, the fourth to come. */
  @Test
  void theTowerOfTheFirstTouchStopsAtOneCellUnderOneMoreRolePerFloor() {
    Run run = Stage.gallery("first-touch");
    MachineView view = new Viewer(run).at(Stage.event(run, EventKind.FAULT, 2));
    List<String> floors = new ArrayList<>();
    for (Floor floor : view.tower()) {
      Step last = floor.steps().get(floor.steps().size() - 1);
      assertTrue(last.decided());
      assertEquals(0x100000, last.pa());
      assertEquals(4, last.is());
      floors.add(
          floor.doing() + " / " + floor.words() + " / " + last.roleName() + " / " + floor.note());
    }
    assertEquals(
        List.of(
            "line 8: store 0x401000 / write to absent / PML4E / holds frame 0x400, cannot link it",
            "storing the PTE of 0x401000 / write to absent / PDPTE / holds frame 0x401, cannot link it",
            "storing the PDE of 0x401000 / write to absent / PDE / no PD is there yet"),
        floors);
    assertEquals(0xFFFF_FFFF_C000_0010L, view.tower().get(2).va());
    assertEquals(2, view.tower().get(2).code());
    NextFloor next = view.nextFloor().orElseThrow();
    assertEquals(Stage.event(run, EventKind.FAULT, 3), next.event());
    assertEquals(0xFFFF_FFFF_FFE0_0000L, next.va());
    Step stop = next.stop().orElseThrow();
    assertEquals(
        List.of("PTE", 0x100000L, 4, true),
        List.of(stop.roleName(), stop.pa(), stop.is(), stop.decided()));
    assertEquals(
        List.of(
            new InHand(0x400, "the page at 0x401000", 0),
            new InHand(0x401, "the PT of 0x401000", 1)),
        view.inHand());
    assertTrue(view.tlb().isEmpty());
  }

  @Test
  void theFirstTouchCountsWhatHasHappenedSoFar() {
    Run run = Stage.gallery("first-touch");
    MachineView view = new Viewer(run).at(Stage.event(run, EventKind.FAULT, 2));
    assertEquals(3, tally(view, "faults"));
    assertEquals(2, tally(view, "nested"));
    assertEquals(6, tally(view, "refs"));
    assertEquals(2, tally(view, "frames"));
    assertEquals(0, tally(view, "tlbFills"));
  }

  private static int tally(MachineView view, String key) {
    for (Tally tally : view.tallies()) {
      if (tally.key().equals(key)) {
        return tally.value();
      }
    }
    throw new AssertionError(key);
  }

  @Test
  void whenTheTowerIsTakenDownNoFloorIsToCome() {
    Run run = Stage.gallery("first-touch");
    MachineView view = new Viewer(run).at(Stage.event(run, EventKind.FAULT, 3));
    assertEquals(4, view.tower().size());
    assertTrue(view.nextFloor().isEmpty());
    MachineView done = new Viewer(run).at(76);
    assertTrue(done.tower().isEmpty());
    assertTrue(done.inHand().isEmpty());
  }

  @Test
  void physicalMemoryIsCoveredOnceWithoutGapsByMaximalRuns() {
    for (Run run : Stage.runs().values()) {
      Viewer viewer = new Viewer(run);
      for (int event : Stage.moments(run)) {
        long next = 0;
        List<FrameRun> runs = viewer.at(event).frames();
        for (int i = 0; i < runs.size(); i++) {
          FrameRun frames = runs.get(i);
          assertEquals(next, frames.first());
          next = frames.last() + 1;
          boolean same =
              i > 0
                  && runs.get(i - 1).use() == frames.use()
                  && runs.get(i - 1).level() == frames.level();
          assertTrue(!same);
        }
        assertEquals(run.machine().memory().bytes() >>> 12, next);
      }
    }
  }

  @Test
  void theStripTellsTablesFromDataAndThePoolFromJunk() {
    Run run = Stage.gallery("first-touch");
    MachineView view = new Viewer(run).at(Stage.event(run, EventKind.FAULT, 2));
    assertEquals(
        List.of(
            new FrameRun(0x0, 0xFF, Use.JUNK, -1),
            new FrameRun(0x100, 0x100, Use.TABLE, 4),
            new FrameRun(0x101, 0x101, Use.TABLE, 3),
            new FrameRun(0x102, 0x102, Use.TABLE, 2),
            new FrameRun(0x103, 0x1FF, Use.JUNK, -1),
            new FrameRun(0x200, 0x3FF, Use.DATA, 0),
            new FrameRun(0x400, 0x400, Use.IN_HAND, 0),
            new FrameRun(0x401, 0x401, Use.IN_HAND, 1),
            new FrameRun(0x402, 0x7FF, Use.FREE, -1),
            new FrameRun(0x800, 0x1FFF, Use.JUNK, -1)),
        view.frames());
  }

  @Test
  void memoryInTooManyPiecesIsDrawnCoarserButWhole() {
    StringBuilder text =
        new StringBuilder("pagewalk 1\nmachine x86-64 ram=32M\nkernel recursive\n");
    for (int i = 0; i < 600; i++) {
      text.append("map ").append(Hex.of(0x4000_0000L + i * 0x1000L)).append(" -> ");
      text.append(Hex.of(0x80_0000L + i * 0x2000L)).append('\n');
    }
    Run run = Stage.run(text.toString());
    List<FrameRun> frames = new Viewer(run).at(run.eventCount() - 1).frames();
    assertTrue(frames.size() > 512 && frames.size() <= 1_024, "runs: " + frames.size());
    long next = 0;
    for (FrameRun frameRun : frames) {
      assertEquals(next, frameRun.first());
      next = frameRun.last() + 1;
    }
    assertEquals(0x2000, next);
  }

  @Test
  void aStaleEntryOfTheTlbSaysWhatIsWritten() {
    Run run = Stage.gallery("stale-read");
    MachineView view = new Viewer(run).at(76);
    List<String> wrong = new ArrayList<>();
    for (MachineView.TlbEntryView entry : view.tlb()) {
      if (!entry.agrees()) {
        wrong.add(
            entry.slot() + " " + entry.rights() + " " + entry.frame() + " " + entry.written());
      }
    }
    assertEquals(List.of("4 RWXU 1024 PT[1] not present"), wrong);
    assertTrue(view.walk().orElseThrow().fromTlb());
    assertEquals(0x400000, view.walk().orElseThrow().pa().orElseThrow());
  }

  @Test
  void aChangeSaysWhatWasAndWhatIs() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    assertEquals(
        List.of(new MachineView.Change("PML4[0]", "0x0", "0x403007")), viewer.at(44).changes());
    assertEquals(
        List.of(new MachineView.Change("PML4[511]", "0x100023", "0x100063")),
        viewer.at(42).changes());
    assertEquals(
        List.of(
            new MachineView.Change(
                "TLB entry 60", "empty", "0xFFFFFFFFFFFFF000 is frame 0x100, RWX, written")),
        viewer.at(43).changes());
    assertEquals(
        List.of(new MachineView.Change("frame 0x403", "free", "taken for a PDPT")),
        viewer.at(40).changes());
    assertEquals(
        List.of(new MachineView.Change("512 words of frame 0x403", "junk", "0x0")),
        viewer.at(48).changes());
    assertEquals(
        List.of(new MachineView.Change("CR2", "0xFFFFFF8000002008", "0xFFFFFFFFC0000010")),
        viewer.at(35).changes());
  }

  @Test
  void aWalkThatIsRefusedSaysWhyInWords() {
    Run run = Stage.run(Stage.RIGHTS);
    Viewer viewer = new Viewer(run);
    List<String> reasons = new ArrayList<>();
    for (int n = 3; n < 8; n++) {
      int event = Stage.event(run, EventKind.FAULT, n);
      MachineView view = viewer.at(event);
      reasons.add(view.walk().orElseThrow().stopped());
      assertEquals(view.walk().orElseThrow().stopped(), view.tower().get(0).words());
    }
    assertEquals(
        List.of(
            "fetch from a no-execute page",
            "user read of a kernel page",
            "write to a read-only page",
            "fetch from a no-execute page",
            "write to a read-only page"),
        reasons);
  }

  @Test
  void wholeMapsAreOneRunOfPages() {
    Run run = Stage.gallery("direct-map");
    MachineView view = new Viewer(run).at(run.eventCount() - 1);
    List<String> pages = new ArrayList<>();
    for (PageRun pageRun : view.pages()) {
      pages.add(pageRun.name() + " " + pageRun.count() + " x " + pageRun.pageSize());
    }
    assertEquals(List.of("data 1 x 4 KiB", "direct map 16 x 2 MiB"), pages);
    assertTrue(view.inHand().isEmpty());
  }

  /** They are mapped, though not in the space that is current. */
  @Test
  void thePagesOfAProcessThatIsNotRunningAreNotInHand() {
    Run run = Stage.gallery("two-processes");
    Viewer viewer = new Viewer(run);
    int destroys =
        viewer.info().statements().stream()
            .filter(one -> one.text().startsWith("destroy C"))
            .findFirst()
            .orElseThrow()
            .firstEvent();
    MachineView view = viewer.at(destroys + 4);
    assertTrue(view.pages().stream().noneMatch(page -> page.name().equals("data")));
    assertEquals(List.of(), view.inHand());
  }

  @Test
  void aViewOfTheFirstTouchTakesNoTimeThatAPersonWouldNotice() {
    Run run = Stage.gallery("first-touch");
    Viewer viewer = new Viewer(run);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      for (int event = 0; event < run.eventCount(); event++) {
        ViewJson.of(viewer.at(event));
      }
      best = Math.min(best, (System.nanoTime() - start) / run.eventCount());
    }
    assertTrue(best < 5_000_000, best + " ns for a view");
  }
}
