package pagewalk.mmu;

import pagewalk.format.Lane;
import pagewalk.format.PlanLevel;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;

/**
 * {@link Express} for three to five levels of eight-byte entries, 512 to a table and 4 KiB to a
 * page: one straight line for each number of levels, its shifts and masks known to the compiler.
 */
abstract class ExpressWide extends Express {
  private static final int FEWEST_LEVELS = 3;
  private static final int MOST_LEVELS = 5;
  private static final int PAGE_SHIFT = 12;
  private static final int INDEX_BITS = 9;
  private static final int INDEX = (1 << INDEX_BITS) - 1;
  private static final int ENTRY_SHIFT = 3;
  private static final long ENTRIES = (long) INDEX << ENTRY_SHIFT;
  private static final int SHIFT_1 = PAGE_SHIFT - ENTRY_SHIFT;
  private static final int SHIFT_2 = SHIFT_1 + INDEX_BITS;
  private static final int SHIFT_3 = SHIFT_2 + INDEX_BITS;
  private static final int SHIFT_4 = SHIFT_3 + INDEX_BITS;
  private static final int TOP_3 = SHIFT_3 + ENTRY_SHIFT;
  private static final int TOP_4 = SHIFT_4 + ENTRY_SHIFT;
  private static final int TOP_5 = TOP_4 + INDEX_BITS;
  private static final long OFFSET = (1 << PAGE_SHIFT) - 1;

  final int topIndex;

  private ExpressWide(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    super(plan, memory, roots, record);
    topIndex = home(plan).indexMask();
  }

  /** Whether all tables below the root are such, and there are three to five levels. */
  static boolean fits(WalkPlan plan) {
    int first = home(plan).first();
    int levels = plan.depth() - first;
    for (int number = 1; number < levels; number++) {
      PlanLevel level = plan.level(plan.depth() - number);
      boolean usual = level.lowBit == PAGE_SHIFT + (number - 1) * INDEX_BITS;
      if (!usual || level.indexMask != INDEX) {
        return false;
      }
    }
    boolean usual = plan.level(first).lowBit == PAGE_SHIFT + (levels - 1) * INDEX_BITS;
    return usual && levels >= FEWEST_LEVELS && levels <= MOST_LEVELS;
  }

  static Express of(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    int first = home(plan).first();
    return switch (plan.depth() - first) {
      case 3 ->
          plan.level(first).latched
              ? new Copied(plan, memory, roots, record)
              : new Three(plan, memory, roots, record);
      case 4 -> new Four(plan, memory, roots, record);
      default -> new Five(plan, memory, roots, record);
    };
  }

  /**
   * The part of a walk below the third level; {@code unfit} is what the {@code above} entries above
   * lack.
   */
  final long fromSecond(Lane lane, long unfit, long raw3, long va, int above, boolean noting) {
    long slot2 = (raw3 & tableAddress) + (va >>> SHIFT_2 & ENTRIES);
    long raw2 = memory.quick(slot2);
    long slot1 = (raw2 & tableAddress) + (va >>> SHIFT_1 & ENTRIES);
    long raw1 = memory.quick(slot1);
    if (noting) {
      record.note(above, slot2, raw2);
      record.note(above + 1, slot1, raw1);
    }
    long lacking =
        unfit
            | ((raw2 ^ lane.tableWant()) & lane.tableMask())
            | ((raw1 ^ lane.leafWant()) & lane.leafMask());
    return lacking == 0 ? (raw1 & leafAddress) | (va & OFFSET) : NOT_HERE;
  }

  /** PAE: the processor has copies of the four entries of the root. */
  private static final class Copied extends ExpressWide {
    Copied(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
      super(plan, memory, roots, record);
    }

    @Override
    long descend(Lane lane, long root, int top, long va, boolean noting) {
      if (!isLatched(root)) {
        return NOT_HERE;
      }
      int index = (int) (va >>> TOP_3) & topIndex;
      long raw3 = latched(index);
      if (noting) {
        record.note(0, base(root) + ((long) index << ENTRY_SHIFT), raw3);
      }
      return fromSecond(lane, (raw3 ^ lane.latchWant()) & lane.latchMask(), raw3, va, 1, noting);
    }
  }

  private static final class Three extends ExpressWide {
    Three(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
      super(plan, memory, roots, record);
    }

    @Override
    long descend(Lane lane, long root, int top, long va, boolean noting) {
      int index = (int) (va >>> TOP_3) & topIndex;
      long raw3 = memory.wordIn(top + index);
      if (noting) {
        record.note(0, base(root) + ((long) index << ENTRY_SHIFT), raw3);
      }
      return fromSecond(lane, (raw3 ^ lane.tableWant()) & lane.tableMask(), raw3, va, 1, noting);
    }
  }

  private static final class Four extends ExpressWide {
    Four(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
      super(plan, memory, roots, record);
    }

    @Override
    long descend(Lane lane, long root, int top, long va, boolean noting) {
      int index = (int) (va >>> TOP_4) & topIndex;
      long raw4 = memory.wordIn(top + index);
      long slot3 = (raw4 & tableAddress) + (va >>> SHIFT_3 & ENTRIES);
      long raw3 = memory.quick(slot3);
      if (noting) {
        record.note(0, base(root) + ((long) index << ENTRY_SHIFT), raw4);
        record.note(1, slot3, raw3);
      }
      long want = lane.tableWant();
      long unfit = ((raw4 ^ want) | (raw3 ^ want)) & lane.tableMask();
      return fromSecond(lane, unfit, raw3, va, 2, noting);
    }
  }

  private static final class Five extends ExpressWide {
    Five(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
      super(plan, memory, roots, record);
    }

    @Override
    long descend(Lane lane, long root, int top, long va, boolean noting) {
      int index = (int) (va >>> TOP_5) & topIndex;
      long raw5 = memory.wordIn(top + index);
      long slot4 = (raw5 & tableAddress) + (va >>> SHIFT_4 & ENTRIES);
      long raw4 = memory.quick(slot4);
      long slot3 = (raw4 & tableAddress) + (va >>> SHIFT_3 & ENTRIES);
      long raw3 = memory.quick(slot3);
      if (noting) {
        record.note(0, base(root) + ((long) index << ENTRY_SHIFT), raw5);
        record.note(1, slot4, raw4);
        record.note(2, slot3, raw3);
      }
      long want = lane.tableWant();
      long unfit = ((raw5 ^ want) | (raw4 ^ want) | (raw3 ^ want)) & lane.tableMask();
      return fromSecond(lane, unfit, raw3, va, 3, noting);
    }
  }
}
