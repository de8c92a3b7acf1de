package pagewalk.scenario;

import java.util.List;
import pagewalk.setting.Settings;

/**
 * Lets a strategy object to options that are fine one by one but not together or not on this
 * machine.
 */
@FunctionalInterface
public interface OptionCheck {
  /** For strategies whose options cannot contradict anything. */
  OptionCheck NONE = (kernel, machine) -> List.of();

  /** All objections to {@code kernel} on {@code machine}. */
  List<Objection> object(Settings kernel, Statement.Machine machine);

  /**
   * One objection.
   *
   * @param key the setting to blame
   * @param message one sentence: what is wrong
   * @param hint how to cure it
   */
  record Objection(String key, String message, String hint) {}
}
