package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.mmu.HandMadeTables.ACCESSED;
import static pagewalk.mmu.HandMadeTables.DIRTY;
import static pagewalk.mmu.HandMadeTables.GLOBAL;
import static pagewalk.mmu.HandMadeTables.PRESENT;
import static pagewalk.mmu.HandMadeTables.ROOT;
import static pagewalk.mmu.HandMadeTables.USER;
import static pagewalk.mmu.HandMadeTables.WRITABLE;

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.format.X86;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/** What a walk leaves behind: marks in memory, and a record of what it read. */
final class WalkerTest {
  private static final WalkPlan PLAN = PlanCompiler.compile(X86.USUAL.format());
  private static final long VA = 0x7F3C_45A8_2000L;
  private static final long PAGE = 0x10_0000;
  private static final long OPEN = PRESENT | WRITABLE | USER;

  private final Cells cells = new Cells();
  private final FrameStore memory = new FrameStore(cells, 16 << 20, 0);
  private final HandMadeTables tables = new HandMadeTables(memory);
  private final Walker hardware = Walker.marking(PLAN, memory, new Roots(cells));
  private final Walker onlooker = Walker.looking(PLAN, memory, new Roots(cells));

  @Test
  void theRecordNamesEveryEntryAsItWasBeforeItWasMarked() {
    tables.set(1, VA, PAGE | OPEN);
    long[] before = new long[4];
    for (int step = 0; step < 4; step++) {
      before[step] = tables.get(4 - step, VA);
    }
    assertEquals(PAGE | 0x10, hardware.walk(ROOT, VA | 0x10, Rights.WRITE));
    WalkRecord record = hardware.record();
    assertEquals(4, record.length());
    for (int step = 0; step < 4; step++) {
      assertEquals(tables.slot(4 - step, VA), record.slot(step));
      assertEquals(before[step], record.raw(step));
      long marks = step == 3 ? ACCESSED | DIRTY : ACCESSED;
      assertEquals(before[step] | marks, tables.get(4 - step, VA));
    }
  }

  @Test
  void theRecordEndsWithTheEntryThatDecided() {
    tables.set(2, VA, 0x5000);
    long result = hardware.walk(ROOT, VA, Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, Translation.kind(result));
    assertEquals(2, Translation.step(result));
    assertEquals(3, hardware.record().length());
    assertEquals(0x5000, hardware.record().raw(2));
    assertEquals(0x5000, tables.get(2, VA));
  }

  @Test
  void anAddressThatIsNotCanonicalIsRefusedBeforeAnyEntryIsRead() {
    hardware.walk(ROOT, VA, Rights.READ);
    long result = hardware.walk(ROOT, 0x8000_0000_0000L, Rights.READ);
    assertEquals(FaultKind.NON_CANONICAL, Translation.kind(result));
    assertEquals(-1, Translation.step(result));
    assertEquals(0, hardware.record().length());
  }

  /** SDM 3A §4.7: an absent entry further down hides a violation of rights further up. */
  @Test
  void rightsAreAskedOnlyWhenAWholeTranslationExists() {
    tables.set(1, VA, 0);
    tables.set(4, VA, tables.get(4, VA) & ~USER);
    long result = hardware.walk(ROOT, VA, Rights.USER + Rights.READ);
    assertEquals(FaultKind.NOT_PRESENT, Translation.kind(result));
    tables.set(1, VA, PAGE | OPEN);
    long later = hardware.walk(ROOT, VA, Rights.USER + Rights.READ);
    assertEquals(FaultKind.PROTECTION, Translation.kind(later));
    assertEquals(0, Translation.step(later));
  }

  @Test
  void anOnlookerFindsTheSameAndChangesNothing() {
    tables.set(1, VA, PAGE | OPEN | GLOBAL);
    int time = cells.time();
    assertEquals(PAGE, onlooker.walk(ROOT, VA, Rights.WRITE));
    assertEquals(time, cells.time());
    assertEquals(PAGE, hardware.walk(ROOT, VA, Rights.WRITE));
    assertTrue(cells.time() > time);
    assertEquals(3, onlooker.leafStep());
    assertEquals(hardware.leafRights(), onlooker.leafRights());
    assertTrue(onlooker.leafGlobal());
  }

  @Test
  void aSecondWalkChangesNothing() {
    tables.set(1, VA, PAGE | OPEN);
    hardware.walk(ROOT, VA, Rights.WRITE);
    int time = cells.time();
    hardware.walk(ROOT, VA, Rights.READ);
    assertEquals(time, cells.time());
  }

  @Test
  void theLeafIsDirtyWhenItWasWrittenNowOrBefore() {
    tables.set(1, VA, PAGE | OPEN);
    hardware.walk(ROOT, VA, Rights.READ);
    assertFalse(hardware.leafDirty());
    hardware.walk(ROOT, VA, Rights.WRITE);
    assertTrue(hardware.leafDirty());
    hardware.walk(ROOT, VA, Rights.READ);
    assertTrue(hardware.leafDirty());
  }

  /** The root that names itself in slot 511: one entry is read as PML4E, PDPTE, PDE and PTE. */
  @Test
  void aRecursiveEntryIsReadOncePerLevelAndMarkedInBothRoles() {
    long slot = ROOT + 511 * 8;
    memory.write(slot, ROOT | PRESENT | WRITABLE);
    assertEquals(ROOT + 0xFF8, hardware.walk(ROOT, -8, Rights.WRITE));
    for (int step = 0; step < 4; step++) {
      assertEquals(slot, hardware.record().slot(step));
    }
    assertEquals(ROOT | PRESENT | WRITABLE, hardware.record().raw(0));
    assertEquals(ROOT | PRESENT | WRITABLE | ACCESSED, hardware.record().raw(3));
    assertEquals(ROOT | PRESENT | WRITABLE | ACCESSED | DIRTY, memory.read(slot));
  }
}
