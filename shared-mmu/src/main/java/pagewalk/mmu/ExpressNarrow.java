package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.format.Lane;
import pagewalk.format.PlanLevel;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;

/** {@link Express} for two levels of four-byte entries. */
final class ExpressNarrow extends Express {
  private static final int ENTRY_SHIFT = 2;

  private final int upperShift;
  private final long upperMask;
  private final int lowerShift;
  private final long lowerMask;
  private final long offset;

  ExpressNarrow(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    super(plan, memory, roots, record);
    PlanLevel lower = plan.level(1);
    upperShift = plan.level(0).lowBit - ENTRY_SHIFT;
    upperMask = (long) home(plan).indexMask() << ENTRY_SHIFT;
    lowerShift = lower.lowBit - ENTRY_SHIFT;
    lowerMask = (long) lower.indexMask << ENTRY_SHIFT;
    offset = Bits.low(lower.lowBit);
  }

  @Override
  long descend(Lane lane, long root, int top, long va, boolean noting) {
    long entry = va >>> upperShift & upperMask;
    long raw2 = FrameStore.half(memory.wordIn(top + (int) (entry >>> 3)), entry);
    long slot1 = (raw2 & tableAddress) + (va >>> lowerShift & lowerMask);
    long raw1 = FrameStore.half(memory.quick(slot1), slot1);
    if (noting) {
      record.note(0, base(root) + entry, raw2);
      record.note(1, slot1, raw1);
    }
    long unfit = (raw2 ^ lane.tableWant()) & lane.tableMask();
    unfit |= (raw1 ^ lane.leafWant()) & lane.leafMask();
    return unfit != 0 ? NOT_HERE : (raw1 & leafAddress) | (va & offset);
  }
}
