package pagewalk.format;

/**
 * A part of the virtual address space and the root register that its walks begin at.
 *
 * <p>An address belongs to the first regime with {@code (va & mask) == value}. The two halves of
 * x86-64's canonical addresses share one register; ARM's TTBR0 and TTBR1 have a part each.
 *
 * @param root number of the register in {@link PagingFormat#rootRegisters}
 * @param baseMask the bits of the register that are the address of the root table
 * @param first index into {@link PagingFormat#levels} of the level that the root table is of
 * @param indexMask one less than the number of entries of the root table
 * @param disabled whether walks are switched off: every access is refused (TTBCR.PD0, PD1)
 * @param beyond the bits of the register that are beyond the physical address size: must be 0
 */
public record Regime(
    long mask,
    long value,
    int root,
    long baseMask,
    int first,
    int indexMask,
    boolean disabled,
    long beyond) {

  /** A regime whose register has no bit that must be 0. */
  public Regime(
      long mask, long value, int root, long baseMask, int first, int indexMask, boolean disabled) {
    this(mask, value, root, baseMask, first, indexMask, disabled, 0);
  }

  public boolean holds(long va) {
    return (va & mask) == value;
  }

  /** Whether no address is held by both. */
  public boolean isApartFrom(Regime other) {
    return ((value ^ other.value) & mask & other.mask) != 0;
  }
}
