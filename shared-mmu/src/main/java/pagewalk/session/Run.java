package pagewalk.session;

import java.util.List;
import java.util.Optional;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Kernel;
import pagewalk.machine.HaltReason;
import pagewalk.machine.Machine;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * A scenario that has run to its end. The trace is complete, and the machine can be moved to any
 * event of it; nothing is ever run again.
 */
public final class Run {
  private final Scenario scenario;
  private final Machine machine;
  private final Kernel kernel;
  private final List<StepOutcome> outcomes;
  private final Optional<HaltReason> halted;

  Run(
      Scenario scenario,
      Machine machine,
      Kernel kernel,
      List<StepOutcome> outcomes,
      Optional<HaltReason> halted) {
    this.scenario = scenario;
    this.machine = machine;
    this.kernel = kernel;
    this.outcomes = List.copyOf(outcomes);
    this.halted = halted;
  }

  public Scenario scenario() {
    return scenario;
  }

  /** The scenario as the canonical text. */
  public String canonical() {
    return ScenarioPrinter.print(scenario);
  }

  public Machine machine() {
    return machine;
  }

  public Kernel kernel() {
    return kernel;
  }

  public PagingFormat format() {
    return machine.spec().format();
  }

  public Trace trace() {
    return machine.trace();
  }

  /** One per line of the scenario that is not blank, in order. */
  public List<StepOutcome> outcomes() {
    return outcomes;
  }

  /** Why the machine stopped before the end of the script, if it did. */
  public Optional<HaltReason> halted() {
    return halted;
  }

  /** Number of events; they are numbered from 0. There is at least one. */
  public int eventCount() {
    return trace().size();
  }

  /** Moves the machine to just after {@code event}, forth or back. */
  public void seek(int event) {
    if (event < 0 || event >= eventCount()) {
      throw new IllegalArgumentException("no event " + event + " among " + eventCount());
    }
    machine.cells().seek(trace().time(event));
  }

  /** The counts over the events {@code from} to {@code to}, both included. */
  public Tallies tallies(int from, int to) {
    return Tallies.of(trace(), from, to);
  }

  public int expects() {
    return count(StepOutcome.Result.HELD) + count(StepOutcome.Result.FAILED);
  }

  public int held() {
    return count(StepOutcome.Result.HELD);
  }

  /** Whether every expectation is true. */
  public boolean holds() {
    return held() == expects();
  }

  private int count(StepOutcome.Result result) {
    return (int) outcomes.stream().filter(outcome -> outcome.result() == result).count();
  }

  /**
   * The event worth showing first: the first fault, else the first event after boot, else the last
   * one of boot.
   */
  public int firstMoment() {
    for (int event = 0; event < eventCount(); event++) {
      if (trace().kind(event) == EventKind.FAULT) {
        return event;
      }
    }
    for (StepOutcome outcome : outcomes) {
      if (outcome.hasEvents() && !outcome.boot()) {
        return outcome.firstEvent();
      }
    }
    return eventCount() - 1;
  }
}
