package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.format.Invalidation;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.format.X86;
import pagewalk.mmu.Caches;
import pagewalk.mmu.Mmu;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/**
 * As long as nobody edits the tables, a TLB changes no result and no bit of memory: an access gives
 * the address or the kind of refusal that a walk gives.
 */
final class TlbTransparencyTest {
  private static final int ROUNDS = 20;
  private static final int PAGES = 40;
  private static final int ACCESSES = 2000;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "16, 4"})
  void withUnchangedTablesATlbIsInvisible(int sets, int ways) {
    int hits = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Cells cells = new Cells();
      cells.setRecording(false);
      FrameStore cached = new FrameStore(cells, RandomTables.RAM_BYTES, round);
      FrameStore walked = new FrameStore(cells, RandomTables.RAM_BYTES, round);
      Prng random = new Prng(round);
      RandomTables tables = new X86RandomTables(random, X86Controls.Mode.LONG4);
      tables.fill(new FrameMemory(cached), new FrameMemory(walked));
      WalkPlan plan = PlanCompiler.compile(X86.USUAL.format());
      Trace trace = new Trace(cells, TraceMeter.NONE);
      trace.setOn(false);
      Mmu mmu = new Mmu(plan, cells, cached, Caches.tlb(new Shape(sets, ways)), trace);
      Walker walker = Walker.marking(plan, walked, new Roots(cells));
      long[] vas = new long[PAGES];
      for (int page = 0; page < PAGES; page++) {
        vas[page] = page % 2 == 0 ? tables.address() : vas[page - 1] ^ 4096;
      }
      for (int i = 0; i < ACCESSES; i++) {
        long va = (vas[random.below(PAGES)] & -4096) | random.below(4096);
        int access = random.below(Rights.WITH_AC);
        hits += mmu.tlb().find(va, 0) >= 0 ? 1 : 0;
        long expected = walker.walk(0, va, access);
        long found = mmu.translate(0, va, access);
        assertEquals(words(expected), words(found), () -> Hex.of(va));
        if (random.below(100) == 0) {
          mmu.invalidate(Invalidation.INVLPG, va, 0);
        }
      }
      for (long pa = 0; pa < tables.tableBytes(); pa += 8) {
        assertEquals(walked.read(pa), cached.read(pa));
      }
    }
    assertTrue(hits > ROUNDS * ACCESSES / 200, "only " + hits + " hits");
  }

  private static String words(long result) {
    return Translation.isRefused(result) ? Translation.kind(result).words() : Hex.of(result);
  }
}
