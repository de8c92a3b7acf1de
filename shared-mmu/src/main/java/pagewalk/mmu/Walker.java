package pagewalk.mmu;

import pagewalk.bits.Bits;
import pagewalk.format.FaultKind;
import pagewalk.format.PlanLevel;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.format.WalkPlan;
import pagewalk.state.PhysicalMemory;

/**
 * The page-table walk: reads one entry per level from physical memory and ANDs what they allow.
 *
 * <p>Order of the checks (SDM 3A §4.6, §4.7): canonical form, then top-down per entry present and
 * reserved bits, and only when a whole translation exists the rights. Accessed bits are set in
 * every entry used on the way; the last entry is marked only when the access is allowed.
 */
public final class Walker {
  private static final int ABSENT = ShapeKind.ABSENT.ordinal();
  private static final int LEAF = ShapeKind.LEAF.ordinal();
  private static final int RESERVED = ShapeKind.RESERVED.ordinal();

  private final WalkPlan plan;
  private final PhysicalMemory memory;
  private final WalkRecord record = new WalkRecord();
  private final boolean marks;
  private int leafRights;
  private int leafStep;
  private boolean leafGlobal;
  private boolean leafDirty;

  private Walker(WalkPlan plan, PhysicalMemory memory, boolean marks) {
    this.plan = plan;
    this.memory = memory;
    this.marks = marks;
  }

  /** The hardware's walker, which marks the entries it uses as accessed and dirty. */
  public static Walker marking(WalkPlan plan, PhysicalMemory memory) {
    return new Walker(plan, memory, true);
  }

  /** An onlooker's walker: reads the same entries, decides the same, changes nothing. */
  public static Walker looking(WalkPlan plan, PhysicalMemory memory) {
    return new Walker(plan, memory, false);
  }

  /**
   * Translates {@code va} for {@code access} (see {@link Rights}) through the tables at {@code
   * root}.
   *
   * @return as in {@link Translation}; nothing is allocated
   */
  public long walk(long root, long va, int access) {
    record.begin();
    if (!plan.isCanonical(va)) {
      return Translation.refused(FaultKind.NON_CANONICAL, -1);
    }
    long table = root;
    int rights = Rights.ALL;
    for (int step = 0; ; step++) {
      PlanLevel level = plan.level(step);
      long slot =
          table + ((long) ((int) (va >>> level.lowBit) & level.indexMask) << level.entryShift);
      if (!memory.holds(slot)) {
        return Translation.refused(FaultKind.BUS, step - 1);
      }
      long raw = memory.read(slot);
      int verdict = level.verdict(raw);
      record.add(slot, raw, verdict);
      int kind = PlanLevel.kindOf(verdict);
      if (kind == ABSENT) {
        return Translation.refused(FaultKind.NOT_PRESENT, step);
      }
      int shape = PlanLevel.shapeOf(verdict);
      if (kind == RESERVED || (raw & level.reservedMask(shape)) != 0) {
        return Translation.refused(FaultKind.RESERVED_BIT, step);
      }
      rights &= verdict;
      if (kind == LEAF) {
        return finish(level, step, va, access, rights);
      }
      mark(slot, raw, level.setOnUse(shape));
      table = raw & level.addressMask(shape);
    }
  }

  private long finish(PlanLevel level, int step, long va, int access, int rights) {
    if (!Rights.allows(rights, access)) {
      return Translation.refused(FaultKind.PROTECTION, firstRefusing(access, step));
    }
    long raw = record.raw(step);
    int shape = PlanLevel.shapeOf(record.verdict(step));
    long dirty = level.setOnWrite(shape);
    boolean write = Rights.isWrite(access);
    mark(record.slot(step), raw, level.setOnUse(shape) | (write ? dirty : 0));
    leafRights = rights;
    leafStep = step;
    leafGlobal = (raw & level.globalMask(shape)) != 0;
    leafDirty = write || (raw & dirty) != 0;
    long pa = (raw & level.addressMask(shape)) | (va & Bits.low(level.lowBit));
    return memory.holds(pa) ? pa : Translation.refused(FaultKind.BUS, step);
  }

  /** The highest entry that refuses {@code access} on its own. */
  private int firstRefusing(int access, int last) {
    for (int step = 0; step < last; step++) {
      if (!Rights.allows(record.verdict(step), access)) {
        return step;
      }
    }
    return last;
  }

  private void mark(long slot, long raw, long bits) {
    if (marks && (raw & bits) != bits) {
      memory.write(slot, raw | bits);
    }
  }

  /** The plan that this walker follows. */
  public WalkPlan plan() {
    return plan;
  }

  /** What the latest walk read. */
  public WalkRecord record() {
    return record;
  }

  /** After a walk that succeeded: the rights of the whole walk. */
  public int leafRights() {
    return leafRights;
  }

  /** After a walk that succeeded: the step of the entry that maps the page. */
  public int leafStep() {
    return leafStep;
  }

  /** After a walk that succeeded: whether the page belongs to every address space. */
  public boolean leafGlobal() {
    return leafGlobal;
  }

  /** After a walk that succeeded: whether the page's entry is marked as written. */
  public boolean leafDirty() {
    return leafDirty;
  }
}
