package pagewalk.mmu;

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

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Invalidation;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/** Belief before memory: what the processor goes on thinking until software or a fault cures it. */
final class MmuTest {
  private static final long VA = 0x40_1000;
  private static final long ONE = 0x10_0000;
  private static final long OTHER = 0x20_0000;
  private static final long READABLE = PRESENT | USER;
  private static final long OPEN = READABLE | WRITABLE;

  private final Cells cells = new Cells();
  private final FrameStore memory = new FrameStore(cells, 16 << 20, 0);
  private final Trace trace = new Trace(cells, TraceMeter.NONE);
  private final HandMadeTables tables = new HandMadeTables(memory);
  private final Mmu mmu = mmu(new Shape(16, 4));

  private Mmu mmu(Shape shape) {
    return new Mmu(
        PlanCompiler.compile(X86.USUAL.format()), cells, memory, Caches.tlb(shape), trace);
  }

  private long read(long va) {
    return mmu.translate(ROOT, va, Rights.READ);
  }

  private long write(long va) {
    return mmu.translate(ROOT, va, Rights.WRITE);
  }

  private int walks() {
    int walks = 0;
    for (int event = 0; event < trace.size(); event++) {
      walks += trace.kind(event) == EventKind.WALK ? 1 : 0;
    }
    return walks;
  }

  private static void assertRefused(FaultKind kind, long result) {
    assertTrue(Translation.isRefused(result));
    assertEquals(kind, Translation.kind(result));
  }

