package pagewalk.session;

import java.util.List;
import pagewalk.trace.Trace;

/**
 * Counts over a stretch of the trace.
 *
 * @param faults refused accesses
 * @param nested the deepest nesting among them: 0 when every fault was taken outside of a handler
 * @param tables tables made less tables given back
 * @param frames frames taken less frames given back
 * @param refs entries read by walks
 * @param stores words stored, fills counting as one
 */
public record Tallies(
    int faults,
    int nested,
    int tables,
    int frames,
    int refs,
    int stores,
    int tlbFills,
    int tlbHits,
    int invalidations) {

  /** What the counts are called, in the order of {@link #values}. */
  public static final List<String> NAMES =
      List.of(
          "faults",
          "nested",
          "tables",
          "frames",
          "refs",
          "stores",
          "tlbfills",
          "tlbhits",
          "invalidations");

  /** The counts in the order of {@link #NAMES}. */
  public List<Integer> values() {
    return List.of(faults, nested, tables, frames, refs, stores, tlbFills, tlbHits, invalidations);
  }

  /** The count called {@code name}, one of {@link #NAMES}. */
  public long value(String name) {
    return values().get(NAMES.indexOf(name));
  }

  /** The counts over the events {@code from} to {@code to}, both included. */
  public static Tallies of(Trace trace, int from, int to) {
    Tally tally = new Tally(trace, new EventCounts());
    for (int event = from; event <= to; event++) {
      tally.take(trace, event);
    }
    return tally.tallies();
  }
}
