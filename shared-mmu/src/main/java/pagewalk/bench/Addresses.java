package pagewalk.bench;

import pagewalk.bits.Prng;

/** Sequences of virtual addresses, by whole numbers only: the same in every language. */
public enum Addresses {
  /** Uniformly distributed over the first 4 MiB: all tables stay in the host's first cache. */
  WARM("warm") {
    @Override
    long page(Prng random, long pages) {
      return random.below((int) Math.min(pages, WARM_PAGES));
    }
  },
  /** Uniformly distributed over everything mapped. */
  RANDOM("random") {
    @Override
    long page(Prng random, long pages) {
      return random.below((int) pages);
    }
  },
  /**
   * The page of rank r comes about as often as 1/r: uniform within each power of two, all of which
   * are equally likely. Ranks are scattered over everything mapped.
   */
  ZIPF("zipf") {
    @Override
    long page(Prng random, long pages) {
      int magnitude = random.below(Long.numberOfTrailingZeros(pages));
      long rank = (1L << magnitude) + random.below(1 << magnitude);
      return (rank * SCATTER) & (pages - 1);
    }
  };

  private static final int WARM_PAGES = 1024;
  private static final long SCATTER = 0x9E3779B1L;
  private static final int PAGE_SHIFT = 12;
  private static final int OFFSETS = 1 << PAGE_SHIFT;

  private final String word;

  Addresses(String word) {
    this.word = word;
  }

  /** The one named {@code word}: "warm", "random" or "zipf". */
  public static Addresses named(String word) {
    for (Addresses pattern : values()) {
      if (pattern.word.equals(word)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException("no pattern is called " + word);
  }

  abstract long page(Prng random, long pages);

  /**
   * {@code count} addresses within the first {@code pages} pages of 4 KiB.
   *
   * @param pages a power of two up to 2^30
   */
  public long[] take(int count, long pages) {
    Prng random = new Prng(1);
    long[] addresses = new long[count];
    for (int i = 0; i < count; i++) {
      long page = page(random, pages);
      addresses[i] = page << PAGE_SHIFT | random.below(OFFSETS);
    }
    return addresses;
  }
}
