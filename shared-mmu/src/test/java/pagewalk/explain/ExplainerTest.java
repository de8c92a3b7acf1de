package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;

final class ExplainerTest {

  @Test
  void everyCaptionIsShortAndWhole() {
    Stage.runs().forEach(ExplainerTest::check);
    for (long seed = 100; seed < 160; seed++) {
      check("random " + seed, Stage.run(RandomScripts.script(seed)));
    }
  }

  private static void check(String name, Run run) {
    List<Caption> captions = Stage.captions(run);
    assertEquals(run.eventCount(), captions.size());
    for (int event = 0; event < captions.size(); event++) {
      Caption caption = captions.get(event);
      String text = (caption.lead() + " " + caption.body()).trim();
      String where = name + " " + event + ": " + text;
      assertTrue(text.split(" ").length <= Caption.MOST_WORDS, where);
      assertTrue(caption.lead().endsWith("."), where);
      assertTrue(caption.body().isEmpty() || ".`".indexOf(last(caption.body())) >= 0, where);
      assertTrue(Character.isUpperCase(firstLetter(caption.lead())), where);
      assertEquals(0, text.chars().filter(c -> c == '`').count() % 2, where);
      String prose = text.replaceAll("`[^`]*`", "X");
      for (String flaw : List.of("  ", " .", " ,", "..", "!", "null", "a a ", " an user")) {
        assertFalse(prose.contains(flaw), where);
      }
    }
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  /** A caption may begin with code, which keeps its own spelling. */
  private static char firstLetter(String lead) {
    return lead.startsWith("`") ? 'X' : lead.charAt(0);
  }

  @Test
  void theFourFaultsOfTheFirstTouchStopAtOneEntryUnderFourRoles() {
    Run run = Stage.gallery("first-touch");
    List<Caption> captions = Stage.captions(run);
    assertEquals(
        new Caption(
            "First fault.",
            "Line 8 stores to `0x401000`; the walk stops at `PML4[0]`. Bit 0 (P) is 0. There is no"
                + " PDPT for these 512 GiB. The handler gets error code `0x2` and the address in"
                + " CR2.",
            "SDM 3A §4.7"),
        captions.get(Stage.event(run, EventKind.FAULT, 0)));
    assertEquals(
        new Caption(
            "Second fault, first nested.",
            "To store the PTE of `0x401000` the handler walks slot 511 once and stops at `PML4[0]`"
                + " – the entry that stopped the last walk, now read as a PDPTE. Its bit 0 (P) is 0.",
            "SDM 3A §4.7"),
        captions.get(Stage.event(run, EventKind.FAULT, 1)));
    assertEquals(
        new Caption(
            "Third fault, second nested.",
            "To store the PDE of `0x401000` the handler walks slot 511 twice and stops at `PML4[0]`"
                + " – the entry that stopped the last two walks, now read as a PDE. Its bit 0 (P) is"
                + " 0.",
            "SDM 3A §4.7"),
        captions.get(Stage.event(run, EventKind.FAULT, 2)));
    assertEquals(
        "To store the PDPTE of `0x401000` the handler walks slot 511 three times and stops at"
            + " `PML4[0]` – the entry that stopped the last three walks, now read as a PTE. Bit 0"
            + " (P) is 0.",
        captions.get(Stage.event(run, EventKind.FAULT, 3)).body());
  }

  @Test
  void theStoreThatEndsTheNestingLandsInTheRoot() {
    assertSays(
        "first-touch",
        44,
        new Caption(
            "`PML4[0]` is written.",
            "All four levels of the walk came from frame `0x100`, so the store lands in the root"
                + " itself. Frame `0x403` is a PDPT now; until it is zeroed its junk is live.",
            "SDM 3A §4.10.2.3"));
  }

  @Test
  void theNextPageOfTheSameTableNeedsNoFaultInTheWindow() {
    assertSays(
        "first-touch",
        84,
        new Caption(
            "No fault in the window this time.",
            "The PTE of `0x402000` is reachable already at `0xFFFFFF8000002010`: TLB entry 8 knows"
                + " that page as frame `0x401`, so no table is read.",
            "SDM 3A §4.10.2.2"));
  }

  @Test
  void aStaleBeliefIsHeldAgainstTheTables() {
    assertSays(
        "stale-read",
        76,
        new Caption(
            "TLB entry 4 answers from an old belief: frame `0x400`.",
            "The tables say now: `PT[1]` not present. Nothing has invalidated the page since, so the"
                + " access goes there all the same.",
            "SDM 3A §4.10.4.2"));
  }

  @Test
  void aSpuriousFaultIsCalledOne() {
    assertSays(
        "spurious-fault",
        72,
        new Caption(
            "First fault, a spurious one.",
            "TLB entry 4 believed R, but the tables say frame `0x400`, RW. The fault itself drops the"
                + " belief, so it is enough to try again.",
            "SDM 3A §4.10.4.3"));
  }

  @Test
  void aNonCanonicalAddressIsNoPageFaultAndLeavesCr2Alone() {
    assertSays(
        "formula-bug",
        17,
        new Caption(
            "Third fault, second nested: a #GP, not a page fault.",
            "`0x7FFF7FC0000010` is not canonical: bits 63:48 must be copies of bit 47. No entry is"
                + " read, and CR2 keeps `0xFFFFFF8000002008`.",
            "SDM 1 §3.3.7.1"));
  }

  @Test
  void aRefusalNamesTheEntryTheBitAndTheControlThatMakesItBind() {
    assertSays(
        "write-protect",
        53,
        new Caption(
            "First fault: `PT[1]` has R/W = 0.",
            "The entries above allow a kernel write, but rights are the AND over the walk. With"
                + " CR0.WP = 1 that binds the kernel, too.",
            "SDM 3A §4.6.1"));
  }

  @Test
  void aFrameReadAsATableThatNobodyMadeOneIsPointedOut() {
    assertSays(
        "present-but-empty",
        76,
        new Caption(
            "The walk to `0xFFFF800040000000` stops at `frame 0x0[0]`, read as a PDE.",
            "Reference 3 reads `0xF000FF53F000FF53`: bits 51:40 (reserved) are `0xFF` and must be 0."
                + " Nobody made frame `0x0` a table.",
            "SDM 3A §4.5"));
  }

  @Test
  void aDoubleFaultCountsTheFaultsThatAreOpen() {
    assertSays(
        "identity-map",
        173,
        new Caption(
            "The machine halts.",
            "Double fault: the handlers nested until the kernel stack was used up. Nine faults are"
                + " open.",
            "SDM 3A §6.15"));
  }

  private static void assertSays(String scenario, int event, Caption caption) {
    assertEquals(caption, Stage.captions(Stage.gallery(scenario)).get(event));
  }

  @Test
  void anInvalidationOfOnePageSaysWhichOtherIsStillWrong() {
    Run run =
        Stage.run(
            """
            pagewalk 1
            machine x86-64 ram=32M tlb=16x4
            kernel recursive grow=fault
            store 0x401000 = 1
            store 0x402000 = 2
            unmap 0x401000 flush=none
            unmap 0x402000 flush=none
            invalidate 0x401000
            """);
    Caption caption = Stage.captions(run).get(run.eventCount() - 1);
    assertEquals("`0x401000` is invalidated: the TLB drops one entry.", caption.lead());
    assertEquals(
        "The next access to the page reads the tables. TLB entry 9 stays, and is wrong about"
            + " `0x402000`: the tables say `PT[2]` not present.",
        caption.body());
  }

  @Test
  void aFullSetForgetsAnotherPageAndSaysWhich() {
    Run run = Stage.run(Stage.JUNK);
    Caption caption = Stage.captions(run).get(Stage.event(run, EventKind.TLB_FILL, 2));
    assertEquals(
        "TLB entry 0 now believes: the PD of `0x401000` is frame `0x402`.", caption.lead());
    assertEquals(
        "What it believed about `0xFFFFFFFFFFFFF000` is lost: its set is full. It keeps the rights"
            + " of the whole walk, RWX.",
        caption.body());
  }

  @Test
  void aWriteThroughACleanBeliefSaysThatTheWalkIsForD() {
    Run run = Stage.run(Stage.REUSE);
    assertEquals(
        "TLB entry 0 knew the page as never written, so the hardware walks to set D. Three"
            + " references: `PML4[273]`, `PDPT[0]` and `PD[0]`. The hardware sets D in `PD[0]`.",
        Stage.captions(run).get(154).body());
  }

  @Test
  void memoryThatDoesNotExistIsNeitherMappedNorAPageFault() {
    Run run = Stage.run(Stage.BROKEN);
    int walk = Stage.event(run, EventKind.POKE, 2) + 2;
    assertEquals(
        "Reference 4 reads `0x3FFFFFF003`: it points to `0x3FFFFFF000`, and memory ends at"
            + " `0x1FFFFFF`.",
        Stage.captions(run).get(walk).body());
    assertEquals(
        "First fault: a #MC, for there is no memory.", Stage.captions(run).get(walk + 1).lead());
  }

  @Test
  void aFrameGivenAwayWhileItIsStillBelievedIsADanger() {
    Run run = Stage.run(Stage.REUSE);
    Caption caption = Stage.captions(run).get(Stage.event(run, EventKind.FRAME_FREED, 0));
    assertEquals("Frame `0x400` goes back to the pool.", caption.lead());
    assertEquals(
        "TLB entry 4 still leads there from `0x401000`: whoever takes the frame next can be read and"
            + " overwritten through it.",
        caption.body());
  }

  @Test
  void aDirectMapReachesAFrameThatNothingPointsToYet() {
    Run run = Stage.run(Stage.REUSE);
    int event = Stage.event(run, EventKind.PAGING_ON, 0) + 1;
    assertEquals(
        "It is mapped already, at `0xFFFF888000400000`: it can be written before it is linked. It"
            + " has never been written and holds junk.",
        Stage.captions(run).get(event).body());
  }

  @Test
  void everyRightThatRefusesIsNamedByItsBit() {
    Run run = Stage.run(Stage.RIGHTS);
    List<Caption> captions = Stage.captions(run);
    Map<Integer, String> leads =
        Map.of(
            3, "First fault: `PT[1]` has XD = 1.",
            4, "First fault: `PT[1]` has U/S = 0.",
            5, "First fault, raised by the TLB.",
            6, "First fault, raised by the TLB.");
    leads.forEach(
        (n, lead) -> assertEquals(lead, captions.get(Stage.event(run, EventKind.FAULT, n)).lead()));
  }

  @Test
  void sayingWhatAnEventMeansChangesNoCell() {
    for (Run run : Stage.runs().values()) {
      Onlooker onlooker = Stage.onlooker(run);
      Explainer explainer = new Explainer(onlooker);
      for (int event : Stage.moments(run)) {
        onlooker.goTo(event);
        int size = run.machine().cells().size();
        long[] before = run.machine().cells().copy(size);
        int time = run.machine().cells().time();
        explainer.caption();
        assertEquals(time, run.machine().cells().time());
        assertEquals(size, run.machine().cells().size());
        assertArrayEquals(before, run.machine().cells().copy(size));
      }
    }
  }
}
