package pagewalk.server.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import pagewalk.machine.HaltReason;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.server.api.Problem.Kind;
import pagewalk.session.Comparison;
import pagewalk.session.Comparison.Candidate;
import pagewalk.session.Language;
import pagewalk.session.Opening;
import pagewalk.session.Run;
import pagewalk.session.Session;

/**
 * Runs scenarios of strangers: only so many at once, each within its budget and its time. A run
 * looks at the clock every few hundred events, which is well under a millisecond.
 */
public final class Simulator {
  private final ServerLimits limits;
  private final Semaphore turns;
  private final Timer timer;
  private final AtomicBoolean closed = new AtomicBoolean();

  public Simulator(ServerLimits limits, MeterRegistry metrics) {
    this.limits = limits;
    turns = new Semaphore(limits.runsAtOnce(), true);
    timer = Timer.builder("pagewalk.runs").register(metrics);
  }

  /** Asks about a run as long as the machine of the run is there. */
  public interface Question<T> {

    /**
     * Gives the answer.
     *
     * @param late whether the time for it is over, to be asked now and then
     */
    T about(Run run, BooleanSupplier late);
  }

  /** The scenario that {@code text} is. */
  public static Scenario parse(String text) {
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    return parsed.scenario().orElseThrow(() -> Problem.invalid(parsed.diagnostics()).asException());
  }

  /**
   * Runs {@code text} and answers {@code question} about it.
   *
   * @throws ProblemException when the text is no scenario, when a limit is reached, or when there
   *     is no turn to be had
   */
  public <T> T ask(String text, Question<T> question) {
    return inTurn(limits.runTime(), late -> question.about(run(text, late), late));
  }

  /**
   * Does the work of {@code text} under each of {@code candidates}, each within the budget of a run
   * that is not recorded.
   *
   * @throws ProblemException as {@link #ask} does
   */
  Comparison compare(String text, List<Candidate> candidates) {
    Scenario scenario = parse(text);
    return inTurn(
        limits.compareTime(),
        late -> Comparison.of(scenario, candidates, limits.budget(late::getAsBoolean)));
  }

  private <T> T inTurn(Duration time, Function<BooleanSupplier, T> work) {
    takeTurn();
    long begun = System.nanoTime();
    BooleanSupplier late = () -> closed.get() || System.nanoTime() - begun > time.toNanos();
    try {
      T answer = work.apply(late);
      if (late.getAsBoolean()) {
        throw tooLong(time);
      }
      return answer;
    } finally {
      timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(limits.runWait().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.later(
            Kind.BUSY,
            limits.runsAtOnce() + " runs are going on, which is all there may be. Try again soon.",
            1)
        .asException();
  }

  private Run run(String text, BooleanSupplier late) {
    Opening opening = Session.open(text, limits.budget(late::getAsBoolean));
    Run run = opening.run().orElseThrow(() -> Problem.invalid(opening.diagnostics()).asException());
    HaltReason halted = run.halted().orElse(HaltReason.DOUBLE_FAULT);
    if (halted == HaltReason.BUDGET) {
      throw Problem.of(
              Kind.RUN_TOO_LARGE,
              "A run may have %d events, %d changes and %d cells here; make the scenario smaller."
                  .formatted(limits.runEvents(), limits.runChanges(), limits.runCells()))
          .asException();
    }
    if (halted == HaltReason.STOPPED) {
      throw tooLong(limits.runTime());
    }
    return run;
  }

  private static ProblemException tooLong(Duration time) {
    return Problem.of(
            Kind.RUN_TOO_LONG,
            "This may take %d milliseconds here; make the scenario smaller."
                .formatted(time.toMillis()))
        .asException();
  }

  /** Stops what is running and whatever comes. */
  public void close() {
    closed.set(true);
  }
}
