package pagewalk.mmu;

import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.format.WalkPlan;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * The memory management unit: belief first, then the walk.
 *
 * <p>A TLB entry that allows the access answers without a memory reference. One that forbids it
 * raises the fault on its own authority, even when the tables have changed since (SDM 3A §4.10.4.3:
 * a spurious page fault). A write through an entry not yet dirty walks again, for the dirty bit has
 * to be set in memory. A page fault drops what the TLB believes about the page (SDM 3A §4.10.4.1).
 */
public final class Mmu {
  private final WalkPlan plan;
  private final Roots roots;
  private final Walker walker;
  private final Tlb tlb;
  private final FrameStore memory;
  private final Trace trace;

  public Mmu(WalkPlan plan, Cells cells, FrameStore memory, Shape shape, Trace trace) {
    this.plan = plan;
    roots = new Roots(cells);
    walker = Walker.marking(plan, memory, roots);
    tlb = new Tlb(cells, shape, plan.pageSizes());
    this.memory = memory;
    this.trace = trace;
  }

  /**
   * Translates {@code va} for {@code access} with {@code root} in the first root register.
   *
   * @return as in {@link Translation}; nothing is allocated unless the trace is on
   */
  public long translate(long root, long va, int access) {
    if (tlb.shape().isNone()) {
      return walk(root, va, access);
    }
    int slot = plan.isCanonical(va) ? tlb.find(va, roots.asid()) : -1;
    if (slot < 0) {
      return walkAndFill(root, va, access);
    }
    int group = tlb.group(slot);
    if (!Rights.allows(plan.allowed(tlb.rights(slot), group), access)) {
      FaultKind kind = plan.format().access().refusal(tlb.rights(slot), group, access);
      long refusal = Translation.refused(kind, -1, tlb.level(slot), group);
      trace.tlbHit(va, access, refusal, slot);
      tlb.dropPage(va, roots.asid());
      return refusal;
    }
    if (Rights.isWrite(access) && !tlb.isDirty(slot)) {
      tlb.dropPage(va, roots.asid());
      return walkAndFill(root, va, access);
    }
    long pa = tlb.pa(slot) | (va & (tlb.pageSize(slot) - 1));
    trace.tlbHit(va, access, pa, slot);
    return memory.holds(pa) ? pa : Translation.refused(FaultKind.BUS, -1, 0, group);
  }

  private long walkAndFill(long root, long va, int access) {
    long result = walk(root, va, access);
    if (!Translation.isRefused(result)) {
      int slot = tlb.fill(va, walker.leafSize(), result, believed());
      trace.tlbFill(va, slot, tlb.pa(slot));
    }
    return result;
  }

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
    long result = walker.walk(root, va, access);
    if (trace.isOn()) {
      WalkRecord record = walker.record();
      int latched = record.first() == 0 && plan.level(0).latched ? 1 : 0;
      trace.walk(va, access, result, record.first() + latched);
      for (int i = latched; i < record.length(); i++) {
        trace.step(record.slot(i), record.raw(i));
      }
    }
    return result;
  }

  /**
   * INVLPG: forgets what is believed about the page of {@code va}; gives the number of entries
   * dropped.
   */
  public int invalidatePage(long va) {
    return tlb.shape().isNone() ? 0 : tlb.dropPage(va, roots.asid());
  }

  /** MOV to CR3: forgets everything that is not global; gives the number of entries dropped. */
  public int invalidateAll() {
    return tlb.dropAll(false);
  }

  /**
   * Reads what the processor keeps of the root table at {@code root}, where it keeps anything;
   * gives 0, or a refusal as in {@link Translation}.
   */
  public long latch(long root) {
    return roots.latch(plan, memory, root);
  }

  /** The registers that walks begin at. */
  public Roots roots() {
    return roots;
  }

  /** The plan in force. */
  public WalkPlan plan() {
    return plan;
  }

  public Tlb tlb() {
    return tlb;
  }

  public Walker walker() {
    return walker;
  }
}
