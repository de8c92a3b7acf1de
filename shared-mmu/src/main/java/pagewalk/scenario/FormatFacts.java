package pagewalk.scenario;

import java.util.List;

/**
 * What the checks have to know about a machine whose controls are set.
 *
 * @param vaBits how many bits of a virtual address are translated
 * @param signExtended whether the bits above must be copies of the highest translated one; if not,
 *     they must be 0
 * @param paBits how many bits a physical address has
 * @param pageSizes bytes of the pages that can be mapped, the smallest first
 * @param wordBytes bytes moved by a load, a store or a poke, and what their addresses are multiples
 *     of
 * @param impliedRights the letters that no mapping can be without
 */
public record FormatFacts(
    int vaBits,
    boolean signExtended,
    int paBits,
    List<Long> pageSizes,
    int wordBytes,
    String impliedRights) {

  public FormatFacts {
    pageSizes = List.copyOf(pageSizes);
  }

  /** What {@code va} would be with the bits above the translated ones as they must be. */
  long canonical(long va) {
    int unused = Long.SIZE - vaBits;
    return signExtended ? va << unused >> unused : va << unused >>> unused;
  }

  boolean isCanonical(long va) {
    return canonical(va) == va;
  }

  /** Whether {@code pa} has no more bits than a physical address may have. */
  boolean fitsPhysical(long pa) {
    return paBits >= Long.SIZE || pa >>> paBits == 0;
  }

  long smallestPage() {
    return pageSizes.get(0);
  }
}
