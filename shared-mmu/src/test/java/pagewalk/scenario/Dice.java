package pagewalk.scenario;

import java.util.List;

/** Reproducible chance for property tests (SplitMix64): equal seeds throw equally everywhere. */
final class Dice {
  private long state;

  Dice(long seed) {
    state = seed;
  }

  long bits() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, bound). */
  int below(int bound) {
    return (int) (((bits() >>> 33) * bound) >>> 31);
  }

  /**
   * From {@code min} to {@code max}, both possible and likely, unsigned; small distances are as
   * likely as large.
   */
  long between(long min, long max) {
    long span = max - min;
    if (span == 0 || below(8) == 0) {
      return below(2) == 0 ? min : max;
    }
    long number = bits() >>> below(64);
    return span == -1L ? number : min + Long.remainderUnsigned(number, span + 1);
  }

  boolean oneIn(int chances) {
    return below(chances) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
