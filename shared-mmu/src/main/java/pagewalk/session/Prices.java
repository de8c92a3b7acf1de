package pagewalk.session;

import java.util.List;

/**
 * What a run cost, in the order of {@link Metric#ALL}. Memory counts from boot on, everything else
 * from when paging went on.
 *
 * @param nested the deepest nesting of faults
 * @param tableFrames the most frames that tables were in at one time
 * @param tableBytes the most bytes that tables had at one time
 * @param noteBytes pages that booting took for the kernel's own notes
 * @param reservedBytes virtual addresses taken up for reaching tables
 * @param entryStores stores into tables
 * @param refs entries read by walks
 * @param retargets stores that pointed an entry in use at something else
 * @param waiting the most events between a change that was noted for later and its being made
 */
public record Prices(
    long faults,
    long nested,
    long tableFrames,
    long tableBytes,
    long noteBytes,
    long reservedBytes,
    long entryStores,
    long refs,
    long invalidations,
    long tlbFills,
    long rootLoads,
    long retargets,
    long waiting) {

  /** The prices in the order of {@link Metric#ALL}. */
  public List<Long> values() {
    return List.of(
        faults,
        nested,
        tableFrames,
        tableBytes,
        noteBytes,
        reservedBytes,
        entryStores,
        refs,
        invalidations,
        tlbFills,
        rootLoads,
        retargets,
        waiting);
  }
}
