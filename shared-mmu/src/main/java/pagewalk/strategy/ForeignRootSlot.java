package pagewalk.strategy;

import java.util.List;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.TableReach;

/**
 * A recursive slot, and beside it one more top-level entry for the root of another space. That root
 * points to itself as well, so the same arithmetic with the other index shows the other space's
 * tables; no switch is needed.
 */
final class ForeignRootSlot extends SelfMapStrategy {
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
  public List<Maintenance> maintenance() {
    return List.of(SelfMap.WINDOW, FOREIGN);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(SelfMap.of(premises), !premises.skips(FOREIGN));
  }

  private static final class Reach extends SelfMapReach {
    private final boolean tidies;

    Reach(SelfMap map, boolean tidies) {
      super(map);
      this.tidies = tidies;
    }

    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (SelfMap.isCurrent(cpu, space)) {
        return map.table(level, va);
      }
      if (map.hangUp(cpu, space, level, va) && tidies) {
        cpu.invalidateAll();
      }
      return map.hanging(level, va);
    }

    @Override
    public boolean reachesOthers() {
      return true;
    }

    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      return open(cpu, space, level, va, space.root());
    }

    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      if (SelfMap.isCurrent(cpu, space)) {
        map.unlinked(cpu, level, va);
      } else if (tidies) {
        cpu.invalidatePage(map.hanging(level, va));
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
