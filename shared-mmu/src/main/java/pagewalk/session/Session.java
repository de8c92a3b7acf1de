package pagewalk.session;

import java.util.List;
import java.util.Optional;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;

/** The way in: from a text to a finished run that can be scrubbed. */
public final class Session {
  private Session() {}

  /**
   * Runs {@code scenario} to its end, or as far as {@code budget} allows, without recording it: for
   * work that is too much to be looked at event by event.
   */
  public static Measurement measure(Scenario scenario, Budget budget) {
    return Runner.measure(scenario, budget);
  }

  /**
   * Reads {@code text} and measures it.
   *
   * @throws IllegalArgumentException with the first complaint when the text is no scenario
   */
  public static Measurement measure(String text, Budget budget) {
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    return measure(
        parsed
            .scenario()
            .orElseThrow(() -> new IllegalArgumentException(parsed.diagnostics().get(0).message())),
        budget);
  }

  /** Reads {@code text} and runs it to its end, or as far as {@code budget} allows. */
  public static Opening open(String text, Budget budget) {
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    return parsed
        .scenario()
        .map(scenario -> new Opening(Optional.of(Runner.run(scenario, budget)), List.of()))
        .orElseGet(() -> new Opening(Optional.empty(), parsed.diagnostics()));
  }
}
