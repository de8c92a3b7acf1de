package pagewalk.server;

import java.io.PrintWriter;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.session.Budget;
import pagewalk.session.Measurement;
import pagewalk.session.Metric;
import pagewalk.session.Session;
import pagewalk.session.StepOutcome;

/**
 * Runs a scenario without recording it, for work that is too much to be looked at event by event;
 * says every second that it is still at it.
 */
final class BulkReport {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final PrintWriter err;
  private final long begin = System.nanoTime();
  private long told;

  private BulkReport(PrintWriter err) {
    this.err = err;
  }

  /** Prints what came of it to {@code out}; whether all that could be expected is true. */
  static boolean run(Scenario scenario, PrintWriter out, PrintWriter err) {
    BulkReport report = new BulkReport(err);
    Measurement measured = Session.measure(scenario, Budget.BULK.withStop(report::progress));
    out.print(text(measured));
    out.flush();
    return measured.held() == measured.expects();
  }

  /**
   * Tells once a second how long it has been; never stops the run, for that is Ctrl-C's business.
   */
  private boolean progress() {
    long seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    if (seconds > told) {
      told = seconds;
      err.println("Still running, " + seconds + " s. Ctrl-C stops it.");
    }
    return false;
  }

  private static String text(Measurement measured) {
    StringBuilder text = new StringBuilder();
    for (Measurement.Step step : measured.steps()) {
      StepOutcome outcome = step.outcome();
      if (outcome.statement().kind().runs()) {
        text.append("line ").append(outcome.line()).append(": ");
        text.append(ScenarioPrinter.print(outcome.statement())).append(": ");
        text.append(outcome.result().word()).append(' ').append(outcome.message());
        text.append("\n  ").append(step.tallies().tables()).append(" tables, ");
        text.append(step.tallies().faults()).append(" faults, ");
        text.append(step.tallies().stores()).append(" stores\n");
      }
    }
    for (int i = 0; i < Metric.ALL.size(); i++) {
      Metric metric = Metric.ALL.get(i);
      text.append(metric.title()).append(": ").append(measured.prices().values().get(i));
      text.append(' ').append(metric.unit()).append('\n');
    }
    text.append(measured.held()).append(" of ").append(measured.expects());
    text.append(" expectations hold; what only a recording could tell was not looked at.\n");
    measured
        .halted()
        .ifPresent(why -> text.append("The machine stopped. ").append(why.sentence()).append('\n'));
    return text.toString();
  }
}
