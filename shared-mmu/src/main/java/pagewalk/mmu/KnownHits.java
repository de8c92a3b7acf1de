package pagewalk.mmu;

import java.util.Arrays;
import pagewalk.format.PageSizes;
import pagewalk.format.Rights;

/**
 * Answers that the TLB has given and would give again, by page: what makes the simulation of a hit
 * quick, and nothing that the simulated machine knows of.
 *
 * <p>The TLB searches by page size, set and way, because that decides what is believed. Once it has
 * answered, the same question has the same answer until the slot changes or another one is filled
 * that is found before it; {@link Tlb} says so whenever it happens. A hit changes nothing, for
 * replacement is round robin.
 *
 * <p>Two words per page of 4 KiB, direct-mapped: the page and its side, then where it is, the
 * accesses that are answered in bits 8:0, and in bits 63:52 the generation, by which all are
 * forgotten at once. Beliefs about less than 4 KiB are not kept.
 */
final class KnownHits {
  private static final int PAGES = 1 << 10;
  private static final int PAGE_SHIFT = 12;
  private static final long PAGE = -1L << PAGE_SHIFT;
  private static final int GENERATION_SHIFT = 52;
  private static final long PLACE = ((1L << GENERATION_SHIFT) - 1) & PAGE;
  private static final int GENERATIONS = 1 << (Long.SIZE - GENERATION_SHIFT);
  private static final long VALID = 1;

  private final boolean split;
  private long[] entries = new long[2];
  private int generation;
  private int asid;

  /**
   * @param split whether instruction fetches have beliefs of their own
   */
  KnownHits(boolean split) {
    this.split = split;
  }

  /** Where {@code va} is, or {@link Express#NOT_HERE}: ask the TLB. */
  long find(long va, int access, int asid) {
    long[] all = entries;
    int at = index(va);
    long page = all[at & (all.length - 1)];
    long belief = all[(at + 1) & (all.length - 1)];
    boolean known =
        page == key(va, access)
            && belief >>> GENERATION_SHIFT == generation
            && (belief >>> access & 1) != 0
            && asid == this.asid;
    return known ? (belief & PLACE) | (va & ~PAGE) : Express.NOT_HERE;
  }

  /**
   * The TLB has answered {@code pa} for {@code va} in address space {@code asid}.
   *
   * @param size number of the size of what is believed
   * @param accesses those that it answers so: bit {@code n} for access {@code n}
   */
  void learn(long va, int access, int asid, long pa, int size, int accesses) {
    if (PageSizes.bits(size) < PAGE_SHIFT) {
      return;
    }
    if (asid != this.asid) {
      forgetAll();
      this.asid = asid;
    }
    if (entries.length < 2 * PAGES) {
      entries = new long[2 * PAGES];
    }
    int at = index(va) & (entries.length - 1);
    entries[at] = key(va, access);
    entries[at + 1] = (pa & PLACE) | accesses | (long) generation << GENERATION_SHIFT;
  }

  /** What is believed about the page of {@code va}, of size number {@code size}, may change. */
  void forget(long va, int size) {
    if (PageSizes.bits(size) <= PAGE_SHIFT) {
      entries[index(va) & (entries.length - 1)] = 0;
    } else {
      forgetAll();
    }
  }

  void forgetAll() {
    generation++;
    if (generation == GENERATIONS) {
      generation = 0;
      Arrays.fill(entries, 0);
    }
  }

  private static int index(long va) {
    return (int) (va >>> PAGE_SHIFT) << 1;
  }

  private long key(long va, int access) {
    return (va & PAGE) | (split && Rights.isFetch(access) ? VALID << 1 : 0) | VALID;
  }
}
