package pagewalk.session;

import java.util.List;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * Counts over a stretch of the trace.
 *
 * @param faults refused accesses
 * @param nested the deepest nesting among them: 0 when every fault was taken outside of a handler
 * @param tables frames taken for tables
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

  /** The counts over the events {@code from} to {@code to}, both included. */
  public static Tallies of(Trace trace, int from, int to) {
    int[] count = new int[EventKind.values().length];
    int nested = 0;
    int tables = 0;
    int refs = 0;
    for (int event = from; event <= to; event++) {
      EventKind kind = trace.kind(event);
      count[kind.ordinal()]++;
      refs += trace.stepCount(event);
      if (kind == EventKind.FAULT) {
        nested = Math.max(nested, trace.depth(event));
      }
      if (kind == EventKind.FRAME_TAKEN && trace.b(event) > 0) {
        tables++;
      }
    }
    return new Tallies(
        count[EventKind.FAULT.ordinal()],
        nested,
        tables,
        count[EventKind.FRAME_TAKEN.ordinal()] - count[EventKind.FRAME_FREED.ordinal()],
        refs,
        count[EventKind.STORE.ordinal()] + count[EventKind.FILL.ordinal()],
        count[EventKind.TLB_FILL.ordinal()],
        count[EventKind.TLB_HIT.ordinal()],
        count[EventKind.INVALIDATE.ordinal()] + count[EventKind.ROOT_LOAD.ordinal()]);
  }
}
