package pagewalk.format;

/**
 * What a finished walk allows: the rights that its entries have written in them, seen in the light
 * of the processor's control bits.
 *
 * <p>Rights that are written combine by AND, entry by entry. What the controls make of them does
 * not: under SMEP a page is barred to the kernel exactly because every entry opens it to user code.
 * A TLB keeps what is written, so a change of these controls works at once, as on real processors.
 */
public interface AccessRule {
  /**
   * The accesses allowed, as a {@link Rights} mask.
   *
   * @param written the AND of the rights that the entries of the walk have written
   * @param group the protection key or domain of the page, 0 to 15; 0 in a format without
   */
  int allowed(int written, int group);

  /** Why {@code access}, which {@link #allowed} does not contain, is refused. */
  default FaultKind refusal(int written, int group, int access) {
    return FaultKind.PROTECTION;
  }

  /**
   * The control that takes part in refusing {@code access}, a sentence: "With CR0.WP = 1 R/W = 0
   * binds the kernel, too."; "" when what is written refuses it whatever the controls are.
   */
  default String binding(int written, int group, int access) {
    return "";
  }
}
