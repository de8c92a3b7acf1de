package pagewalk.mmu;

import pagewalk.format.Lane;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;

/** {@link Express} for three to five levels of eight-byte entries. */
final class ExpressWide extends Express {
  static final int FEWEST_LEVELS = 3;
  static final int MOST_LEVELS = 5;
  private static final int ENTRY_SHIFT = 3;

  private final boolean copied;
  private final int topMask;
  private final int topShift;
  private final int shift4;
  private final int shift3;
  private final int shift2;
  private final int shift1;
  private final int below;

  ExpressWide(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    super(plan, memory, roots, record);
    copied = plan.level(first).latched;
    topMask = home(plan).indexMask() << ENTRY_SHIFT;
    below = plan.level(plan.depth() - 1).indexMask << ENTRY_SHIFT;
    topShift = shift(levels);
    shift4 = shift(4);
    shift3 = shift(3);
    shift2 = shift(2);
    shift1 = shift(1);
  }

  /** Whether all tables below the root have the same number of entries. */
  static boolean fits(WalkPlan plan) {
    int first = home(plan).first();
    int levels = plan.depth() - first;
    for (int step = first + 1; step < plan.depth(); step++) {
      if (plan.level(step).indexMask != plan.level(plan.depth() - 1).indexMask) {
        return false;
      }
    }
    return levels >= FEWEST_LEVELS && levels <= MOST_LEVELS;
  }

  private int shift(int number) {
    return number > levels ? 0 : plan.level(plan.depth() - number).lowBit - ENTRY_SHIFT;
  }

  @Override
  long descend(Lane lane, long root, long base, long va) {
    long slot = base + ((int) (va >>> topShift) & topMask);
    if (levels == FEWEST_LEVELS) {
      return copied ? fromCopy(lane, root, slot, va) : fromThird(lane, slot, va);
    }
    long want = lane.tableWant();
    long raw = memory.quick(slot);
    record.note(levels, slot, raw);
    long unfit = raw ^ want;
    if (levels == MOST_LEVELS) {
      slot = (raw & tableAddress) + ((int) (va >>> shift4) & below);
      raw = memory.quick(slot);
      record.note(4, slot, raw);
      unfit |= raw ^ want;
    }
    slot = (raw & tableAddress) + ((int) (va >>> shift3) & below);
    raw = memory.quick(slot);
    record.note(3, slot, raw);
    return fromSecond(lane, (unfit | (raw ^ want)) & lane.tableMask(), raw & tableAddress, va);
  }

  private long fromThird(Lane lane, long slot, long va) {
    long raw = memory.quick(slot);
    record.note(3, slot, raw);
    return fromSecond(lane, (raw ^ lane.tableWant()) & lane.tableMask(), raw & tableAddress, va);
  }

  private long fromCopy(Lane lane, long root, long slot, long va) {
    if (!isLatched(root)) {
      return NOT_HERE;
    }
    long raw = latched((int) (slot >>> ENTRY_SHIFT) & (topMask >>> ENTRY_SHIFT));
    record.note(3, slot, raw);
    return fromSecond(lane, (raw ^ lane.latchWant()) & lane.latchMask(), raw & tableAddress, va);
  }

  private long fromSecond(Lane lane, long unfitAbove, long table, long va) {
    long slot2 = table + ((int) (va >>> shift2) & below);
    long raw2 = memory.quick(slot2);
    long slot1 = (raw2 & tableAddress) + ((int) (va >>> shift1) & below);
    long raw1 = memory.quick(slot1);
    record.note(2, slot2, raw2);
    record.note(1, slot1, raw1);
    long unfit = unfitAbove | ((raw2 ^ lane.tableWant()) & lane.tableMask());
    unfit |= (raw1 ^ lane.leafWant()) & lane.leafMask();
    return unfit != 0 ? NOT_HERE : (raw1 & leafAddress) | (va & offset);
  }
}
