package pagewalk.kernel;

import java.util.List;
import pagewalk.format.PagingFormat;
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

  /** Does its part of booting: whatever {@link #reach} relies on. */
  void arrange(Boot boot, Settings options);

  /**
   * The way to reach tables after booting. All it knows is its options; what changes lies in
   * simulated memory.
   */
  TableReach reach(PagingFormat format, Settings options);
}
