package pagewalk.setting;

/** An unsigned interval with both ends in it; an empty one cannot be written. */
public record Range(long low, long high) implements SettingValue {
  public Range {
    if (Long.compareUnsigned(low, high) > 0) {
      throw new IllegalArgumentException("a range ends before it begins");
    }
  }

  /** Whether {@code number} lies between the ends, which belong to the range. */
  public boolean contains(long number) {
    return Long.compareUnsigned(low, number) <= 0 && Long.compareUnsigned(number, high) <= 0;
  }

  /** Whether some number lies in both ranges. */
  public boolean overlaps(Range other) {
    return contains(other.low) || other.contains(low);
  }

  /** How many numbers lie in the range; 0 stands for 2^64. */
  public long count() {
    return high - low + 1;
  }

  @Override
  public Kind kind() {
    return Kind.RANGE;
  }
}
