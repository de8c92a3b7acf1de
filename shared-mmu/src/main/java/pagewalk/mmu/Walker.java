package pagewalk.mmu;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pagewalk.format.FaultKind;
import pagewalk.format.PlanLevel;
import pagewalk.format.PlanShape;
import pagewalk.format.Regime;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;
import pagewalk.state.PhysicalMemory;
import pagewalk.trace.EventLog;
import pagewalk.trace.Trace;

/**
 * The page-table walk: reads one entry per level from physical memory and ANDs what they allow.
 *
 * <p>Order of the checks (SDM 3A §4.6, §4.7; DDI 0301H §6.9): whether a walk begins for the address
 * at all, then top-down per entry present and reserved bits, and only when a whole translation
 * exists the access flag and the rights. Accessed bits are set in every entry used on the way; the
 * last entry is marked only when the access is allowed.
 */
public final class Walker {
  private static final int ABSENT = ShapeKind.ABSENT.ordinal();
  private static final int LEAF = ShapeKind.LEAF.ordinal();
  private static final int NONE_YET = -1;
  private static final int RESERVED = ShapeKind.RESERVED.ordinal();

  private final WalkPlan plan;
  private final PhysicalMemory memory;
  private final Roots roots;
  private final WalkRecord record;
  private final boolean marks;
  private final @Nullable Express express;
  private final long[] alike;
  private final int[] verdicts;
  private long settling;
  private int settlingAccess;
  private boolean settled = true;
  private int leafRights;
  private int leafStep;
  private int leafGroup;
  private @Nullable PlanShape leafShape;
  private int groupAbove;
  private boolean leafGlobal;
  private boolean leafDirty;

  private Walker(WalkPlan plan, PhysicalMemory memory, Roots roots, EventLog log, boolean marks) {
    this.plan = plan;
    this.memory = memory;
    this.roots = roots;
    this.marks = marks;
    record = new WalkRecord(log);
    alike = new long[plan.depth()];
    verdicts = new int[plan.depth()];
    Arrays.fill(verdicts, NONE_YET);
    express = memory instanceof FrameStore frames ? Express.of(plan, frames, roots, record) : null;
  }

  /** The hardware's walker, which marks the entries it uses as accessed and dirty. */
  public static Walker marking(WalkPlan plan, PhysicalMemory memory, Roots roots) {
    return marking(plan, memory, roots, EventLog.scratch());
  }

  /** {@link #marking} whose walks are events of {@code log} when they are traced. */
  static Walker marking(WalkPlan plan, PhysicalMemory memory, Roots roots, EventLog log) {
    return new Walker(plan, memory, roots, log, true);
  }

  /** An onlooker's walker: reads the same entries, decides the same, changes nothing. */
  public static Walker looking(WalkPlan plan, PhysicalMemory memory, Roots roots) {
    return new Walker(plan, memory, roots, EventLog.scratch(), false);
  }

  /**
   * Translates {@code va} for {@code access} (see {@link Rights}) with {@code root} in the first
   * root register.
   *
   * @return as in {@link Translation}; nothing is allocated
   */
  public long walk(long root, long va, int access) {
    long pa = express(root, va, access);
    return pa >= 0 ? pa : exactly(root, va, access);
  }

  /** {@link #walk}, where it is a usual one; else a negative number, and nothing is decided. */
  long express(long root, long va, int access) {
    Express quick = express;
    if (quick == null) {
      return Express.NOT_HERE;
    }
    settled = false;
    settling = va;
    settlingAccess = access;
    return quick.walk(root, va, access);
  }

  /** {@link #express} of which nobody will ask anything but the address. */
  long find(long root, long va, int access) {
    Express quick = express;
    return quick == null ? Express.NOT_HERE : quick.find(root, va, access);
  }

  /** {@link #find} that is an event of {@code trace}, which is on. */
  long trace(long root, long va, int access, Trace trace) {
    Express quick = express;
    return quick == null ? Express.NOT_HERE : quick.trace(root, va, access, trace);
  }

