package pagewalk.strategy;

import java.util.List;
import pagewalk.kernel.Premises;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;

/**
 * One top-level entry points to its own table. Every table of the active space then has a virtual
 * address that can be computed; it costs no memory, and one top-level entry's worth of virtual
 * space. Tables of other spaces are out of reach.
 */
final class RecursiveSlot extends SelfMapStrategy {
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
  public TableReach reach(Premises premises) {
    boolean masked = premises.options().word("formula").equals("masked");
    return new Reach(SelfMap.of(premises), masked);
  }

  private static final class Reach extends SelfMapReach {
    private final boolean masked;

    Reach(SelfMap map, boolean masked) {
      super(map);
      this.masked = masked;
    }

    @Override
    public List<Range> reserved() {
      return map.reserved(false);
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
