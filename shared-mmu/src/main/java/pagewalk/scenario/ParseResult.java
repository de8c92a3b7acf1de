package pagewalk.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a text: the scenario when there was no mistake, else the mistakes in the
 * order of the text.
 */
public record ParseResult(Optional<Scenario> scenario, List<Diagnostic> diagnostics) {
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
    if (scenario.isPresent() != diagnostics.isEmpty()) {
      throw new IllegalArgumentException("a scenario is there exactly when no mistake is");
    }
  }
}
