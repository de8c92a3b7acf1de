package pagewalk.session;

import pagewalk.trace.EventKind;

/** How many events of each kind there have been. */
final class EventCounts {
  private final long[] counts;

  /** No events yet. */
  EventCounts() {
    this(new long[EventKind.values().length]);
  }

  private EventCounts(long[] counts) {
    this.counts = counts;
  }

  void add(EventKind kind) {
    counts[kind.ordinal()]++;
  }

  /** The counts of now, which stay as they are. */
  EventCounts copy() {
    return new EventCounts(counts.clone());
  }

  /** How many events of {@code kind} there have been since {@code before}, a copy of this. */
  long since(EventCounts before, EventKind kind) {
    return counts[kind.ordinal()] - before.counts[kind.ordinal()];
  }
}
