package pagewalk.setting;

/**
 * The geometry of a set-associative cache: a power of two of sets, each with some ways; {@link
 * #NONE} has no slots.
 */
public record Shape(int sets, int ways) implements SettingValue {
  /** No cache at all. */
  public static final Shape NONE = new Shape(0, 0);

  static final int LARGEST_SIDE = 1 << 15;

  public Shape {
    boolean none = sets == 0 && ways == 0;
    boolean inside = sets >= 1 && ways >= 1 && sets <= LARGEST_SIDE && ways <= LARGEST_SIDE;
    if (!none && (!inside || (sets & (sets - 1)) != 0)) {
      throw new IllegalArgumentException("no cache has " + sets + " sets of " + ways + " ways");
    }
  }

  /** How many entries fit into a cache of this shape. */
  public int slots() {
    return sets * ways;
  }

  public boolean isNone() {
    return sets == 0;
  }

  @Override
  public Kind kind() {
    return Kind.SHAPE;
  }
}
