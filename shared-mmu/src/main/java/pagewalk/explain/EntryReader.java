package pagewalk.explain;

import pagewalk.format.PagingFormat;
import pagewalk.format.PlanLevel;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.format.WalkPlan;

/** What the hardware would do with a word as an entry of a level, under one plan. */
public final class EntryReader {
  private static final ShapeKind[] KINDS = ShapeKind.values();

  private final WalkPlan plan;

  EntryReader(WalkPlan plan) {
    this.plan = plan;
  }

  PagingFormat format() {
    return plan.format();
  }

  PlanLevel level(int number) {
    return plan.level(format().top() - number);
  }

  /** What the hardware would do with {@code raw} as an entry of {@code level}. */
  public ShapeKind kindOf(int level, long raw) {
    PlanLevel compiled = level(level);
    int verdict = compiled.verdict(raw);
    ShapeKind kind = KINDS[PlanLevel.kindOf(verdict)];
    boolean reserved = (raw & compiled.shape(verdict).mustBeClear) != 0;
    return reserved && kind != ShapeKind.ABSENT ? ShapeKind.RESERVED : kind;
  }

  /** The rights that {@code raw} alone has written, as an entry of {@code level}. */
  int rightsOf(int level, long raw) {
    return level(level).verdict(raw) & Rights.ALL;
  }

  /** Where {@code raw} points, as an entry of {@code level}. */
  public long targetOf(int level, long raw) {
    PlanLevel compiled = level(level);
    return compiled.shape(compiled.verdict(raw)).target(raw);
  }
}
