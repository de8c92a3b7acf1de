package pagewalk.session;

import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** Counts the events of a stretch of the trace, one after the other, whether it is kept or not. */
final class Tally {
  private static final int FURTHER_PART = 1;
  private static final int FURTHER_FRAME = 2;

  private final int[] count = new int[EventKind.values().length];
  private final long stepsBefore;
  private int nested;
  private int tables;
  private int frames;
  private int refs;

  /** A stretch that begins now. */
  Tally(Trace trace) {
    stepsBefore = trace.allSteps();
  }

  /** Takes event {@code row} in; of a kept trace with its references. */
  void take(Trace trace, int row) {
    EventKind kind = trace.kind(row);
    count[kind.ordinal()]++;
    if (kind == EventKind.FAULT) {
      nested = Math.max(nested, trace.depth(row));
    }
    if (kind == EventKind.FRAME_TAKEN || kind == EventKind.FRAME_FREED) {
      int difference = kind == EventKind.FRAME_TAKEN ? 1 : -1;
      tables += trace.b(row) > 0 && trace.c(row) != FURTHER_FRAME ? difference : 0;
      frames += trace.c(row) != FURTHER_PART ? difference : 0;
    }
  }

  /** Takes the references of event {@code row} of a kept trace in. */
  void takeRefs(Trace trace, int row) {
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
    return count[kind.ordinal()];
  }
}
