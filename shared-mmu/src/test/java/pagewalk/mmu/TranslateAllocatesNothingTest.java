package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Prng;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/**
 * A translation allocates no object: hit or miss, granted or refused.
 *
 * <p>Counted in a few short blocks of calls, before a compiler gets round to hiding allocations.
 * One block has to be free of them: the virtual machine now and then allocates a little on its own
 * account, but an object per call, or on one of the ways through, would be in every block.
 */
final class TranslateAllocatesNothingTest {
  private static final int PAGES = 64;
  private static final int CALLS = 1000;
  private static final int BLOCKS = 5;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Cells cells = new Cells();
  private final FrameStore memory = new FrameStore(cells, 16 << 20, 0);

  private Mmu mmu(Shape shape) {
    Trace trace = new Trace(cells, TraceMeter.NONE);
    trace.setOn(false);
    cells.setRecording(false);
    return new Mmu(
        PlanCompiler.compile(X86.USUAL.format()), cells, memory, Caches.tlb(shape), trace);
  }

  /** Pages of every sort: open, read-only, kernel's, absent, reserved, without memory. */
  private void makeTables() {
    HandMadeTables tables = new HandMadeTables(memory);
    long[] sorts = {7, 5, 3, 0, 1L << 51 | 1, 1L << 39 | 7};
    for (int page = 0; page < PAGES; page++) {
      tables.set(1, page * 4096L, 0x10_0000 | sorts[page % sorts.length]);
    }
  }

  /** Gives how many were refused, so that the work cannot be left out. */
  private static int translate(Mmu mmu, Prng random, int calls) {
    int refused = 0;
    for (int i = 0; i < calls; i++) {
      long va = random.below(PAGES) * 4096L | (random.below(50) == 0 ? 1L << 50 : 0);
      long result = mmu.translate(HandMadeTables.ROOT, va, random.below(Rights.ACCESSES));
      refused += Translation.isRefused(result) ? 1 : 0;
    }
    return refused;
  }

  static List<Shape> shapes() {
    return List.of(Shape.NONE, new Shape(16, 1), new Shape(16, 8));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void noCallAllocates(Shape shape) {
    makeTables();
    Mmu mmu = mmu(shape);
    Prng random = new Prng(1);
    translate(mmu, random, CALLS);
    long least = Long.MAX_VALUE;
    for (int block = 0; block < BLOCKS; block++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      int refused = translate(mmu, random, CALLS);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertTrue(refused > CALLS / 10 && refused < CALLS - CALLS / 10);
    }
    assertEquals(0, least);
  }
}
