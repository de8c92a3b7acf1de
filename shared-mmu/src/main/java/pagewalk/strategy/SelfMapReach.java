package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.TableWindow;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Mapper;
import pagewalk.kernel.Space;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;

/**
 * The reach of a recursive slot alone: every table of the current space, and of other spaces only
 * the root, which is hung up in the spare entry. Strategies that reach further override {@link
 * #open} and {@link #reachesOthers} together.
 */
abstract class SelfMapReach implements TableReach {
  final SelfMap map;

  SelfMapReach(SelfMap map) {
    this.map = map;
  }

  @Override
  public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
    return SelfMap.isCurrent(cpu, space) ? map.table(level, va) : UNREACHABLE;
  }

  @Override
  public boolean reachesOthers() {
    return false;
  }

  /** A root that nothing is in yet shows itself nowhere, so it is hung up in the spare entry. */
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
  public boolean isLasting(int level) {
    return map.isLasting(level);
  }

  @Override
  public boolean isShowing(int level, long va) {
    return map.isShowing(level, va);
  }

  @Override
  public Optional<TableWindow> window() {
    return Optional.of(map.window());
  }

  @Override
  public List<Range> reserved() {
    return map.reserved(true);
  }

  @Override
  public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
    return map.furnish(cpu, space, openRoot(cpu, space, map.top(), 0), mapper.tables());
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