  @Test
  void theFirstAccessWalksAndTheNextOnesBelieve() {
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE + 0x18, read(VA + 0x18));
    assertEquals(1, walks());
    assertEquals(ONE + 0xFF8, read(VA + 0xFF8));
    assertEquals(ONE, mmu.translate(ROOT, VA, Rights.USER + Rights.READ));
    assertEquals(ONE, mmu.translate(ROOT, VA, Rights.EXECUTE));
    assertEquals(1, walks());
  }

  @Test
  void withoutATlbEveryAccessWalksAndSeesTheTablesAsTheyAre() {
    Mmu direct = mmu(Shape.NONE);
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE, direct.translate(ROOT, VA, Rights.READ));
    tables.set(1, VA, OTHER | OPEN);
    assertEquals(OTHER, direct.translate(ROOT, VA, Rights.READ));
    assertEquals(2, walks());
    assertEquals(0, direct.invalidate(Invalidation.INVLPG, VA, 0));
    assertEquals(0, direct.invalidate(Invalidation.MOV_CR3, 0, 0));
  }

  @Test
  void aChangedEntryIsNotSeenUntilThePageIsInvalidated() {
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE, read(VA));
    tables.set(1, VA, OTHER | OPEN);
    assertEquals(ONE, read(VA));
    assertEquals(0, mmu.invalidate(Invalidation.INVLPG, VA + 4096, 0));
    assertEquals(ONE, read(VA));
    assertEquals(1, mmu.invalidate(Invalidation.INVLPG, VA + 8, 0));
    assertEquals(OTHER, read(VA));
  }

  @Test
  void aRemovedPageAnswersUntilEverythingIsInvalidated() {
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE, read(VA));
    tables.set(1, VA, 0);
    assertEquals(ONE, read(VA));
    assertEquals(1, mmu.invalidate(Invalidation.MOV_CR3, 0, 0));
    assertRefused(FaultKind.NOT_PRESENT, read(VA));
  }

  /** SDM 3A §4.10.2.4: global translations survive MOV to CR3, but not INVLPG (§4.10.4.1). */
  @Test
  void aGlobalPageOutlivesTheReloadOfTheRootButNotItsOwnInvalidation() {
    tables.set(1, VA, ONE | OPEN | GLOBAL);
    assertEquals(ONE, read(VA));
    tables.set(1, VA, OTHER | OPEN | GLOBAL);
    assertEquals(0, mmu.invalidate(Invalidation.MOV_CR3, 0, 0));
    assertEquals(ONE, read(VA));
    assertEquals(1, mmu.invalidate(Invalidation.INVLPG, VA, 0));
    assertEquals(OTHER, read(VA));
  }

  /** SDM 3A §4.10.4.3: P from 0 to 1 needs no invalidation, absent entries are never cached. */
  @Test
  void aRefusedWalkLeavesNoBelief() {
    assertRefused(FaultKind.NOT_PRESENT, read(VA));
    tables.set(1, VA, 1L << 51 | PRESENT);
    assertRefused(FaultKind.RESERVED_BIT, read(VA));
    tables.set(1, VA, ONE | PRESENT);
    assertRefused(FaultKind.PROTECTION, write(VA));
    assertRefused(FaultKind.PROTECTION, mmu.translate(ROOT, VA, Rights.USER));
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE, write(VA));
  }

  @Test
  void aRefusedAccessLeavesTheLastEntryUnmarkedAndTheWayMarked() {
    tables.set(1, VA, ONE | READABLE);
    assertRefused(FaultKind.PROTECTION, write(VA));
    assertEquals(ONE | READABLE, tables.get(1, VA));
    for (int level = 2; level <= 4; level++) {
      assertEquals(ACCESSED, tables.get(level, VA) & ACCESSED);
    }
  }

  @Test
  void aWriteThroughACleanBeliefWalksAgainToSetTheDirtyBit() {
    tables.set(1, VA, ONE | OPEN);
    read(VA);
    assertEquals(ONE | OPEN | ACCESSED, tables.get(1, VA));
    assertEquals(ONE, write(VA));
    assertEquals(ONE | OPEN | ACCESSED | DIRTY, tables.get(1, VA));
    assertEquals(2, walks());
    assertEquals(ONE, write(VA));
    assertEquals(ONE, read(VA));
    assertEquals(2, walks());
    assertEquals(1, mmu.invalidate(Invalidation.INVLPG, VA, 0));
  }

  @Test
  void aPageThatIsDirtyAlreadyNeedsNoSecondWalkToBeWritten() {
    tables.set(1, VA, ONE | OPEN | DIRTY);
    read(VA);
    write(VA);
    assertEquals(1, walks());
  }

  /** The walk for the dirty bit sees the tables as they are now, and may refuse. */
  @Test
  void theWalkForTheDirtyBitNoticesThatThePageIsGone() {
    tables.set(1, VA, ONE | OPEN);
    read(VA);
    tables.set(1, VA, 0);
    assertRefused(FaultKind.NOT_PRESENT, write(VA));
    assertRefused(FaultKind.NOT_PRESENT, read(VA));
  }

  /** SDM 3A §4.10.4.3: cleared without invalidation, the flags may never be set again. */
  @Test
  void flagsClearedBehindABeliefAreNotSetAgain() {
    tables.set(1, VA, ONE | OPEN);
    write(VA);
    tables.set(1, VA, ONE | OPEN);
    read(VA);
    write(VA);
    assertEquals(ONE | OPEN, tables.get(1, VA));
    mmu.invalidate(Invalidation.INVLPG, VA, 0);
    write(VA);
    assertEquals(ONE | OPEN | ACCESSED | DIRTY, tables.get(1, VA));
  }

  /** SDM 3A §4.10.4.3: after giving rights without invalidation, one spurious fault at most. */
  @Test
  void aBeliefRefusesWhatTheTablesAllowByNowOnceAndTheFaultCuresIt() {
    tables.set(1, VA, ONE | READABLE);
    assertEquals(ONE, read(VA));
    tables.set(1, VA, ONE | OPEN);
    long refusal = write(VA);
    assertRefused(FaultKind.PROTECTION, refusal);
    assertEquals(-1, Translation.step(refusal));
    assertEquals(1, walks());
    assertEquals(ONE, write(VA));
    assertEquals(2, walks());
  }

  @Test
  void aBeliefAllowsWhatTheTablesForbidByNow() {
    tables.set(1, VA, ONE | OPEN | DIRTY);
    assertEquals(ONE, write(VA));
    tables.set(1, VA, ONE | PRESENT | DIRTY);
    assertEquals(ONE, write(VA));
    assertEquals(ONE, mmu.translate(ROOT, VA, Rights.USER + Rights.WRITE));
    mmu.invalidate(Invalidation.INVLPG, VA, 0);
    assertRefused(FaultKind.PROTECTION, write(VA));
  }

  /** The belief holds the AND of the rights of all entries (SDM 3A §4.10.2.2). */
  @Test
  void aBeliefHoldsTheRightsOfTheWholeWalk() {
    tables.set(1, VA, ONE | OPEN | DIRTY);
    tables.set(3, VA, tables.get(3, VA) & ~WRITABLE);
    assertEquals(ONE, read(VA));
    assertRefused(FaultKind.PROTECTION, write(VA));
    assertEquals(1, walks());
  }

  @Test
  void aLargePageIsBelievedAsAWhole() {
    long large = 6 << 20;
    tables.set(2, large, 2 << 20 | OPEN | LARGE);
    assertEquals((2 << 20) + 0x12_3458, read(large + 0x12_3458));
    assertEquals(2 << 20, read(large));
    assertEquals((4 << 20) - 8, read(large + (2 << 20) - 8));
    assertEquals(1, walks());
    assertEquals(1, mmu.invalidate(Invalidation.INVLPG, large + 0x5000, 0));
    tables.set(2, large, 0);
    assertRefused(FaultKind.NOT_PRESENT, read(large));
  }

  @Test
  void anAddressThatIsNotCanonicalIsNeverBelieved() {
    long low = 0x7FFF_FFFF_F000L;
    tables.set(1, low, ONE | OPEN);
    read(low);
    assertRefused(FaultKind.NON_CANONICAL, read(low | 1L << 48));
    assertRefused(FaultKind.NON_CANONICAL, read(low | 1L << 63));
  }

  @Test
  void aPageWhereThereIsNoMemoryIsRefusedEveryTime() {
    tables.set(1, VA, 0x1000_0000 | OPEN);
    assertRefused(FaultKind.BUS, read(VA));
    assertRefused(FaultKind.BUS, read(VA));
    tables.set(1, VA, ONE | OPEN);
    assertEquals(ONE, read(VA));
  }

  @Test
  void aBeliefAboutALargePageDoesNotInventMemoryBehindTheEnd() {
    FrameStore small = new FrameStore(cells, (2 << 20) + 4096, 0);
    HandMadeTables few = new HandMadeTables(small);
    few.set(2, 0, 2 << 20 | OPEN | LARGE);
    Mmu narrow =
        new Mmu(
            PlanCompiler.compile(X86.USUAL.format()),
            cells,
            small,
            Caches.tlb(new Shape(1, 4)),
            trace);
    assertEquals(2 << 20, narrow.translate(ROOT, 0, Rights.READ));
    assertRefused(FaultKind.BUS, narrow.translate(ROOT, 4096, Rights.READ));
    assertEquals((2 << 20) + 8, narrow.translate(ROOT, 8, Rights.READ));
  }
}
