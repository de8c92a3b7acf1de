package pagewalk.strategy;

import java.util.List;
import pagewalk.bits.Bits;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
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
    return "Physical pointers are followed as virtual addresses, which holds inside the identity map only.";
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
  public TableReach reach(PagingFormat format, Settings options) {
    return (cpu, space, level, va, tablePa) -> tablePa;
  }
}
