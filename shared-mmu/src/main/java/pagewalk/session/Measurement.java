package pagewalk.session;

import java.util.List;
import java.util.Optional;
import pagewalk.machine.HaltReason;
import pagewalk.scenario.Scenario;

/**
 * A scenario that has run without being recorded: there is no event to go back to, only what came
 * of each statement and what all of it cost.
 *
 * @param steps one per line of the scenario that is not blank, in order
 * @param cells of eight bytes that the machine came to consist of on the host
 * @param halted why the machine stopped before the end of the script, if it did
 */
public record Measurement(
    Scenario scenario, List<Step> steps, Prices prices, int cells, Optional<HaltReason> halted) {
  public Measurement {
    steps = List.copyOf(steps);
  }

  /**
   * What became of one statement.
   *
   * @param tallies the counts over its events
   */
  public record Step(StepOutcome outcome, Tallies tallies) {}

  /** How many expectations could be looked at. */
  public int expects() {
    return count(StepOutcome.Result.HELD) + count(StepOutcome.Result.FAILED);
  }

  public int held() {
    return count(StepOutcome.Result.HELD);
  }

  private int count(StepOutcome.Result result) {
    return (int) steps.stream().filter(step -> step.outcome().result() == result).count();
  }
}