  private long exactly(long root, long va, int access) {
    settled = true;
    groupAbove = 0;
    int number = plan.regimeOf(va);
    record.begin(number < 0 ? 0 : plan.regime(number).first());
    if (number < 0) {
      return Translation.refused(plan.form().outside(), -1, plan.form().level(), 0);
    }
    Regime regime = plan.regime(number);
    int step = regime.first();
    if (regime.disabled()) {
      return Translation.refused(FaultKind.NOT_PRESENT, -1, plan.form().level(), 0);
    }
    long base = regime.root() == 0 ? root : roots.get(regime.root());
    if ((base & regime.beyond()) != 0) {
      return Translation.refused(FaultKind.ADDRESS_SIZE, -1, plan.level(0).number + 1, 0);
    }
    long table = base & regime.baseMask();
    return descend(root, va, access, step, table, regime.indexMask(), Rights.ALL);
  }

  /**
   * The rest of a walk whose beginning is known: from the table at {@code table}, read at step
   * {@code first}, on.
   *
   * @param written the AND of the rights that the entries above have written
   * @param group the domain that they have chosen
   */
  public long resume(int first, long table, int written, int group, long va, int access) {
    settled = true;
    groupAbove = group;
    record.begin(first);
    return descend(roots.get(0), va, access, first, table, plan.level(first).indexMask, written);
  }

  private long descend(
      long root, long va, int access, int first, long base, int firstMask, int above) {
    int step = first;
    long table = base;
    int indexMask = firstMask;
    int written = above;
    while (true) {
      PlanLevel level = plan.level(step);
      int index = (int) (va >>> level.lowBit) & indexMask;
      long slot = table + ((long) index << level.entryShift);
      if (!memory.holds(slot)) {
        return Translation.refused(FaultKind.BUS, step - 1, level.number, group());
      }
      long raw = memory.read(slot);
      int verdict;
      if (level.narrow) {
        raw = FrameStore.half(raw, slot);
        verdict = level.narrowVerdict(raw, va);
      } else {
        raw = level.latched && roots.get(0) == root ? roots.latched(index) : raw;
        verdict = level.verdict(raw);
      }
      record.add(slot, raw, verdict);
      int kind = PlanLevel.kindOf(verdict);
      if (kind == ABSENT) {
        return Translation.refused(FaultKind.NOT_PRESENT, step, level.number, group());
      }
      PlanShape shape = level.shape(verdict);
      if (kind == RESERVED || (raw & shape.mustBeClear) != 0) {
        return Translation.refused(shape.refusal(raw), step, level.number, group());
      }
      written &= verdict;
      if (kind == LEAF) {
        return finish(level, shape, step, va, access, written);
      }
      mark(level, slot, raw, shape.setOnUse);
      table = raw & shape.address;
      step++;
      indexMask = plan.level(step).indexMask;
    }
  }

  private long finish(
      PlanLevel level, PlanShape shape, int step, long va, int access, int written) {
    int at = record.length() - 1;
    long raw = record.raw(at);
    int group = plan.isGrouped() ? group() : 0;
    if ((raw & shape.mustBeSet) != shape.mustBeSet) {
      return Translation.refused(FaultKind.ACCESS_FLAG, step, level.number, group);
    }
    if (!Rights.allows(plan.allowed(written, group), access)) {
      return refusal(level, step, written, group, access);
    }
    boolean write = Rights.isWrite(access);
    mark(level, record.slot(at), raw, shape.setOnUse | (write ? shape.setOnWrite : 0));
    leafRights = written;
    leafGroup = group;
    leafStep = step;
    leafShape = shape;
    leafGlobal = shape.isGlobal(raw);
    leafDirty = write || (raw & shape.setOnWrite) == shape.setOnWrite;
    long pa = (shape.target(raw) & ~shape.offset) | (va & shape.offset);
    return memory.holds(pa) ? pa : Translation.refused(FaultKind.BUS, step, 0, group);
  }

