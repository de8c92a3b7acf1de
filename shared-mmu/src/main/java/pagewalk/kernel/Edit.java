package pagewalk.kernel;

/**
 * A mapping that was changed or removed.
 *
 * @param old the entry that was there
 * @param level the level it stands in
 * @param target physical address of the page that it mapped
 * @param flush what has to be done about the processor's beliefs
 */
public record Edit(long old, int level, long target, PendingFlush flush) {}
