package pagewalk.mmu;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.FaultKind;
import pagewalk.format.Invalidation;
import pagewalk.format.PlanLevel;
import pagewalk.format.PlanShape;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * The memory management unit: belief first, then the walk.
 *
 * <p>A TLB entry that allows the access answers without a memory reference. One that forbids it
 * raises the fault on its own authority, even when the tables have changed since (SDM 3A §4.10.4.3:
 * a spurious page fault). A write through an entry not yet dirty walks again, for the dirty bit has
 * to be set in memory. On x86 a page fault drops what is believed about the page, and what is known
 * of the way to it (SDM 3A §4.10.4.1).
 */
public final class Mmu {
  private final List<WalkPlan> plans = new ArrayList<>();
  private final List<Walker> walkers = new ArrayList<>();
  private final Cells cells;
  private final int planCell;
  private final Roots roots;
  private final Tlb tlb;
  private final WalkCache paths;
  private final FrameStore memory;
  private final Trace trace;
  private final boolean bare;
  private int current;
  private int seen;
  private WalkPlan plan;
  private Walker walker;

  public Mmu(WalkPlan plan, Cells cells, FrameStore memory, Caches caches, Trace trace) {
    this.cells = cells;
    this.plan = plan;
    this.memory = memory;
    this.trace = trace;
    planCell = cells.allocate(1);
    roots = new Roots(cells);
    walker = Walker.marking(plan, memory, roots, trace.log());
    tlb = new Tlb(cells, caches.tlb(), caches.split());
    paths = new WalkCache(cells, plan, caches.paths());
    bare = tlb.isNone() && paths.isNone();
    plans.add(plan);
    walkers.add(walker);
  }

  /**
   * From now on the tables are read under {@code other}, a plan of the same format in another state
   * of its controls; what is believed stays.
   */
  public void follow(WalkPlan other) {
    plans.add(other);
    walkers.add(Walker.marking(other, memory, roots, trace.log()));
    cells.set(planCell, plans.size() - 1);
    adopt();
  }

  /** Which plan is in force lies in a cell, for time travel changes it too. */
  private void adopt() {
    if (cells.seeks() != seen) {
      seen = cells.seeks();
      tlb.known().forgetAll();
    }
    int now = (int) cells.get(planCell);
    if (now != current) {
      current = now;
      plan = plans.get(now);
      walker = walkers.get(now);
      tlb.known().forgetAll();
    }
  }

  /**
   * Translates {@code va} for {@code access} with {@code root} in the first root register.
   *
   * @return as in {@link Translation}; nothing is allocated unless the trace is on
   */
  public long translate(long root, long va, int access) {
    if (trace.isOn() || cells.seeks() != seen) {
      return translateFully(root, va, access);
    }
    long pa = bare ? walker.find(root, va, access) : tlb.known().find(va, access, roots.asid());
    return pa >= 0 ? pa : translateFully(root, va, access);
  }

  /**
   * In one piece, though it is long: a compiler that took this into {@link #translate} would no
   * longer take that into the loops that call it (HotSpot's FreqInlineSize and InlineSmallCode).
   * Called from two places, because TeaVM takes in whatever is called from one.
   */
  private long translateFully(long root, long va, int access) {
    adopt();
    if (bare && trace.isOn()) {
      long pa = walker.trace(root, va, access, trace);
      if (pa >= 0) {
        return pa;
      }
    }
    if (tlb.isNone()) {
      return walk(root, va, access);
    }
    int asid = roots.asid();
    int slot = plan.isCanonical(va) ? tlb.find(va, asid, Rights.isFetch(access)) : -1;
    if (slot < 0) {
      return walkAndFill(root, va, access);
    }
    int group = tlb.group(slot);
    int allowed = plan.allowed(tlb.rights(slot), group);
    if (!Rights.allows(allowed, access)) {
      FaultKind kind = plan.format().access().refusal(tlb.rights(slot), group, access);
      long refusal = Translation.refused(kind, -1, tlb.level(slot), group);
      trace.tlbHit(va, access, refusal, slot);
      if (plan.format().tlb().faultForgets()) {
        tlb.dropPage(va, asid);
        paths.drop(Invalidation.Paths.PAGE, va, asid);
      }
      return refusal;
    }
    boolean dirty = tlb.isDirty(slot);
    if (Rights.isWrite(access) && !dirty) {
      tlb.dropPage(va, asid);
      return walkAndFill(root, va, access);
    }
    long pa = tlb.pa(slot) | (va & (tlb.pageSize(slot) - 1));
    trace.tlbHit(va, access, pa, slot);
    if (!memory.holds(pa)) {
      return Translation.refused(FaultKind.BUS, -1, 0, group);
    }
    if (!trace.isOn()) {
      int answered = dirty ? allowed : allowed & ~Rights.WRITES;
      tlb.known().learn(va, access, asid, pa, tlb.sizeOf(slot), answered);
    }
    return pa;
  }

