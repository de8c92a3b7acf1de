package pagewalk.kernel;

import java.util.List;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A {@link TableReach} before boot: what it can be told, and what it needs arranged while paging is
 * still off.
 */
public interface Strategy {
  /** The name in scenarios: "recursive". */
  String name();

  /** What it is, in one sentence. */
  String summary();

  List<Setting> options();

  /** Whether its reach has a window, so that missing tables can be left to nested faults. */
  default boolean growsByFault() {
    return false;
  }

  /** Does its part of booting and gives the way to reach tables from then on. */
  TableReach arrange(Boot boot, Settings options);
}
