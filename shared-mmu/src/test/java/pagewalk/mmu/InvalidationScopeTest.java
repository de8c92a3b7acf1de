package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.mmu.HandMadeTables.GLOBAL;
import static pagewalk.mmu.HandMadeTables.PRESENT;
import static pagewalk.mmu.HandMadeTables.ROOT;
import static pagewalk.mmu.HandMadeTables.USER;
import static pagewalk.mmu.HandMadeTables.WRITABLE;

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Invalidation;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/**
 * SDM 3A §4.10.4.1, statement by statement: what each instruction forgets, and what it does not.
 */
final class InvalidationScopeTest {
  private static final long OWN = 0x40_0000;
  private static final long NEIGHBOUR = 0x40_1000;
  private static final long SHARED = 0x60_0000;
  private static final long OPEN = PRESENT | WRITABLE | USER;

  private final Cells cells = new Cells();
  private final FrameStore memory = new FrameStore(cells, 16 << 20, 0);
  private final HandMadeTables tables = new HandMadeTables(memory);
  private final Trace trace = new Trace(cells, TraceMeter.NONE);
  private final Mmu mmu = mmu(new Caches(new Shape(16, 4), false, 4));

  InvalidationScopeTest() {
    tables.set(1, OWN, 0x10_0000 | OPEN);
    tables.set(1, NEIGHBOUR, 0x10_1000 | OPEN);
    tables.set(1, SHARED, 0x10_2000 | OPEN | GLOBAL);
    for (int asid = 1; asid <= 2; asid++) {
      mmu.roots().setAsid(asid);
      read(OWN);
      read(NEIGHBOUR);
      read(SHARED);
    }
    mmu.roots().setAsid(1);
  }

  private Mmu mmu(Caches caches) {
    return new Mmu(PlanCompiler.compile(X86.USUAL.format()), cells, memory, caches, trace);
  }

  private long read(long va) {
    return mmu.translate(ROOT, va, Rights.READ);
  }

  private boolean believes(long va, int asid) {
    return mmu.tlb().find(va, asid) >= 0;
  }

  /** What is left: own page, neighbour, global page, in spaces 1 and 2; then ways known by each. */
  private String left() {
    StringBuilder text = new StringBuilder();
    for (int asid = 1; asid <= 2; asid++) {
      text.append(believes(OWN, asid) ? 'o' : '-');
      text.append(believes(NEIGHBOUR, asid) ? 'n' : '-');
      text.append(believes(SHARED, asid) ? 'g' : '-');
      text.append(mmu.paths().deepest(OWN, asid) >= 0 ? 'w' : '-').append(' ');
    }
    return text.toString().trim();
  }

  private String after(Invalidation what, long va) {
    mmu.invalidate(what, va, 1);
    return left();
  }

  @Test
  void everySpaceHasItsOwnBeliefsAndSharesTheGlobalOnes() {
    assertEquals("ongw ongw", left());
  }

  @Test
  void invlpgForgetsThePageInTheCurrentSpaceAndEveryWayThatTheSpaceKnows() {
    assertEquals("-ng- ongw", after(Invalidation.INVLPG, OWN));
  }

  @Test
  void invlpgForgetsAGlobalPageForEverySpace() {
    assertEquals("on-- on-w", after(Invalidation.INVLPG, SHARED));
  }

  @Test
  void invpcidOfAnAddressSparesGlobalPages() {
    assertEquals("-ng- ongw", after(Invalidation.INVPCID_ADDRESS, OWN));
    assertEquals("-ng- ongw", after(Invalidation.INVPCID_ADDRESS, SHARED));
  }

  @Test
  void invpcidOfASpaceSparesGlobalPagesAndOtherSpaces() {
    assertEquals("--g- ongw", after(Invalidation.INVPCID_SPACE, 0));
  }

  @Test
  void invpcidOfAllSparesNothingAndItsLastTypeTheGlobalPages() {
    assertEquals("--g- --g-", after(Invalidation.INVPCID_ALL_BUT_GLOBAL, 0));
    assertEquals("---- ----", after(Invalidation.INVPCID_ALL, 0));
  }