  private long walkAndFill(long root, long va, int access) {
    long result = walk(root, va, access);
    if (!Translation.isRefused(result)) {
      int size = walker.leafShape().sizeNumber;
      if (tlb.knowsPartOf(va, size, roots.asid())) {
        trace.unpredictable(va, Unpredictable.PAGES_OVERLAP.ordinal());
      }
      int slot = tlb.fill(va, size, result, believed(), Rights.isFetch(access));
      trace.tlbFill(va, slot, tlb.pa(slot));
    }
    return result;
  }

  /** A page of a format without a dirty bit never has to be marked, and so counts as dirty. */
  private long believed() {
    return Tlb.leaf(
        walker.leafRights(),
        plan.level(walker.leafStep()).number,
        walker.leafGroup(),
        roots.asid(),
        walker.leafDirty(),
        walker.leafGlobal());
  }

  private long walk(long root, long va, int access) {
    int known = paths.isNone() || !plan.isCanonical(va) ? -1 : paths.deepest(va, roots.asid());
    int written = known < 0 ? Rights.ALL : paths.rights(known);
    int group = known < 0 ? 0 : paths.group(known);
    long result =
        known < 0
            ? walker.walk(root, va, access)
            : walker.resume(paths.step(known) + 1, paths.table(known), written, group, va, access);
    if (trace.isOn()) {
      record(va, access, result);
    }
    if (!Translation.isRefused(result) && walker.leafCopies() > 1) {
      checkCopies(va);
    }
    if (!paths.isNone()) {
      learn(va, written, group);
      if (Translation.isRefused(result) && plan.format().tlb().faultForgets()) {
        paths.drop(Invalidation.Paths.PAGE, va, roots.asid());
      }
    }
    return result;
  }

  /** The entries that a processor reads from its own copies are no memory references. */
  private void record(long va, int access, long result) {
    WalkRecord record = walker.record();
    int latched = record.first() == 0 && plan.level(0).latched ? 1 : 0;
    long steps = Trace.steps(record.first(), record.length(), latched);
    trace.walk(va, access, result, steps);
  }

  /** Every entry that led to another table is cached, whatever was found there. */
  private void learn(long va, int writtenAbove, int groupAbove) {
    walker.settle();
    WalkRecord record = walker.record();
    int written = writtenAbove;
    int group = groupAbove;
    for (int i = 0; i < record.length() - 1; i++) {
      PlanLevel level = plan.level(record.first() + i);
      PlanShape shape = level.shape(record.verdict(i));
      written &= record.verdict(i);
      group |= shape.group(record.raw(i));
      if (!level.latched) {
        long table = shape.target(record.raw(i));
        paths.fill(record.first() + i, va, roots.asid(), table, written, group);
      }
    }
  }

  private void checkCopies(long va) {
    WalkRecord record = walker.record();
    int last = record.length() - 1;
    int copies = walker.leafShape().copies;
    int bytes = plan.format().wordBytes();
    long first = record.slot(last) & -((long) copies * bytes);
    for (int i = 0; i < copies; i++) {
      if (memory.read(first + (long) i * bytes, bytes) != record.raw(last)) {
        trace.unpredictable(va, Unpredictable.COPIES_DIFFER.ordinal());
        return;
      }
    }
  }

  /**
   * Forgets what {@code what} says, about the page of {@code va} and the address space {@code asid}
   * as far as they matter to it; gives the number of TLB entries dropped.
   */
  public int invalidate(Invalidation what, long va, int asid) {
    paths.drop(what.paths(), va, asid);
    return tlb.drop(what, va, asid);
  }

  /**
   * Reads what the processor keeps of the root table at {@code root}, where it keeps anything;
   * gives 0, or a refusal as in {@link Translation}.
   */
  public long latch(long root) {
    adopt();
    return roots.latch(plan, memory, root);
  }

  /** The registers that walks begin at. */
  public Roots roots() {
    return roots;
  }

  /** The plan in force. */
  public WalkPlan plan() {
    adopt();
    return plan;
  }

  public Tlb tlb() {
    return tlb;
  }

  /** The paging-structure caches. */
  public WalkCache paths() {
    return paths;
  }

  public Walker walker() {
    adopt();
    return walker;
  }
}
