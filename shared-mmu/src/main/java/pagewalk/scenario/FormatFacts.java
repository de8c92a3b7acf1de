package pagewalk.scenario;

import java.util.List;

/**
 * What the checks have to know about a machine whose controls are set.
 *
 * @param vaBits how many bits of a virtual address are translated
 * @param wide whether a register can hold other bits above those; if not, they must be 0
 * @param paBits how many bits a physical address has
 * @param pageSizes bytes of the pages that can be mapped, the smallest first
 * @param wordBytes bytes moved by a load, a store or a poke, and what their addresses are multiples
 *     of
 * @param impliedRights the letters that no mapping can be without
 */
public record FormatFacts(
    int vaBits,
    boolean wide,
    int paBits,
    List<Long> pageSizes,
    int wordBytes,
    String impliedRights,
    AddressRule addresses) {

  /** Which addresses the tables can translate. */
  public interface AddressRule {
    boolean holds(long va);

    /** Whether {@code va} lies in the half of user programs. */
    boolean isUser(long va);

    /** The address closest to {@code va} in its half for which that holds. */
    long nearest(long va);

    /** What such addresses have in common, a phrase. */
    String words();
  }

  public FormatFacts {
    pageSizes = List.copyOf(pageSizes);
  }

  /** What {@code va} would be with the bits above the translated ones as they must be. */
  long canonical(long va) {
    return addresses.nearest(va);
  }

  boolean isCanonical(long va) {
    return addresses.holds(va);
  }

  /** Whether a register has room for {@code va}. */
  boolean fitsRegister(long va) {
    return wide || va >>> vaBits == 0;
  }

  /** Whether {@code pa} has no more bits than a physical address may have. */
  boolean fitsPhysical(long pa) {
    return paBits >= Long.SIZE || pa >>> paBits == 0;
  }

  long smallestPage() {
    return pageSizes.get(0);
  }
}
