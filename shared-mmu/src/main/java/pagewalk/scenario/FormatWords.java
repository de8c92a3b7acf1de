package pagewalk.scenario;

import java.util.List;
import java.util.function.Function;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A page-table format as the language sees it.
 *
 * @param name as written behind {@code machine}
 * @param meaning one phrase for documentation and completion
 * @param controls the keys that {@code machine} takes for this format only
 * @param tables the kinds of table in lower case, for {@code expect window.…}
 * @param facts what holds under a state of the controls
 */
public record FormatWords(
    String name,
    String meaning,
    List<Setting> controls,
    List<String> tables,
    Function<Settings, FormatFacts> facts) {

  public FormatWords {
    controls = List.copyOf(controls);
    tables = List.copyOf(tables);
  }
}
