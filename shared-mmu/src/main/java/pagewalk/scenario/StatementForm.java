package pagewalk.scenario;

import java.util.List;
import pagewalk.setting.Setting;

/**
 * One row of the grammar, for documentation, highlighting and completion.
 *
 * @param synopsis how the line is written, its settings left out
 * @param example a complete line
 * @param meaning one phrase
 * @param keys the settings every line of this kind may have; formats and strategies add theirs
 * @param required the keys that must be given
 */
public record StatementForm(
    StatementKind kind,
    String synopsis,
    String example,
    String meaning,
    List<Setting> keys,
    List<String> required) {

  public StatementForm {
    keys = List.copyOf(keys);
    required = List.copyOf(required);
  }

  public String keyword() {
    return kind.keyword();
  }
}
