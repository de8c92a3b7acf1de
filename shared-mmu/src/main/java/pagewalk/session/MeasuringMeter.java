package pagewalk.session;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pagewalk.bits.Bits;
import pagewalk.format.PagingFormat;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.setting.Range;
import pagewalk.state.Cells;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/** Takes every event in while it happens, for runs that keep none; and watches the budget. */
final class MeasuringMeter implements TraceMeter {
  private static final int EVENTS_PER_CHECK = 1 << 12;
  private static final int LATEST = 0;

  /** The kinds of events that tell more than that there was one: one bit each, by ordinal. */
  private static final long LOOKED_AT =
      EnumSet.of(
              EventKind.FAULT,
              EventKind.FRAME_TAKEN,
              EventKind.FRAME_FREED,
              EventKind.STORE,
              EventKind.DEFERRED,
              EventKind.PAGING_ON)
          .stream()
          .mapToLong(kind -> Bits.bit(kind.ordinal()))
          .sum();

  private final Budget budget;
  private final EventCounts counts = new EventCounts();
  private final PriceMeter prices;
  private @Nullable Trace trace;
  private @Nullable Tally tally;

  /** The number of the event at which the budget is looked at again. */
  private long nextCheck;

  MeasuringMeter(Budget budget, PagingFormat format) {
    this.budget = budget;
    prices = new PriceMeter(format, counts);
  }

  /** From now on the events are those of {@code watched}, a new stretch of it. */
  void begin(Trace watched) {
    trace = watched;
    tally = new Tally(watched, counts);
  }

  /** The counts since the latest beginning. */
  Tallies tallies() {
    return tally().untilNow(trace());
  }

  /** What everything since booting has cost with a strategy that takes {@code reserved} up. */
  Prices prices(List<Range> reserved) {
    return prices.prices(trace(), reserved);
  }

  private Trace trace() {
    if (trace == null) {
      throw new IllegalStateException("nothing is watched yet");
    }
    return trace;
  }

  private Tally tally() {
    if (tally == null) {
      throw new IllegalStateException("nothing is watched yet");
    }
    return tally;
  }

  @Override
  public long event(long event, EventKind kind, Cells cells) {
    counts.add(kind);
    if ((LOOKED_AT >>> kind.ordinal() & 1) != 0) {
      prices.look(trace(), kind, LATEST);
      tally().look(trace(), kind, LATEST);
    }
    if (event >= nextCheck) {
      check(event + 1, cells);
    }
    return event + 1;
  }

  private void check(long events, Cells cells) {
    if (events > budget.events() || cells.size() > budget.cells()) {
      throw new MachineHalted(HaltReason.BUDGET);
    }
    if (budget.stop().isRaised()) {
      throw new MachineHalted(HaltReason.STOPPED);
    }
    nextCheck = Math.min(events + EVENTS_PER_CHECK, budget.events());
  }
}
