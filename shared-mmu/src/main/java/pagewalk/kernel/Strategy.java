package pagewalk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A {@link TableReach} before boot: what it can be told, and what it needs arranged while paging is
 * still off.
 */
public interface Strategy {
  /** The name in scenarios: "recursive". */
  String name();

  /** What it is, in one sentence without a full stop. */
  String summary();

  /** What only this strategy can be told. */
  List<Setting> options();

  /** Whether its reach has a window, so that missing tables can be left to nested faults. */
  default boolean growsByFault() {
    return false;
  }

  /** The steps of TLB maintenance that are its own, besides those of every kernel. */
  default List<Maintenance> maintenance() {
    return List.of();
  }

  /** The frames that tables come from at run time, when they do not come from the common pool. */
  default Optional<Range> reserve(Settings options) {
    return Optional.empty();
  }

  /**
   * Why it cannot work on these premises, if that is plain before anything runs; the arithmetic in
   * numbers.
   */
  default Optional<Objection> objection(Premises premises) {
    return Optional.empty();
  }

  /** Does its part of booting: whatever {@link #reach} relies on. */
  void arrange(Boot boot, Settings options);

  /**
   * The way to reach tables after booting. All it knows is its premises; what changes lies in
   * simulated memory.
   */
  TableReach reach(Premises premises);

  /** Its options, and which of its maintenance steps is left out. */
  default List<Setting> settings() {
    List<String> steps = new ArrayList<>(List.of("none"));
    steps.add(Maintenance.PAGE.name());
    steps.add(Maintenance.TABLE.name());
    steps.add(Maintenance.CLEAN.name());
    for (Maintenance step : maintenance()) {
      steps.add(step.name());
    }
    List<Setting> settings = new ArrayList<>(options());
    settings.add(
        Setting.word("skip", steps, "a step of maintenance to leave out, to see what it is for")
            .orElse("none"));
    return settings;
  }

  /**
   * Why a strategy cannot work.
   *
   * @param key the option to blame
   * @param message one sentence: what is wrong
   * @param hint one sentence: the cure
   */
  record Objection(String key, String message, String hint) {}
}
