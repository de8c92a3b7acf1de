package pagewalk.mmu;

import pagewalk.format.FaultKind;
import pagewalk.format.PlanLevel;
import pagewalk.format.PlanShape;
import pagewalk.format.ShapeKind;
import pagewalk.format.WalkPlan;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * The registers that walks begin at: the root registers (CR3; TTBR0 and TTBR1), the tag of the
 * current address space (PCID, ASID), and the copies of the entries that the processor latches when
 * a root is loaded (PAE's four PDPTEs, SDM 3A §4.4.1).
 */
public final class Roots {
  private static final int REGISTERS = 2;
  private static final int LATCHES = 4;
  private static final int ASID = REGISTERS;
  private static final int LATCHED = ASID + 1;
  private static final int COUNT = LATCHED + LATCHES;

  private final Cells cells;
  private final int first;

  public Roots(Cells cells) {
    this.cells = cells;
    first = cells.allocate(COUNT);
  }

  /** What root register {@code number} holds. */
  public long get(int number) {
    return cells.get(first + number);
  }

  public void set(int number, long value) {
    cells.set(first + number, value);
  }

  /** The tag of the current address space: a PCID or ASID; 0 where there are none. */
  public int asid() {
    return (int) cells.get(first + ASID);
  }

  public void setAsid(int asid) {
    cells.set(first + ASID, asid);
  }

  /** The processor's copy of entry {@code index} of the root table. */
  public long latched(int index) {
    return cells.get(first + LATCHED + index);
  }

  /**
   * Copies the entries of the root table at {@code root}, when the format has them latched.
   *
   * @return 0 or more, or as in {@link Translation} the refusal of a table that cannot be loaded:
   *     no memory there, or a reserved bit in a present entry
   */
  public long latch(WalkPlan plan, FrameStore memory, long root) {
    PlanLevel level = plan.level(0);
    if (!level.latched) {
      return 0;
    }
    long table = root & plan.regime(0).baseMask();
    for (int index = 0; index <= level.indexMask; index++) {
      long slot = table + ((long) index << level.entryShift);
      if (!memory.holds(slot)) {
        return Translation.refused(FaultKind.BUS, -1, level.number, 0);
      }
      long raw = memory.read(slot);
      int verdict = level.verdict(raw);
      PlanShape shape = level.shape(verdict);
      boolean present = PlanLevel.kindOf(verdict) != ShapeKind.ABSENT.ordinal();
      if (present && (raw & shape.mustBeClear) != 0) {
        return Translation.refused(FaultKind.BAD_ROOT, -1, level.number, 0);
      }
    }
    for (int index = 0; index <= level.indexMask; index++) {
      cells.set(first + LATCHED + index, memory.read(table + ((long) index << level.entryShift)));
    }
    return 0;
  }
}
