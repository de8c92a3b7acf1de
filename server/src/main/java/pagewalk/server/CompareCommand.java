package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.Limits;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.ScenarioParser;
import pagewalk.server.api.CompareAnswer;
import pagewalk.session.Budget;
import pagewalk.session.Comparison;
import pagewalk.session.Comparison.Candidate;
import pagewalk.session.Language;
import pagewalk.setting.Mistake;
import pagewalk.setting.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does the work of one scenario under several strategies and prints what each pays for it. */
@Command(
    name = "compare",
    description = "Does a scenario's work under several strategies and compares what it costs.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the comparison was made",
      "2:the file cannot be read or is not a scenario, or a strategy is unknown"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario, such as two-processes.pagewalk.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "STRATEGY",
      description =
          "Which ones, separated by commas; options behind colons, as in scratch:slots=4. All when not given.")
  private List<String> strategies = new ArrayList<>();

  @Option(names = "--json", description = "Print the comparison as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Candidate> candidates = new ArrayList<>();
    for (String text : strategies) {
      Reading<Candidate> read = Candidate.read(text);
      if (read instanceof Reading.Refused<Candidate> refused) {
        throw mistake(refused.mistake());
      }
      candidates.add(((Reading.Understood<Candidate>) read).value());
    }
    Optional<ParseResult> parsed = parse();
    if (parsed.isEmpty()) {
      return UNREADABLE;
    }
    PrintWriter err = spec.commandLine().getErr();
    parsed.get().diagnostics().forEach(diagnostic -> err.println(sentence(diagnostic)));
    return parsed
        .get()
        .scenario()
        .map(
            scenario ->
                print(
                    Comparison.of(
                        scenario,
                        candidates.isEmpty() ? Comparison.everybody() : candidates,
                        Budget.BULK)))
        .orElse(UNREADABLE);
  }

  private ParameterException mistake(Mistake mistake) {
    return new ParameterException(
        spec.commandLine(), (mistake.message() + " " + mistake.hint()).strip());
  }

  private Optional<ParseResult> parse() {
    PrintWriter err = spec.commandLine().getErr();
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(Limits.BYTES + 1);
      if (bytes.length > Limits.BYTES) {
        err.println("'" + file + "' has more than " + Limits.BYTES + " bytes.");
        return Optional.empty();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(ScenarioParser.parse(text, Language.vocabulary()));
    } catch (NoSuchFileException e) {
      err.println("There is no file '" + file + "'.");
    } catch (CharacterCodingException e) {
      err.println("'" + file + "' is not a text in UTF-8.");
    } catch (IOException e) {
      err.println("'" + file + "' cannot be read.");
    }
    return Optional.empty();
  }

  private String sentence(Diagnostic diagnostic) {
    String place = file + ":" + diagnostic.line() + ":" + diagnostic.column() + ": ";
    return (place + diagnostic.message() + " " + diagnostic.hint()).strip();
  }

  private int print(Comparison comparison) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? CompareAnswer.json(comparison) : ComparisonReport.text(comparison));
    out.flush();
    return 0;
  }
}
