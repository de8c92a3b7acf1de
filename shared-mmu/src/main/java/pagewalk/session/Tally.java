package pagewalk.session;

import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** Counts the events of a stretch of the trace, one after the other, whether it is kept or not. */
final class Tally {
  private static final int FURTHER_PART = 1;
  private static final int FURTHER_FRAME = 2;

  private final EventCounts counts;
  private final EventCounts before;
  private final long stepsBefore;
  private int nested;
  private int tables;
  private int frames;
  private int refs;

  /** A stretch that begins now, of events that somebody adds to {@code counts}. */
  Tally(Trace trace, EventCounts counts) {
    this.counts = counts;
    before = counts.copy();
    stepsBefore = trace.allSteps();
  }

  /** Looks at event {@code row}, which has been counted, for what its kind alone does not tell. */
  void look(Trace trace, EventKind kind, int row) {
    switch (kind) {
      case FAULT -> nested = Math.max(nested, trace.depth(row));
      case FRAME_TAKEN -> frame(trace, row, 1);
      case FRAME_FREED -> frame(trace, row, -1);
      default -> {
        // That there was one is all there is to it.
      }
    }
  }

  private void frame(Trace trace, int row, int difference) {
    tables += trace.b(row) > 0 && trace.c(row) != FURTHER_FRAME ? difference : 0;
    frames += trace.c(row) != FURTHER_PART ? difference : 0;
  }

  /** Takes event {@code row} of a kept trace in, with its references. */
  void take(Trace trace, int row) {
    EventKind kind = trace.kind(row);
    counts.add(kind);
    look(trace, kind, row);
    refs += trace.stepCount(row);
  }

  /** The counts; the references are those of the events taken in. */
  Tallies tallies() {
    return tallies(refs);
  }

  /** The counts of a stretch that ends now; the references are all that were made meanwhile. */
  Tallies untilNow(Trace trace) {
    return tallies((int) (trace.allSteps() - stepsBefore));
  }

  private Tallies tallies(int references) {
    return new Tallies(
        count(EventKind.FAULT),
        nested,
        tables,
        frames,
        references,
        count(EventKind.STORE) + count(EventKind.FILL),
        count(EventKind.TLB_FILL),
        count(EventKind.TLB_HIT),
        count(EventKind.INVALIDATE) + count(EventKind.ROOT_LOAD));
  }

  private int count(EventKind kind) {
    return (int) counts.since(before, kind);
  }
}
