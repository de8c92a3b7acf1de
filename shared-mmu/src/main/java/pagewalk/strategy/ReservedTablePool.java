package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
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
 * Tables are only made of frames out of a pool that was mapped once, while booting. Nothing has to
 * be mapped for a table ever again; when the pool is empty, there are no more tables.
 */
final class ReservedTablePool implements Strategy {
  private static final long NARROW = 0xF000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);
  private static final long HIGHEST_FRAME = (1L << 34) - 1;

  static final Setting RESERVE =
      Setting.frameRange("reserve", HIGHEST_FRAME, "the frames that tables are made of")
          .orElse("0x200..0x2FF");

  @Override
  public String name() {
    return "reserve";
  }

  @Override
  public String summary() {
    return "Tables are made of frames from a pool that is mapped once and for all";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting("at", "where the pool is mapped", 1 << 20, "0xFFFFC80000000000", NARROW),
        RESERVE);
  }

  @Override
  public Optional<Range> reserve(Settings options) {
    return Optional.of(options.range("reserve"));
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    Reach pool = new Reach(premises);
    return frames(premises).or(() -> Placement.objection(premises, "at", pool.at, pool.bytes()));
  }

  /** Objects when the frames of {@code reserve} are not there, or not for tables alone. */
  static Optional<Objection> frames(Premises premises) {
    Range reserve = premises.options().range("reserve");
    long last = premises.ramBytes() / premises.format().pageBytes() - 1;
    if (reserve.high() > last) {
      return Optional.of(
          new Objection(
              "reserve",
              text("reserve", reserve) + " reaches beyond the last frame of memory.",
              "That is " + Hex.of(last) + "."));
    }
    for (String other : List.of("pool", "tables")) {
      Range range = premises.options().range(other);
      if (range.overlaps(reserve)) {
        return Optional.of(
            new Objection(
                "reserve",
                text("reserve", reserve) + " and " + text(other, range) + " share frames.",
                "Choose frames that nothing else is made of."));
      }
    }
    return Optional.empty();
  }

  private static String text(String key, Range range) {
    return key + "=" + Hex.of(range.low()) + ".." + Hex.of(range.high());
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    Reach pool = new Reach(new Premises(boot.format(), boot.ramBytes(), options));
    long page = boot.format().pageBytes();
    for (Range frames : List.of(pool.tables, pool.reserve)) {
      long pa = frames.low() * page;
      boot.mustMap(pool.address(pa), pa, frames.count() * page, page, RIGHTS, false);
    }
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(premises);
  }

  /** How far behind a table's beginning the page with the entry for {@code va} begins. */
  static long offsetOfPage(PagingFormat format, int number, long va) {
    Level level = format.level(number);
    return (long) level.indexOf(va) * level.entryBytes() & -format.pageBytes();
  }

  private static final class Reach implements TableReach {
    private final long at;
    private final long page;
    private final Range tables;
    private final Range reserve;

    Reach(Premises premises) {
      at = Placement.address(premises, "at", NARROW);
      page = premises.format().pageBytes();
      tables = premises.options().range("tables");
      reserve = premises.options().range("reserve");
    }

    long bytes() {
      return (tables.count() + reserve.count()) * page;
    }

    /** Booting's frames appear first, then the pool's. */
    long address(long pa) {
      long frame = pa / page;
      if (tables.contains(frame)) {
        return at + pa - tables.low() * page;
      }
      return reserve.contains(frame)
          ? at + tables.count() * page + pa - reserve.low() * page
          : UNREACHABLE;
    }

    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return address(tablePa);
    }

    @Override
    public List<Range> reserved() {
      return List.of(new Range(at, at + bytes() - 1));
    }
  }
}
