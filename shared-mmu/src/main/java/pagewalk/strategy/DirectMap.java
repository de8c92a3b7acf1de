package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.bits.Bits;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * All of memory is mapped a second time at a fixed distance: a physical address plus the distance
 * is a virtual one.
 */
final class DirectMap implements Strategy {
  private static final long NARROW = 0x8000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public String summary() {
    return "All of memory is mapped at a fixed offset, so a physical address plus the offset is a"
        + " virtual one";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting(
            "at",
            "the virtual address where physical address 0 appears",
            Bits.bit(30),
            "0xFFFF888000000000",
            NARROW),
        Setting.sizeOf("page", List.of("4K", "2M", "1G"), "largest page to map memory with")
            .orElse("2M"));
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    return Placement.objection(premises, "at", at(premises), premises.ramBytes());
  }

  private static long at(Premises premises) {
    return Placement.address(premises, "at", NARROW);
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    long at = at(new Premises(boot.format(), boot.ramBytes(), options));
    long bytes = boot.ramBytes();
    boot.mustMap(at, 0, bytes, boot.pageFor(bytes, options.number("page")), RIGHTS, false);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(at(premises), premises.ramBytes());
  }

  private record Reach(long at, long bytes) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return at + tablePa;
    }

    @Override
    public List<Range> reserved() {
      return List.of(new Range(at, at + bytes - 1));
    }
  }
}
