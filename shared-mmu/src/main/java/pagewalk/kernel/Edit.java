package pagewalk.kernel;

/**
 * A mapping that was changed or removed, or will be.
 *
 * @param old the entry that was there
 * @param level the level it stands in
 * @param target physical address of the page that it mapped
 * @param deferred whether the edit was only noted, so that nothing has changed yet
 * @param flush what has to be done about the processor's beliefs
 */
public record Edit(long old, int level, long target, boolean deferred, PendingFlush flush) {
  /** The same edit of a space that is not current, about which other things are believed. */
  Edit elsewhere(PendingFlush flush) {
    return new Edit(old, level, target, deferred, flush);
  }

  /** An edit of the smallest page at some address that will be made later. */
  static Edit later() {
    return new Edit(0, 1, 0, true, PendingFlush.NOTHING);
  }
}
