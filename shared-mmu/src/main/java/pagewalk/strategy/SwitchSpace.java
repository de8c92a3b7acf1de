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
 * A recursive slot shows only the current space's tables; so to edit those of another space, the
 * kernel makes that one current for a while. It costs two root loads and what the TLB forgets by
 * them.
 */
final class SwitchSpace implements Strategy {
  @Override
  public String name() {
    return "switch";
  }

  @Override
  public String summary() {
    return "A recursive slot; to edit another space's tables the kernel loads that space's root for"
        + " a while";
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
    return List.of(SelfMap.WINDOW, SelfMap.HANGING);
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
    return new Reach(new SelfMap(premises));
  }

  private record Reach(SelfMap map) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (!map.isCurrent(cpu, space)) {
        cpu.loadRoot(space.root());
      }
      return map.table(level, va);
    }

    /** A root that nothing is in yet cannot be switched to, so it is hung up in the spare entry. */
    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      return map.root(cpu, space);
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
      return map.furnish(cpu, space, map.root(cpu, space));
    }

    @Override
    public void settle(KernelCpu cpu, Space home) {
      if (!map.isCurrent(cpu, home)) {
        cpu.loadRoot(home.root());
      }
    }

    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      map.unlinked(cpu, level, va);
    }

    @Override
    public void abandon(KernelCpu cpu, Space space) {
      map.takeDown(cpu, space);
    }
  }
}
