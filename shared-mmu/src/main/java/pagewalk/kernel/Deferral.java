package pagewalk.kernel;

/**
 * What became of a change that cannot be made now.
 *
 * @param result DEFERRED; LOG_FULL; or why the change contradicts what was noted before
 * @param cancelled physical address of a page whose mapping was noted and will not be made after
 *     all, or −1
 */
public record Deferral(MapResult result, long cancelled) {
  /** A deferral that cancels nothing. */
  public static Deferral of(MapResult result) {
    return new Deferral(result, -1);
  }

  boolean isCancelling() {
    return cancelled >= 0;
  }
}
