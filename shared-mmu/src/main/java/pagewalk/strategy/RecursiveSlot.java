package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.PagingFormat;
import pagewalk.format.RecursiveWindow;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * One top-level entry points to its own table. Every table of the active space then has a virtual
 * address that can be computed; it costs no memory, and one top-level entry's worth of virtual
 * space.
 */
final class RecursiveSlot implements Strategy {
  @Override
  public String name() {
    return "recursive";
  }

  @Override
  public String summary() {
    return "One top-level entry points to its own table, so every table of the active space has a computable address.";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Setting.number("slot", 0, 511, "the top-level entry that points to its own table")
            .orElse("511"),
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
  public void arrange(Boot boot, Settings options) {
    PagingFormat format = boot.format();
    int slot = (int) options.number("slot");
    long root = boot.space().root();
    long entryBytes = format.level(format.top()).entryBytes();
    boot.cpu().store(root + slot * entryBytes, format.maker().table(format.top(), root, false));
  }

  @Override
  public TableReach reach(PagingFormat format, Settings options) {
    int slot = (int) options.number("slot");
    boolean masked = options.word("formula").equals("masked");
    return new Reach(new RecursiveWindow(format, slot), masked);
  }

  private record Reach(RecursiveWindow arithmetic, boolean masked) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return arithmetic.tableAddress(level, va);
    }

    @Override
    public boolean opensUnlinked() {
      return false;
    }

    @Override
    public Optional<RecursiveWindow> window() {
      return Optional.of(arithmetic);
    }

    @Override
    public long entryAddress(int level, long va) {
      return masked ? arithmetic.entryAddress(level, va) : unmasked(level, va);
    }

    /**
     * The formula of the forum thread: (va / 0x1000) × 8 + the window's start. Right for low
     * addresses only.
     */
    private long unmasked(int level, long va) {
      long address = va;
      for (int trip = 0; trip < level; trip++) {
        address = (address >>> 12) * 8 + arithmetic.start(1);
      }
      return address;
    }
  }
}
