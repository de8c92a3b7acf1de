package pagewalk.mmu;

import pagewalk.setting.Shape;

/**
 * What a processor caches of page tables.
 *
 * @param tlb the shape of the TLB
 * @param split whether instruction fetches have a TLB of their own, of the same shape
 * @param paths entries per level of the paging-structure caches, 0 to 64; 0 for none
 * @param data whether a write-back data cache stands between stores and what the walker reads
 */
public record Caches(Shape tlb, boolean split, int paths, boolean data) {
  /** Without a data cache. */
  public Caches(Shape tlb, boolean split, int paths) {
    this(tlb, split, paths, false);
  }

  /** A TLB alone. */
  public static Caches tlb(Shape shape) {
    return new Caches(shape, false, 0);
  }
}
