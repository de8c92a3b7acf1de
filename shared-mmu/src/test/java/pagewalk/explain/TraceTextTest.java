package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagewalk.session.Run;

final class TraceTextTest {

  @Test
  void theFirstTouchReadsAsATowerOfFaultsThatIsTakenDownAgain() {
    Run run = Stage.gallery("first-touch");
    assertEquals(
        """
        line 8: store 0x401000 = 0x2A
            25  store 0x401000 = 0x2A
            26  walk 0x401000: PML4[0]: not present
            27  #PF 0x2 kernel write, not present, CR2 = 0x401000
            28    take frame 0x400 for a page
            29    store 0xFFFFFF8000002008 = 0x400007, the PTE of 0x401000
            30    walk 0xFFFFFF8000002008: PML4[511] -> PML4[0] as PDPTE: not present
            31    #PF 0x2 kernel write, not present, CR2 = 0xFFFFFF8000002008
            32      take frame 0x401 for a PT
            33      store 0xFFFFFFFFC0000010 = 0x401007, the PDE of 0x401000
            34      walk 0xFFFFFFFFC0000010: PML4[511] -> PML4[511] as PDPTE -> PML4[0] as PDE: not present
            35      #PF 0x2 kernel write, not present, CR2 = 0xFFFFFFFFC0000010
            36        take frame 0x402 for a PD
            37        store 0xFFFFFFFFFFE00000 = 0x402007, the PDPTE of 0x401000
            38        walk 0xFFFFFFFFFFE00000: PML4[511] -> PML4[511] as PDPTE -> PML4[511] as PDE -> PML4[0] as PTE: not present
            39        #PF 0x2 kernel write, not present, CR2 = 0xFFFFFFFFFFE00000
            40          take frame 0x403 for a PDPT
            41          store 0xFFFFFFFFFFFFF000 = 0x403007, the PML4E of 0x401000
            42          walk 0xFFFFFFFFFFFFF000: PML4[511] -> PML4[511] as PDPTE -> PML4[511] as PDE -> PML4[511] as PTE -> 0x100000
            43          TLB entry 60 = 0xFFFFFFFFFFFFF000 -> 0x100000
            44          PML4[0] = 0x403007, was 0x0
            45          fill 0xFFFFFFFFFFE00000 with 0x0, the PDPT of 0x401000
            46          walk 0xFFFFFFFFFFE00000: PML4[511] -> PML4[511] as PDPTE -> PML4[511] as PDE -> PML4[0] as PTE -> 0x403000
            47          TLB entry 0 = 0xFFFFFFFFFFE00000 -> 0x403000
            48          filled PDPT frame 0x403 with 0x0
            49          handled the fault at 0xFFFFFFFFFFE00000
            50        again: kernel write 0xFFFFFFFFFFE00000
            51        TLB entry 0 answers 0xFFFFFFFFFFE00000 -> 0x403000
            52        PDPT[0] = 0x402007, was 0x0
        """,
        TraceText.of(Stage.onlooker(run), 25, 52));
  }

  @Test
  void aFrameThatNobodyMadeATableIsNotNamedAsOne() {
    String text = TraceText.of(Stage.onlooker(Stage.gallery("present-but-empty")));
    assertTrue(text.contains("PML4[256] -> PDPT[1] -> frame 0x0[0] as PDE: not present"), text);
    assertTrue(text.contains("poke 0x0 = 0x83, was 0xF000FF53F000FF53"), text);
  }

  @Test
  void anAddressThatIsNoneAndAHaltAreToldAsSuch() {
    String text = TraceText.of(Stage.onlooker(Stage.gallery("formula-bug")));
    assertTrue(text.contains("walk 0x7FFF7FC0000010: non-canonical"), text);
    assertTrue(text.contains("#GP 0x0 kernel write, non-canonical at 0x7FFF7FC0000010"), text);
    assertTrue(text.contains("halt: The kernel itself took a fault"), text);
  }

  /** What is known of the tables is carried along from event to event; it must not drift. */
  @Test
  void everyLineIsTheSameWhetherReadInOrderOrAlone() {
    for (Run run : Stage.runs().values()) {
      Onlooker inOrder = Stage.onlooker(run);
      EventLabel label = new EventLabel(inOrder);
      Set<Integer> moments = new HashSet<>(Stage.moments(run));
      for (int event = 0; event < run.eventCount(); event++) {
        inOrder.goTo(event);
        if (!moments.contains(event)) {
          continue;
        }
        Onlooker alone = Stage.onlooker(run);
        alone.lookAt(event);
        assertEquals(new EventLabel(alone).of(event), label.of(event));
        assertEquals(new EventLabel(alone).levelOf(event), label.levelOf(event));
      }
    }
  }

  @Test
  void everyLineIsPlainAsciiExceptWhatTheScriptSays() {
    for (Run run : Stage.runs().values()) {
      Onlooker onlooker = Stage.onlooker(run);
      EventLabel label = new EventLabel(onlooker);
      for (int event = 0; event < run.eventCount(); event++) {
        onlooker.goTo(event);
        String line = label.of(event);
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '`'), line);
      }
    }
  }

  @Test
  void equalRunsGiveEqualTextAndTheMachineStaysWhereItWas() {
    Run run = Stage.gallery("stale-read");
    run.seek(20);
    int time = run.machine().cells().time();
    String text = TraceText.of(Stage.onlooker(run));
    assertEquals(time, run.machine().cells().time());
    assertEquals(text, TraceText.of(Stage.onlooker(Stage.gallery("stale-read"))));
    assertEquals(text, TraceText.of(Stage.onlooker(run)));
  }
}
