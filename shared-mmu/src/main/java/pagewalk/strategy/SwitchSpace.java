package pagewalk.strategy;

import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.TableReach;

/**
 * A recursive slot shows only the current space's tables; so to edit those of another space, the
 * kernel makes that one current for a while. It costs two root loads and what the TLB forgets by
 * them.
 */
final class SwitchSpace extends SelfMapStrategy {
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
  public TableReach reach(Premises premises) {
    return new Reach(SelfMap.of(premises));
  }

  private static final class Reach extends SelfMapReach {
    Reach(SelfMap map) {
      super(map);
    }

    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (!SelfMap.isCurrent(cpu, space)) {
        cpu.loadRoot(space.root());
      }
      return map.table(level, va);
    }

    @Override
    public boolean reachesOthers() {
      return true;
    }

    @Override
    public void settle(KernelCpu cpu, Space home) {
      if (!SelfMap.isCurrent(cpu, home)) {
        cpu.loadRoot(home.root());
      }
    }
  }
}
