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
 * One top-level entry points to its own table. Every table of the active space then has a virtual
 * address that can be computed; it costs no memory, and one top-level entry's worth of virtual
 * space. Tables of other spaces are out of reach.
 */
final class RecursiveSlot implements Strategy {
  @Override
  public String name() {
    return "recursive";
  }

  @Override
  public String summary() {
    return "One top-level entry points to its own table, so every table of the active space has a"
        + " computable address";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        SelfMap.SLOT,
        SelfMap.SPARE,
        Setting.word(
                "formula",
                List.of("masked", "unmasked"),
                "how entry addresses are computed; unmasked forgets to cut the address to 48 bits")
            .orElse("masked"));
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
    boolean masked = premises.options().word("formula").equals("masked");
    return new Reach(new SelfMap(premises), masked);
  }

  private record Reach(SelfMap map, boolean masked) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return map.isCurrent(cpu, space) ? map.table(level, va) : UNREACHABLE;
    }

    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      return map.root(cpu, space);
    }

    @Override
    public boolean reachesOthers() {
      return false;
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
      return map.reserved(false);
    }

    @Override
    public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
      return map.furnish(cpu, space, map.root(cpu, space));
    }

    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      map.unlinked(cpu, level, va);
    }

    @Override
    public void abandon(KernelCpu cpu, Space space) {
      map.takeDown(cpu, space);
    }

    @Override
    public long entryAddress(int level, long va) {
      return masked ? map.window().entryAddress(level, va) : unmasked(level, va);
    }

    /**
     * The formula of the forum thread: (va / 0x1000) × 8 + the window's start. Right for low
     * addresses only.
     */
    private long unmasked(int level, long va) {
      long address = va;
      for (int trip = 0; trip < level; trip++) {
        address = (address >>> 12) * 8 + map.window().start(1);
      }
      return address;
    }
  }
}
