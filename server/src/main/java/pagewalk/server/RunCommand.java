package pagewalk.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Budget;
import pagewalk.session.Language;
import pagewalk.session.Opening;
import pagewalk.session.Run;
import pagewalk.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs a scenario file and prints what happened: the trace and the tallies, for people or as JSON.
 */
@Command(
    name = "run",
    description = "Runs a scenario and prints its trace and tallies.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:everything that the scenario expects is true",
      "1:an expectation failed",
      "2:the file cannot be read or is not a scenario"
    })
final class RunCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario, such as first-touch.pagewalk.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Option(names = "--json", description = "Print the trace and the tallies as JSON.")
  private boolean json;

  @Option(
      names = "--bulk",
      description = "Record nothing, for work too large to be looked at event by event.")
  private boolean bulk;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    ScenarioFile read = ScenarioFile.read(file);
    if (!read.complaint().isEmpty()) {
      err.println(read.complaint());
      return UNREADABLE;
    }
    if (bulk) {
      return bulk(read.text(), err);
    }
    Opening opening = Session.open(read.text(), Budget.STANDARD);
    opening.diagnostics().forEach(mistake -> err.println(ScenarioFile.sentence(file, mistake)));
    return opening.run().map(this::print).orElse(UNREADABLE);
  }

  private int bulk(String text, PrintWriter err) {
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    parsed.diagnostics().forEach(mistake -> err.println(ScenarioFile.sentence(file, mistake)));
    PrintWriter out = spec.commandLine().getOut();
    return parsed
        .scenario()
        .map(scenario -> BulkReport.run(scenario, out, err) ? 0 : 1)
        .orElse(UNREADABLE);
  }

  private int print(Run run) {
    RunReport report = new RunReport(run);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    return run.holds() ? 0 : 1;
  }
}
