package pagewalk.format;

import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The words whose bits {@code mask} are those of {@code want}.
 *
 * @param want has no bit that {@code mask} has not
 */
record Cube(long mask, long want) {
  static final Cube ALL = new Cube(0, 0);

  /**
   * The words that agree with {@code seed} in those of {@code bits} that matter: a bit is left out
   * of account when what {@code holds} says does not depend on it. Highest bits are tried first.
   *
   * @param bits not many: all their combinations are tried
   * @return empty when {@code holds} does not even say yes to the seed
   */
  static Optional<Cube> around(long seed, long bits, LongPredicate holds) {
    long free = 0;
    if (!holds.test(seed & bits)) {
      return Optional.empty();
    }
    for (long left = bits; left != 0; left &= ~Long.highestOneBit(left)) {
      long bit = Long.highestOneBit(left);
      if (holdsForAll((seed & bits & ~free) ^ bit, free, holds)) {
        free |= bit;
      }
    }
    long mask = bits & ~free;
    return Optional.of(new Cube(mask, seed & mask));
  }

  private static boolean holdsForAll(long fixed, long free, LongPredicate holds) {
    long part = free;
    while (true) {
      if (!holds.test(fixed | part)) {
        return false;
      }
      if (part == 0) {
        return true;
      }
      part = (part - 1) & free;
    }
  }

  /** The words in both. */
  Optional<Cube> and(Cube other) {
    boolean contradictory = ((want ^ other.want) & mask & other.mask) != 0;
    return contradictory
        ? Optional.empty()
        : Optional.of(new Cube(mask | other.mask, want | other.want));
  }

  Optional<Cube> withSet(long bits) {
    return and(new Cube(bits, bits));
  }

  Optional<Cube> withClear(long bits) {
    return and(new Cube(bits, 0));
  }
}
