package pagewalk.format;

/** A format compiled for walking: flat arrays, no interpretation, chosen once per control state. */
public final class WalkPlan {
  private static final int GROUP_SHIFT = Rights.WITH_AC;

  private final PagingFormat format;
  private final PlanLevel[] levels;
  private final Regime[] regimes;
  private final long[] regimeMask;
  private final long[] regimeValue;
  private final short[] allowed;
  private final boolean grouped;

  WalkPlan(PagingFormat format, PlanLevel[] levels, short[] allowed, boolean grouped) {

    this.format = format;
    this.levels = levels;
    this.allowed = allowed;
    this.grouped = grouped;
    regimes = format.regimes().toArray(new Regime[0]);
    regimeMask = new long[regimes.length];
    regimeValue = new long[regimes.length];
    for (int i = 0; i < regimes.length; i++) {
      regimeMask[i] = regimes[i].mask();
      regimeValue[i] = regimes[i].value();
    }
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

  /** The number of the regime that {@code va} belongs to, −1 when no walk begins for it. */
  public int regimeOf(long va) {
    for (int i = 0; i < regimeMask.length; i++) {
      if ((va & regimeMask[i]) == regimeValue[i]) {
        return i;
      }
    }
    return -1;
  }

  public Regime regime(int number) {
    return regimes[number];
  }

  /**
   * Whether a walk for {@code va} whose first memory reference was that of step {@code first} began
   * below the root, from what a paging-structure cache knew.
   */
  public boolean isBegunBelow(int first, long va) {
    int number = regimeOf(va);
    int usual = number < 0 ? 0 : regimes[number].first();
    return first > usual + (levels[usual].latched ? 1 : 0);
  }

  /** How an address that no walk begins for is refused. */
  public AddressForm form() {
    return format.form();
  }

  public boolean isCanonical(long va) {
    return regimeOf(va) >= 0;
  }

  /** Whether pages have a protection key or domain that decides anything. */
  public boolean isGrouped() {
    return grouped;
  }

  /** The accesses allowed by written rights in a group; see {@link AccessRule#allowed}. */
  public int allowed(int written, int group) {
    return allowed[group << GROUP_SHIFT | written];
  }

  static int indexOf(int written, int group) {
    return group << GROUP_SHIFT | written;
  }
}
