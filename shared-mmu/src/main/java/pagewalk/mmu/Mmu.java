package pagewalk.mmu;

import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
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
  private final Walker walker;
  private final Tlb tlb;
  private final FrameStore memory;
  private final Trace trace;

  public Mmu(WalkPlan plan, Cells cells, FrameStore memory, Shape shape, Trace trace) {
    walker = Walker.marking(plan, memory);
    tlb = new Tlb(cells, shape, pageBits(plan.format()));
    this.memory = memory;
    this.trace = trace;
  }

  private static int[] pageBits(PagingFormat format) {
    int[] bits = new int[format.top() + 1];
    for (int number = 1; number <= format.top(); number++) {
      bits[number] = format.level(number).lowBit();
    }
    return bits;
  }

  /**
   * Translates {@code va} for {@code access} through the tables at {@code root}.
   *
   * @return as in {@link Translation}; nothing is allocated unless the trace is on
   */
  public long translate(long root, long va, int access) {
    if (tlb.shape().isNone()) {
      return walk(root, va, access);
    }
    int slot = walker.plan().isCanonical(va) ? tlb.find(va) : -1;
    if (slot < 0) {
      return walkAndFill(root, va, access);
    }
    if (!Rights.allows(tlb.rights(slot), access)) {
      trace.tlbHit(va, access, Translation.refused(FaultKind.PROTECTION, -1), slot);
      tlb.dropPage(va);
      return Translation.refused(FaultKind.PROTECTION, -1);
    }
    if (Rights.isWrite(access) && !tlb.isDirty(slot)) {
      tlb.dropPage(va);
      return walkAndFill(root, va, access);
    }
    long pa = tlb.pa(slot) | (va & (tlb.pageSize(slot) - 1));
    trace.tlbHit(va, access, pa, slot);
    return memory.holds(pa) ? pa : Translation.refused(FaultKind.BUS, -1);
  }

  private long walkAndFill(long root, long va, int access) {
    long result = walk(root, va, access);
    if (!Translation.isRefused(result)) {
      int level = walker.plan().level(walker.leafStep()).number;
      int slot =
          tlb.fill(va, level, result, walker.leafRights(), walker.leafDirty(), walker.leafGlobal());
      trace.tlbFill(va, slot, tlb.pa(slot));
    }
    return result;
  }

  private long walk(long root, long va, int access) {
    long result = walker.walk(root, va, access);
    if (trace.isOn()) {
      WalkRecord record = walker.record();
      trace.walk(va, access, result);
      for (int step = 0; step < record.length(); step++) {
        trace.step(record.slot(step), record.raw(step));
      }
    }
    return result;
  }

  /**
   * INVLPG: forgets what is believed about the page of {@code va}; gives the number of entries
   * dropped.
   */
  public int invalidatePage(long va) {
    return tlb.shape().isNone() ? 0 : tlb.dropPage(va);
  }

  /** MOV to CR3: forgets everything that is not global; gives the number of entries dropped. */
  public int invalidateAll() {
    return tlb.dropAll(false);
  }

  public Tlb tlb() {
    return tlb;
  }

  public Walker walker() {
    return walker;
  }
}
