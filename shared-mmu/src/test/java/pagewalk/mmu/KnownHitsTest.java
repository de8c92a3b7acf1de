package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.mmu.HandMadeTables.ACCESSED;
import static pagewalk.mmu.HandMadeTables.DIRTY;
import static pagewalk.mmu.HandMadeTables.GLOBAL;
import static pagewalk.mmu.HandMadeTables.LARGE;
import static pagewalk.mmu.HandMadeTables.PRESENT;
import static pagewalk.mmu.HandMadeTables.ROOT;
import static pagewalk.mmu.HandMadeTables.USER;
import static pagewalk.mmu.HandMadeTables.WRITABLE;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Prng;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Invalidation;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.setting.Settings;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/**
 * The same machine twice, once traced: a machine that is traced asks its TLB every time, so what is
 * known of earlier hits must never make a difference.
 */
final class KnownHitsTest {
  private static final int DEEDS = 60_000;
  private static final int PAGES = 24;
  private static final long LARGE_VA = 0x40_0000;
  private static final long RAM = 16 << 20;
  private static final long OPEN = PRESENT | USER | WRITABLE | ACCESSED;

  private final Prng random = new Prng(7);
  private final WalkPlan usual = plan(1);
  private final WalkPlan lenient = plan(0);

  private static WalkPlan plan(int wp) {
    FormatFamily family = Formats.named("x86-64").orElseThrow();
    return PlanCompiler.compile(family.under(Settings.of(family.controls()).with("wp", wp)));
  }

  /** One of the two. */
  private static final class Rig {
    private final Cells cells = new Cells();
    private final FrameStore memory = new FrameStore(cells, RAM, 0);
    private final HandMadeTables tables = new HandMadeTables(memory);
    private final Trace trace = new Trace(cells, TraceMeter.NONE);
    private final Mmu mmu;
    private final long pointer;
    private final int start;

    Rig(WalkPlan plan, boolean split, boolean traced) {
      trace.keepLatest();
      trace.setOn(traced);
      mmu = new Mmu(plan, cells, memory, new Caches(new Shape(4, 4), split, 0), trace);
      for (int page = 0; page < PAGES; page++) {
        tables.set(1, va(page), 0);
      }
      pointer = tables.get(2, LARGE_VA);
      start = cells.time();
    }
  }

  /** Pages of three regions of 2 MiB, one of which is a large page now and then. */
  private static long va(int page) {
    return (page % 3) * (2L << 20) + (page / 3) * 4096L;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsKnownNeverMakesADifference(boolean split) {
    Rig traced = new Rig(usual, split, true);
    Rig quick = new Rig(usual, split, false);
    int known = 0;
    for (int deed = 0; deed < DEEDS; deed++) {
      int kind = random.below(192) - 128;
      if (kind < 48) {
        long va = va(random.below(kind < 0 ? 4 : PAGES)) + random.below(4096);
        va = random.below(50) == 0 ? va | (1L << 60) : va;
        int access = random.below(Rights.ACCESSES);
        boolean isKnown = quick.mmu.tlb().known().find(va, access, quick.mmu.roots().asid()) >= 0;
        known += isKnown ? 1 : 0;
        long expected = traced.mmu.translate(ROOT, va, access);
        assertEquals(expected, quick.mmu.translate(ROOT, va, access), "deed " + deed);
      } else {
        long seed = random.next();
        change(traced, kind, new Prng(seed));
        change(quick, kind, new Prng(seed));
      }
      if (deed % 97 == 0) {
        assertArrayEquals(
            traced.cells.copy(traced.cells.size()), quick.cells.copy(quick.cells.size()));
      }
    }
    assertTrue(known > DEEDS / 20, known + " hits were known");
  }

  private void change(Rig rig, int kind, Prng random) {
    switch (kind) {
      case 48, 49, 50, 51, 52 -> {
        long dirty = random.below(2) == 0 ? DIRTY : 0;
        long writable = random.below(4) == 0 ? WRITABLE : 0;
        long global = random.below(4) == 0 ? GLOBAL : 0;
        long entry = random.below(8) == 0 ? 0 : (OPEN ^ writable) | dirty | global;
        long pa = (long) random.below((int) (RAM >>> 12) + 2) << 12;
        int page = random.below(PAGES);
        if (page % 3 != 2) {
          rig.tables.set(1, va(page), pa | entry);
        }
      }
      case 53 ->
          rig.memory.write(
              rig.tables.slot(2, LARGE_VA),
              random.below(2) == 0 ? rig.pointer : (2L << 21) | OPEN | LARGE | DIRTY);
      case 54, 55 -> {
        Invalidation[] all = Invalidation.values();
        Invalidation what = all[random.below(all.length)];
        rig.mmu.invalidate(what, va(random.below(PAGES)), random.below(3));
      }
      case 56, 57 -> rig.mmu.invalidate(Invalidation.INVLPG, va(random.below(6)), 0);
      case 58 -> rig.mmu.roots().setAsid(random.below(3));
      case 59 -> rig.mmu.roots().setAsid(0);
      case 60 -> rig.mmu.follow(random.below(2) == 0 ? usual : lenient);
      case 61 -> {
        int back = Math.max(rig.start, rig.cells.time() - random.below(200));
        rig.cells.seek(back);
      }
      default -> {}
    }
  }
}
