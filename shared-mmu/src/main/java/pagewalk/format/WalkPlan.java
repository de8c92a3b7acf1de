package pagewalk.format;

/** A format compiled for walking: flat arrays, no interpretation, chosen once per control state. */
public final class WalkPlan {
  private final PagingFormat format;
  private final PlanLevel[] levels;
  private final int canonicalShift;

  WalkPlan(PagingFormat format, PlanLevel[] levels) {
    this.format = format;
    this.levels = levels;
    canonicalShift = 64 - format.vaBits();
  }

  /** The declaration this plan was compiled from. */
  public PagingFormat format() {
    return format;
  }

  public int depth() {
    return levels.length;
  }

  /** The level read at step {@code step} of a walk: 0 is the root. */
  public PlanLevel level(int step) {
    return levels[step];
  }

  public boolean isCanonical(long va) {
    return va << canonicalShift >> canonicalShift == va;
  }
}
