package pagewalk.session;

import org.jspecify.annotations.Nullable;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.state.Cells;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/** Takes every event in while it happens, for runs that keep none; and watches the budget. */
final class MeasuringMeter implements TraceMeter {
  private static final int EVENTS_PER_LOOK = 1 << 12;
  private static final int LATEST = 0;

  private final Budget budget;
  private final PriceMeter prices;
  private @Nullable Trace trace;
  private @Nullable Tally tally;

  MeasuringMeter(Budget budget, PriceMeter prices) {
    this.budget = budget;
    this.prices = prices;
  }

  /** From now on the events are those of {@code watched}, a new stretch of it. */
  void begin(Trace watched) {
    trace = watched;
    tally = new Tally(watched);
  }

  /** The counts since the latest beginning. */
  Tallies tallies() {
    return tally().untilNow(trace());
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
  public long event(long event, Cells cells) {
    prices.take(trace(), LATEST);
    tally().take(trace(), LATEST);
    long events = trace().events();
    if (events % EVENTS_PER_LOOK == 0) {
      if (cells.size() > budget.cells()) {
        throw new MachineHalted(HaltReason.BUDGET);
      }
      if (budget.stop().isRaised()) {
        throw new MachineHalted(HaltReason.STOPPED);
      }
    }
    if (events > budget.events()) {
      throw new MachineHalted(HaltReason.BUDGET);
    }
    return events;
  }
}
