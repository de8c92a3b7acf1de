package pagewalk.strategy;

import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Growth;
import pagewalk.kernel.KernelCpu;
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
 * Low physical memory is mapped to the same virtual addresses, and the kernel follows physical
 * pointers as if they were virtual. It works until a table's frame lies outside of that memory.
 */
final class IdentityMap implements Strategy {
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public String summary() {
    return "Physical pointers are followed as virtual addresses, which holds inside the identity"
        + " map only";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Setting.size(
                "upto", 4096, 1L << 46, "how much memory from address 0 on is mapped to itself")
            .multipleOf(4096)
            .orElse("4M"));
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    long bytes = Math.min(options.number("upto"), boot.ramBytes());
    boot.mustMap(0, 0, bytes, boot.pageFor(bytes, Bits.bit(21)), RIGHTS, false);
  }

  @Override
  public TableReach reach(Premises premises) {
    long bytes = Math.min(premises.options().number("upto"), premises.ramBytes());
    return new Reach(premises.format(), bytes);
  }

  private record Reach(PagingFormat format, long bytes) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return tablePa;
    }

    @Override
    public List<Range> reserved() {
      return List.of(new Range(0, bytes - 1));
    }

    /** The identity map lies in the user half, so every space needs one of its own. */
    @Override
    public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
      int level = Boot.levelFor(format, bytes, Bits.bit(21));
      long page = format.level(level).span();
      MapResult result = MapResult.MAPPED;
      for (long pa = 0; pa < bytes && result == MapResult.MAPPED; pa += page) {
        result = mapper.map(space, pa, pa, level, RIGHTS, false, Growth.CHECK);
      }
      return result;
    }
  }
}
