package pagewalk.scenario;

import java.util.List;
import pagewalk.setting.Setting;

/**
 * A way of reaching tables as the language sees it.
 *
 * @param name as written behind {@code kernel}
 * @param meaning one phrase for documentation and completion
 * @param options the keys that {@code kernel} takes for this strategy only
 * @param check what has to hold between the options and the machine
 */
public record StrategyWords(String name, String meaning, List<Setting> options, OptionCheck check) {

  public StrategyWords {
    options = List.copyOf(options);
  }
}
