package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.kernel.KernelSpec;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.Line;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.scenario.Statement;
import pagewalk.scenario.StatementKind;
import pagewalk.session.StepOutcome.Result;
import pagewalk.setting.Mistake;
import pagewalk.setting.Reading;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingReader;
import pagewalk.setting.Settings;
import pagewalk.strategy.Strategies;

/**
 * One scenario's work done under a list of strategies, and what each pays for it.
 *
 * <p>The machine, the frames and the statements are the same; only the kernel's strategy is
 * another. What a strategy cannot do it does not do, and the sentence that says so is part of the
 * result.
 */
public record Comparison(Scenario scenario, List<Column> columns) {
  public Comparison {
    columns = List.copyOf(columns);
  }

  /**
   * What one strategy pays.
   *
   * @param strategy its name
   * @param options its own options as written, {@code ""} when there are none
   * @param prices empty when the scenario does not even fit the strategy
   * @param cannot what it could not do, one sentence each
   * @param script the scenario with this strategy's kernel in it, without what it expects
   */
  public record Column(
      String strategy,
      String options,
      Optional<Prices> prices,
      List<String> cannot,
      String script) {
    public Column {
      cannot = List.copyOf(cannot);
    }

    /** The name, and its options behind it. */
    public String title() {
      return options.isEmpty() ? strategy : strategy + " " + options;
    }
  }

  /**
   * A strategy to compare.
   *
   * @param options as in a kernel line, such as {@code slots=4}; they stand before those of the
   *     scenario that every kernel has
   */
  public record Candidate(Strategy strategy, Settings options) {
    /** {@code strategy} with the options it has when nothing is said. */
    public static Candidate of(Strategy strategy) {
      return new Candidate(strategy, Settings.of(keys(strategy)));
    }

    /**
     * Reads a strategy's name and options behind colons: {@code scratch:slots=4}. What is wrong is
     * a sentence that names what there is.
     */
    public static Reading<Candidate> read(String text) {
      String[] parts = text.split(":", -1);
      Optional<Strategy> strategy = Strategies.named(parts[0]);
      if (strategy.isEmpty()) {
        List<String> names = Strategies.all().stream().map(Strategy::name).toList();
        return refused(
            parts[0],
            "There is no strategy '" + parts[0] + "'.",
            "There are " + String.join(", ", names) + ".");
      }
      Reading<Candidate> reading = new Reading.Understood<>(of(strategy.get()));
      for (String option : List.of(parts).subList(1, parts.length)) {
        reading = reading.then(candidate -> candidate.with(option));
      }
      return reading;
    }

    private Reading<Candidate> with(String option) {
      int equals = option.indexOf('=');
      String key = equals < 0 ? option : option.substring(0, equals);
      Optional<Setting> setting =
          options.declarations().stream().filter(each -> each.name().equals(key)).findFirst();
      if (setting.isEmpty() || equals < 0) {
        return refused(
            option,
            "'" + strategy.name() + "' has no option '" + option + "'.",
            "Write key=value.");
      }
      return SettingReader.read(setting.get(), option.substring(equals + 1))
          .then(
              value -> new Reading.Understood<>(new Candidate(strategy, options.with(key, value))));
    }

    private static Reading<Candidate> refused(String text, String message, String hint) {
      return new Reading.Refused<>(new Mistake(message, hint, "", 0, text.length()));
    }

    static List<Setting> keys(Strategy strategy) {
      return Language.vocabulary().keys(StatementKind.KERNEL, strategy.name());
    }
  }

  /** Every strategy there is. */
  public static List<Candidate> everybody() {
    return Strategies.all().stream().map(Candidate::of).toList();
  }

  /** Runs the work of {@code scenario} under each of {@code candidates}, within a budget each. */
  public static Comparison of(Scenario scenario, List<Candidate> candidates, Budget budget) {
    List<Column> columns = new ArrayList<>();
    for (Candidate candidate : candidates) {
      columns.add(column(scenario, candidate, budget));
    }
    return new Comparison(scenario, columns);
  }

  private static Column column(Scenario scenario, Candidate candidate, Budget budget) {
    Statement.Kernel kernel = kernel(scenario, candidate);
    String name = candidate.strategy().name();
    String options = candidate.options().print();
    String script = ScenarioPrinter.print(withKernel(scenario, kernel));
    ParseResult parsed = ScenarioParser.parse(script, Language.vocabulary());
    if (parsed.scenario().isEmpty()) {
      List<String> why = parsed.diagnostics().stream().map(Diagnostic::message).toList();
      return new Column(name, options, Optional.empty(), why, script);
    }
    Measurement measured = Session.measure(parsed.scenario().get(), budget);
    return new Column(name, options, Optional.of(measured.prices()), cannot(measured), script);
  }

  /** The scenario's options that every kernel has, and the candidate's own. */
  private static Statement.Kernel kernel(Scenario scenario, Candidate candidate) {
    Settings settings = candidate.options();
    for (Line line : scenario.lines()) {
      if (line.statement() instanceof Statement.Kernel said) {
        settings = merged(settings, said, candidate.strategy());
      }
    }
    return new Statement.Kernel(candidate.strategy().name(), settings);
  }

  private static Settings merged(Settings own, Statement.Kernel said, Strategy strategy) {
    Settings settings = own;
    List<Setting> keys =
        said.strategy().equals(strategy.name())
            ? said.settings().declarations()
            : KernelSpec.COMMON;
    for (Setting key : keys) {
      if (said.settings().has(key.name()) && !settings.has(key.name())) {
        settings = settings.with(key.name(), said.settings().value(key.name()));
      }
    }
    boolean fault = settings.word("grow").equals("fault");
    return fault && !strategy.growsByFault() ? settings.with("grow", "check") : settings;
  }

  private static Scenario withKernel(Scenario scenario, Statement.Kernel kernel) {
    List<Line> lines = new ArrayList<>();
    for (Line line : scenario.lines()) {
      boolean same = line.statement().kind() == StatementKind.KERNEL;
      if (line.statement().kind() != StatementKind.EXPECT) {
        lines.add(same ? new Line(kernel, "") : line);
      }
    }
    return new Scenario(lines);
  }

  private static List<String> cannot(Measurement measured) {
    List<String> sentences = new ArrayList<>();
    for (Measurement.Step step : measured.steps()) {
      StepOutcome outcome = step.outcome();
      if (outcome.result() == Result.FAULT || outcome.result() == Result.HALT) {
        sentences.add(ScenarioPrinter.print(outcome.statement()) + ": " + outcome.message());
      }
    }
    return sentences;
  }
}