  @Test
  void movToCr3ForgetsTheSpaceThatBecomesCurrent() {
    assertEquals("--g- ongw", after(Invalidation.MOV_CR3, 0));
  }

  @Test
  void tlbimvaForgetsThePageInOneSpaceAndTlbimvaaInAll() {
    assertEquals("-ng- ongw", after(Invalidation.TLBIMVA, OWN));
    assertEquals("-ng- -ng-", after(Invalidation.TLBIMVAA, OWN));
  }

  @Test
  void anInvalidationOfTheLastLevelSparesTheWays() {
    assertEquals("-ngw ongw", after(Invalidation.VALE1, OWN));
  }

  @Test
  void aWalkFromAKnownWayDoesNotReadTheEntriesAbove() {
    mmu.invalidate(Invalidation.VALE1, OWN, 1);
    tables.set(3, OWN, 0);
    assertEquals(0x10_0000, read(OWN));
    assertEquals(1, mmu.walker().record().length());
    assertEquals(3, mmu.walker().record().first());
  }

  @Test
  void aKnownWayIsForgottenWithAnyPageOfItsSpace() {
    tables.set(2, OWN, 0);
    mmu.invalidate(Invalidation.INVLPG, SHARED, 1);
    mmu.invalidate(Invalidation.VALE1, OWN, 1);
    assertEquals(FaultKind.NOT_PRESENT, Translation.kind(read(OWN)));
  }

  /** SDM 3A §4.10.4.1: a page fault invalidates the ways that it would have used. */
  @Test
  void aFaultFromAKnownWayCannotRepeat() {
    long absent = 0x40_5000;
    tables.set(1, absent, 0);
    long directory = tables.get(2, absent);
    assertTrue(Translation.isRefused(read(absent)));
    assertEquals(-1, mmu.paths().deepest(absent, 1));
    tables.set(2, absent, directory);
    assertTrue(mmu.paths().deepest(OWN, 2) >= 0);
  }

  @Test
  void aKnownWayKeepsTheRightsCollectedAboveIt() {
    mmu.invalidate(Invalidation.INVPCID_ALL, 0, 1);
    tables.set(3, OWN, tables.get(3, OWN) & ~WRITABLE);
    assertEquals(0x10_0000, read(OWN));
    mmu.invalidate(Invalidation.VALE1, OWN, 1);
    tables.set(3, OWN, tables.get(3, OWN) | WRITABLE);
    long result = mmu.translate(ROOT, OWN, Rights.WRITE);
    assertEquals(FaultKind.PROTECTION, Translation.kind(result));
    assertEquals(0x10_0000, mmu.translate(ROOT, OWN, Rights.WRITE));
  }

  @Test
  void aSplitTlbForgetsEachSideByItsOwnInstruction() {
    Mmu split = mmu(new Caches(new Shape(4, 2), true, 0));
    split.translate(ROOT, OWN, Rights.READ);
    split.translate(ROOT, OWN, Rights.EXECUTE);
    split.invalidate(Invalidation.ITLBIMVA, OWN, 0);
    assertTrue(split.tlb().find(OWN, 0, false) >= 0);
    assertFalse(split.tlb().find(OWN, 0, true) >= 0);
    split.translate(ROOT, OWN, Rights.EXECUTE);
    split.invalidate(Invalidation.DTLBIALL, 0, 0);
    assertFalse(split.tlb().find(OWN, 0, false) >= 0);
    assertTrue(split.tlb().find(OWN, 0, true) >= 0);
  }

  @Test
  void changedControlsJudgeOldBeliefsAnew() {
    mmu.translate(ROOT, OWN, Rights.READ);
    tables.set(1, OWN, 0x10_0000 | PRESENT | USER);
    mmu.invalidate(Invalidation.INVLPG, OWN, 1);
    read(OWN);
    assertTrue(Translation.isRefused(mmu.translate(ROOT, OWN, Rights.WRITE)));
    read(OWN);
    mmu.follow(PlanCompiler.compile(new X86(4, false, true, 40, true).format()));
    assertEquals(0x10_0000, mmu.translate(ROOT, OWN, Rights.WRITE));
    cells.seek(0);
    assertTrue(mmu.plan().format().access().allowed(0, 0) == 0);
  }
}
