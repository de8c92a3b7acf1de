package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Comparison.Candidate;

/**
 * A comparison that is made one strategy at a time, so that somebody can watch it grow and walk
 * away.
 */
public final class Contest {
  /**
   * Enough for the work of a gallery scenario under any strategy; what needs more is stopped and
   * says so. Nothing is recorded.
   */
  private static final Budget EACH = new Budget(200_000_000, 0, 12_000_000, () -> false);

  private final Scenario scenario;
  private final List<Candidate> candidates;
  private final List<Comparison.Column> columns = new ArrayList<>();

  private Contest(Scenario scenario, List<Candidate> candidates) {
    this.scenario = scenario;
    this.candidates = candidates;
  }

  /**
   * The start of a contest, or why there is none.
   *
   * @param contest empty when the text is no scenario
   */
  public record Start(Optional<Contest> contest, List<Diagnostic> diagnostics) {
    public Start {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Reads {@code text}; nothing has been run yet. */
  public static Start of(String text) {
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    return new Start(
        parsed.scenario().map(scenario -> new Contest(scenario, Comparison.everybody())),
        parsed.diagnostics());
  }

  /** Who takes part, in the order of their turns. */
  public List<Candidate> candidates() {
    return List.copyOf(candidates);
  }

  /** Whether somebody has not had their turn. */
  public boolean goesOn() {
    return columns.size() < candidates.size();
  }

  /** Does the work under the next candidate. */
  public Comparison.Column next() {
    if (!goesOn()) {
      throw new IllegalStateException("Every strategy has had its turn.");
    }
    List<Candidate> one = List.of(candidates.get(columns.size()));
    Comparison.Column column = Comparison.of(scenario, one, EACH).columns().get(0);
    columns.add(column);
    return column;
  }

  /** What is known so far. */
  public Comparison soFar() {
    return new Comparison(scenario, columns);
  }
}
