package pagewalk.session;

import java.util.List;
import java.util.Optional;
import pagewalk.scenario.Diagnostic;

/**
 * What came of opening a text: a finished run, or the reasons why there is none.
 *
 * @param diagnostics empty exactly when there is a run
 */
public record Opening(Optional<Run> run, List<Diagnostic> diagnostics) {
  public Opening {
    diagnostics = List.copyOf(diagnostics);
  }
}
