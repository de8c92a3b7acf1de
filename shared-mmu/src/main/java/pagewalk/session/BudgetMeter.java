package pagewalk.session;

import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;
import pagewalk.state.Cells;
import pagewalk.trace.EventKind;
import pagewalk.trace.TraceMeter;

/** Watches a run and stops it when its {@link Budget} is used up. */
final class BudgetMeter implements TraceMeter {
  private static final int EVENTS_PER_LOOK = 256;

  private final Budget budget;

  BudgetMeter(Budget budget) {
    this.budget = budget;
  }

  @Override
  public long event(long event, EventKind kind, Cells cells) {
    boolean look = event % EVENTS_PER_LOOK == 0;
    if (event + 1 >= budget.events()
        || (look && (cells.time() > budget.changes() || cells.size() > budget.cells()))) {
      throw new MachineHalted(HaltReason.BUDGET);
    }
    if (look && budget.stop().isRaised()) {
      throw new MachineHalted(HaltReason.STOPPED);
    }
    long nextLook = event - event % EVENTS_PER_LOOK + EVENTS_PER_LOOK;
    return Math.min(nextLook, budget.events() - 1);
  }
}
