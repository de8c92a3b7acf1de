package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.PagingFormat;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.kernel.TablePool;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * What the strategies with a recursive slot have in common: the window on the current space's own
 * tables, and spare entries in which another space's tables can be hung up. How that is done is up
 * to the format: {@link RootSelfMap}, or under PAE {@link PaeSelfMap}.
 */
interface SelfMap {
  /** One less than the entries of the largest root, ARM's with 16 KiB. */
  int LAST_ENTRY = 4095;

  Setting SLOT =
      Setting.number(
              "slot",
              0,
              LAST_ENTRY,
              "the top-level entry that points to its own table; with PAE the first of the four"
                  + " PDEs that point to the page directories, 1020 when not given")
          .orElse("511");
  Setting SPARE =
      Setting.number(
              "spare",
              0,
              LAST_ENTRY,
              "the top-level entry in which another space's root is hung up to be written; with PAE"
                  + " the first of four PDEs for its page directories, 1015 when not given")
          .orElse("510");

  Maintenance WINDOW =
      new Maintenance("window", "forget where the window showed a table that was unlinked");
  Maintenance HANGING =
      new Maintenance("spare", "forget the root that hung in the spare entry before");

  static SelfMap of(Premises premises) {
    return isLatched(premises.format()) ? new PaeSelfMap(premises) : new RootSelfMap(premises);
  }

  /** Stores the entries that make the first space's window. */
  static void arrange(Boot boot, Settings options) {
    if (isLatched(boot.format())) {
      PaeSelfMap.arrange(boot, options);
    } else {
      RootSelfMap.arrange(boot, options);
    }
  }

  /** Why the entries chosen cannot be used, if so. */
  static Optional<Objection> objection(Premises premises) {
    return isLatched(premises.format())
        ? PaeSelfMap.objection(premises)
        : RootSelfMap.objection(premises);
  }

  private static boolean isLatched(PagingFormat format) {
    return format.level(format.top()).latched();
  }

  static boolean isCurrent(KernelCpu cpu, Space space) {
    return space.root() == cpu.root();
  }

  TableWindow window();

  /** The level of the roots. */
  int top();

  /** Where the current space's table of {@code level} on the way to {@code va} appears. */
  default long table(int level, long va) {
    return window().tableAddress(level, va);
  }

  /** Where the root of any space can be loaded and stored, which hangs it up if it must. */
  long root(KernelCpu cpu, Space space);

  /**
   * Hangs {@code space}, which is not current, up so that its table of {@code level} on the way to
   * {@code va} appears at {@link #hanging}; whether another one hung there before. What is believed
   * about that one's tables the caller must see to.
   */
  boolean hangUp(KernelCpu cpu, Space space, int level, long va);

  /** Where a table of the space that is hung up appears. */
  long hanging(int level, long va);

  /** Takes {@code space} down if it is hung up; whether it was. */
  boolean takeDown(KernelCpu cpu, Space space);

  /**
   * Gives a new space a window of its own.
   *
   * @param root where its root appears, as {@link #root} said
   * @param tables where tables come from that the window needs
   */
  MapResult furnish(KernelCpu cpu, Space space, long root, TablePool tables);

  /** Forgets where the current space's window showed a table that was unlinked. */
  void unlinked(KernelCpu cpu, int level, long va);

  /** As {@link pagewalk.kernel.TableReach#isLasting}. */
  default boolean isLasting(int level) {
    return false;
  }

  /** As {@link pagewalk.kernel.TableReach#isShowing}. */
  boolean isShowing(int level, long va);

  /** The addresses of the window, and of the spare entries when {@code withSpare}. */
  List<Range> reserved(boolean withSpare);
}
