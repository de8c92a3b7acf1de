package pagewalk.format;

/**
 * How an entry protects the parts of its page separately, as ARM's descriptors of the format before
 * version 6 do (DDI 0301H §6.11).
 */
@FunctionalInterface
public interface SubpageRule {
  /**
   * The entry {@code raw} as it is for the part of the page that {@code va} lies in: the rights of
   * that part stand where those of the first part usually do.
   */
  long seenAt(long raw, long va);
}
