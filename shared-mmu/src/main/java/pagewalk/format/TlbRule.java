package pagewalk.format;

/**
 * When a processor forgets translations without being told to, and how it tells address spaces
 * apart.
 *
 * @param family whose invalidation instructions there are: "x86", "arm" or "aarch64"
 * @param rootLoadForgets whether loading the first root register forgets what the space believed
 *     (MOV to CR3, SDM 3A §4.10.4.1); on ARM nothing is forgotten
 * @param faultForgets whether a page fault forgets what was believed about the page (SDM 3A
 *     §4.10.4.1)
 * @param asidMask the bits of the first root register that are the tag of the address space; 0
 *     where they are not there
 * @param keepBit the bit of the value loaded into the root register that asks for nothing to be
 *     forgotten, 0 where there is none
 */
public record TlbRule(
    String family, boolean rootLoadForgets, boolean faultForgets, long asidMask, long keepBit) {
  /** ARM's rule: software does all. */
  public static final TlbRule ARM = new TlbRule("arm", false, false, 0, 0);

  /** The bits of a root register that hold {@code tag}. */
  public long tagged(int tag) {
    return ((long) tag << Long.numberOfTrailingZeros(asidMask)) & asidMask;
  }

  /** The tag of the address space whose root register is {@code root}, where it holds one. */
  public int asid(long root) {
    return asidMask == 0 ? 0 : (int) ((root & asidMask) >>> Long.numberOfTrailingZeros(asidMask));
  }
}
