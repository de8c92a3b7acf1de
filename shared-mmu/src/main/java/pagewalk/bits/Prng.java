package pagewalk.bits;

/**
 * Deterministic noise, the same on the JVM and in WebAssembly, where {@code java.util.Random}
 * differs. The mixing function is SplitMix64's finaliser (Steele, Lea, Flood 2014).
 */
public final class Prng {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  public Prng(long seed) {
    state = seed;
  }

  /** The next 64 uniformly distributed bits. */
  public long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Uniform in [0, bound) up to a bias below 2^-32; {@code bound} is positive. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A well-mixed value of {@code seed}: equal seeds give equal noise. */
  public static long mix(long seed) {
    long z = seed;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
