package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.RecursiveWindow;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Mapper;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A recursive slot, and beside it one more top-level entry for the root of another space. That root
 * points to itself as well, so the same arithmetic with the other index shows the other space's
 * tables; no switch is needed.
 */
final class ForeignRootSlot implements Strategy {
  private static final Maintenance FOREIGN =
      new Maintenance("foreign", "forget the tables of the space that hung in the other entry");

  @Override
  public String name() {
    return "foreign";
  }

  @Override
  public String summary() {
    return "A recursive slot, and beside it a top-level entry for another space's root: its tables"
        + " appear by the same arithmetic";
  }

  @Override
  public List<Setting> options() {
    return List.of(SelfMap.SLOT, SelfMap.SPARE);
  }

  @Override
  public boolean growsByFault() {
    return true;
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(SelfMap.WINDOW, FOREIGN);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    return SelfMap.objection(premises);
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    SelfMap.arrange(boot, options);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(
        new SelfMap(premises), premises.format().rootLevel(0), !premises.skips(FOREIGN));
  }

  private record Reach(SelfMap map, int top, boolean tidies) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (map.isCurrent(cpu, space)) {
        return map.table(level, va);
      }
      if (map.replace(cpu, space) && tidies) {
        cpu.invalidateAll();
      }
      return level == top ? map.hangingRoot() : map.hangingTable(level, va);
    }

    @Override
    public boolean needsWholeRoots() {
      return true;
    }

    @Override
    public boolean opensUnlinked() {
      return false;
    }

    @Override
    public Optional<RecursiveWindow> window() {
      return Optional.of(map.window());
    }

    @Override
    public List<Range> reserved() {
      return map.reserved(true);
    }

    @Override
    public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
      return map.furnish(cpu, space, open(cpu, space, top, 0, space.root()));
    }

    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      if (map.isCurrent(cpu, space)) {
        map.unlinked(cpu, level, va);
      } else if (tidies) {
        cpu.invalidatePage(map.hangingTable(level, va));
      }
    }

    @Override
    public void abandon(KernelCpu cpu, Space space) {
      if (map.takeDown(cpu, space) && tidies) {
        cpu.invalidateAll();
      }
    }
  }
}
