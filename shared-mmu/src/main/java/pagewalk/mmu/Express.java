package pagewalk.mmu;

import org.jspecify.annotations.Nullable;
import pagewalk.format.Lane;
import pagewalk.format.PlanLevel;
import pagewalk.format.PlanShape;
import pagewalk.format.Regime;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * The usual walk at once: down to a small page through tables that lie side by side in the arena,
 * with one test of all its entries together at the end (see {@link Lane}).
 *
 * <p>Whatever is different in any way, a refusal, a large page, a mark that has to be set, a table
 * elsewhere, is not decided here: the walk is then made again by {@link Walker}, entry by entry.
 * Both fill the same record.
 */
abstract class Express {
  /** In place of a physical address: ask the exact walk. */
  static final long NOT_HERE = -1;

  /** In place of the cell of a root table that does not lie side by side. */
  private static final int NOWHERE = 0;

  final FrameStore memory;
  final WalkPlan plan;
  final WalkRecord record;
  final long tableAddress;
  final long leafAddress;
  private final Roots roots;
  private final long lowMask;
  private final long lowValue;
  private final long highMask;
  private final long highValue;
  private final long baseMask;
  private final long beyond;
  private final int register;
  private final int rootBytes;
  private final @Nullable Lane[] lanes = new Lane[Rights.ACCESSES];
  private long knownRoot = -1;
  private int knownTop = NOWHERE;
  final int first;
  final int levels;
  private final long steps;

  Express(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    this.plan = plan;
    this.memory = memory;
    this.roots = roots;
    this.record = record;
    Regime low = home(plan);
    Regime high = isTwin(plan) ? plan.regime(1) : low;
    lowMask = low.mask();
    lowValue = low.value();
    highMask = high.mask();
    highValue = high.value();
    baseMask = low.baseMask();
    beyond = low.beyond();
    register = low.root();
    first = low.first();
    levels = plan.depth() - first;
    steps = Trace.steps(first, levels, first == 0 && plan.level(0).latched ? 1 : 0);
    rootBytes = (low.indexMask() + 1) << plan.level(first).entryShift;
    tableAddress = tableShape(plan, plan.depth() - 2).address;
    PlanShape leaf = leafShape(plan);
    leafAddress = leaf.address;
  }

  /** The express walk of {@code plan}; none for formats that it does not fit. */
  static @Nullable Express of(WalkPlan plan, FrameStore memory, Roots roots, WalkRecord record) {
    if (plan.depth() < 2 || home(plan).disabled() || !isUniform(plan)) {
      return null;
    }
    if (plan.level(plan.depth() - 1).narrow) {
      return plan.depth() == 2 ? new ExpressNarrow(plan, memory, roots, record) : null;
    }
    return ExpressWide.fits(plan) ? ExpressWide.of(plan, memory, roots, record) : null;
  }

  /**
   * The part of the address space that express walks are for: the one with address 0, where user
   * code is; the first one where that is only what another leaves over (LPAE with T0SZ = 0).
   */
  static Regime home(WalkPlan plan) {
    int number = Math.max(0, plan.regimeOf(0));
    Regime found = plan.regime(number);
    for (int earlier = 0; earlier < number; earlier++) {
      if (!found.isApartFrom(plan.regime(earlier))) {
        return plan.regime(0);
      }
    }
    return found;
  }

  /** Whether the second regime differs from the first in nothing but which addresses it is for. */
  private static boolean isTwin(WalkPlan plan) {
    if (plan.format().regimes().size() < 2) {
      return false;
    }
    Regime low = plan.regime(0);
    Regime high = plan.regime(1);
    return low.root() == high.root()
        && low.baseMask() == high.baseMask()
        && low.first() == high.first()
        && low.indexMask() == high.indexMask()
        && low.beyond() == high.beyond()
        && low.disabled() == high.disabled();
  }

  /** Whether all entries that point to tables keep the address in the same bits. */
  private static boolean isUniform(WalkPlan plan) {
    long address = tableShape(plan, plan.depth() - 2).address;
    for (int step = 0; step < plan.depth() - 1; step++) {
      if (tableShape(plan, step).address != address) {
        return false;
      }
    }
    return true;
  }

  private static PlanShape tableShape(WalkPlan plan, int step) {
    PlanLevel level = plan.level(step);
    return level.shape(level.verdict(plan.format().maker().table(level.number, 0, true)));
  }

  private static PlanShape leafShape(WalkPlan plan) {
    PlanLevel level = plan.level(plan.depth() - 1);
    long raw = plan.format().maker().leaf(1, 0, 0, false);
    return level.shape(level.narrow ? level.narrowVerdict(raw, 0) : level.verdict(raw));
  }

  /**
   * As {@link Walker#walk}, or {@link #NOT_HERE}. The record is filled, so that what else is to be
   * known of the walk can be asked.
   */
  final long walk(long root, long va, int access) {
    Lane lane = lanes[access];
    if (lane == null) {
      lane = plan.lane(access);
      lanes[access] = lane;
    }
    int top = root == knownRoot ? knownTop : topOf(root);
    if (top == NOWHERE || lane == null || !isFor(va)) {
      return NOT_HERE;
    }
    long pa = within(descend(lane, root, top, va, true));
    if (pa >= 0) {
      record.came(first, levels);
    }
    return pa;
  }

  /**
   * {@link #walk} that leaves the record alone: for whoever wants the address and nothing else. A
   * lane that no walk has needed yet is not compiled here but missed, to keep this short.
   */
  final long find(long root, long va, int access) {
    Lane lane = lanes[access];
    int top = root == knownRoot ? knownTop : topOf(root);
    if (top == NOWHERE || lane == null || !isFor(va)) {
      return NOT_HERE;
    }
    return within(descend(lane, root, top, va, false));
  }

  /** {@link #walk} as an event of {@code trace}, which is on, where it is a usual one. */
  final long trace(long root, long va, int access, Trace trace) {
    long pa = walk(root, va, access);
    if (pa >= 0) {
      trace.walk(va, access, pa, steps);
    }
    return pa;
  }

  /** Whether {@code va} is in a part of the address space that express walks are for. */
  private boolean isFor(long va) {
    return (va & lowMask) == lowValue || (va & highMask) == highValue;
  }

  private long within(long pa) {
    return pa < memory.bytes() ? pa : NOT_HERE;
  }

  /**
   * The cell where the root table begins, or {@link #NOWHERE} for express walks. Cells never move,
   * so what was found for a value of the first register holds for good.
   */
  private int topOf(long root) {
    long table = base(root);
    if (((register == 0 ? root : roots.get(register)) & beyond) != 0) {
      return NOWHERE;
    }
    int found = memory.cellAt(table);
    int last = memory.cellAt(table + rootBytes - Long.BYTES);
    if (found == NOWHERE || last != found + (rootBytes >>> 3) - 1) {
      return NOWHERE;
    }
    if (register == 0) {
      knownRoot = root;
      knownTop = found;
    }
    return found;
  }

  /** Physical address of the root table, {@code root} being in the first register. */
  final long base(long root) {
    return (register == 0 ? root : roots.get(register)) & baseMask;
  }

  /**
   * The page through the root table in the cells from {@code top} on, every entry noted where that
   * is wanted, or {@link #NOT_HERE}.
   */
  abstract long descend(Lane lane, long root, int top, long va, boolean noting);

  /**
   * The words of the processor's copies of root entries, when {@code root} is where they are of.
   */
  final boolean isLatched(long root) {
    return roots.get(0) == root;
  }

  final long latched(int index) {
    return roots.latched(index);
  }
}