  /**
   * The refusal of a walk that came to a page: decided by the highest entry that has not written
   * the right, or by the page's own where all of them have and the controls forbid it; a domain is
   * chosen by the first entry.
   */
  private long refusal(PlanLevel level, int step, int written, int group, int access) {
    FaultKind kind = plan.format().access().refusal(written, group, access);
    int decider = kind == FaultKind.DOMAIN ? record.first() : step;
    for (int i = record.length() - 1; i >= 0 && kind == FaultKind.PROTECTION; i--) {
      if (withholds(record.verdict(i) & Rights.ALL, group, access)) {
        decider = record.first() + i;
      }
    }
    return Translation.refused(kind, decider, level.number, group);
  }

  /** Whether rights written in one entry lack {@code access}, whose page it is left aside. */
  private boolean withholds(int written, int group, int access) {
    return Rights.isUser(access)
        ? !Rights.allows(written, access)
        : !Rights.allows(plan.allowed(written & Rights.KERNEL, group), access);
  }

  /** The protection key or domain that the entries read so far have chosen. */
  private int group() {
    int group = groupAbove;
    for (int i = 0; i < record.length(); i++) {
      PlanShape shape = plan.level(record.first() + i).shape(record.verdict(i));
      group |= shape.group(record.raw(i));
    }
    return group;
  }

  private void mark(PlanLevel level, long slot, long raw, long bits) {
    if (marks && (raw & bits) != bits) {
      memory.write(slot, raw | bits, level.narrow ? 4 : 8);
    }
  }

  /** What is to be known of an express walk beside the address, once somebody asks. */
  void settle() {
    if (settled) {
      return;
    }
    settled = true;
    groupAbove = 0;
    int written = Rights.ALL;
    for (int i = 0; i < record.length(); i++) {
      PlanLevel level = plan.level(record.first() + i);
      long raw = record.raw(i);
      int verdict = verdict(record.first() + i, level, raw);
      record.setVerdict(i, verdict);
      written &= verdict;
    }
    int last = record.length() - 1;
    leafStep = record.first() + last;
    PlanShape shape = plan.level(leafStep).shape(record.verdict(last));
    leafRights = written & Rights.ALL;
    leafGroup = plan.isGrouped() ? group() : 0;
    leafShape = shape;
    leafGlobal = shape.isGlobal(record.raw(last));
    boolean marked = (record.raw(last) & shape.setOnWrite) == shape.setOnWrite;
    leafDirty = marked || Rights.isWrite(settlingAccess);
  }

  /** The verdict on an entry, most often that on the one before it: only addresses differ. */
  private int verdict(int step, PlanLevel level, long raw) {
    if (verdicts[step] != NONE_YET && level.decidesAlike(raw, alike[step])) {
      return verdicts[step];
    }
    int verdict = level.narrow ? level.narrowVerdict(raw, settling) : level.verdict(raw);
    alike[step] = raw;
    verdicts[step] = verdict;
    return verdict;
  }

  /** After a walk that succeeded: how many entries should say the same as the page's. */
  int leafCopies() {
    return settled ? Objects.requireNonNull(leafShape).copies : 1;
  }

  /** The plan that this walker follows. */
  public WalkPlan plan() {
    return plan;
  }

  /** What the latest walk read. */
  public WalkRecord record() {
    return record;
  }

  /** After a walk that succeeded: the rights that all entries have written. */
  public int leafRights() {
    settle();
    return leafRights;
  }

  /** After a walk that succeeded: the protection key or domain of the page. */
  public int leafGroup() {
    settle();
    return leafGroup;
  }

  /** After a walk that succeeded: the shape of the entry that maps the page. */
  PlanShape leafShape() {
    settle();
    return Objects.requireNonNull(leafShape);
  }

  /** After a walk that succeeded: the step of the entry that maps the page. */
  public int leafStep() {
    settle();
    return leafStep;
  }

  /** After a walk that succeeded: whether the page belongs to every address space. */
  public boolean leafGlobal() {
    settle();
    return leafGlobal;
  }

  /**
   * After a walk that succeeded: whether a write needs no mark in the page's entry any more; always
   * so in a format that marks no writes.
   */
  public boolean leafDirty() {
    settle();
    return leafDirty;
  }
}
