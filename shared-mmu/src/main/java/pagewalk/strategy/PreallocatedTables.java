package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * For a part of the kernel half every lowest table exists from the start, and all of them are
 * mapped side by side. Mapping a page there never needs a new table: that is the kernel's mapper,
 * and the mapper for everything else uses it to get at the tables it wants to edit.
 */
final class PreallocatedTables implements Strategy {
  private static final long NARROW = 0xF000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "preallocated";
  }

  @Override
  public String summary() {
    return "All lowest tables of a part of the kernel half exist from boot, so tables can be mapped"
        + " there without making any";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting("at", "where that part begins", 1 << 21, "0xFFFFC80000000000", NARROW),
        Setting.size("span", 1 << 20, 1L << 40, "how long that part is")
            .multipleOf(1 << 21)
            .orElse("64M"));
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    Part part = new Part(premises);
    long needed = premises.ramBytes() + part.tableBytes();
    if (part.span < needed) {
      return Optional.of(
          new Objection(
              "span",
              SettingPrinter.size(part.span)
                  + " have no room for "
                  + SettingPrinter.size(premises.ramBytes())
                  + " of memory and "
                  + SettingPrinter.size(part.tableBytes())
                  + " of tables.",
              "Give a larger span=."));
    }
    long frames = (part.tableBytes() + premises.format().pageBytes() - 1) / 4096;
    long there = premises.options().range("tables").count();
    if (frames > there) {
      return Optional.of(
          new Objection(
              "span",
              SettingPrinter.size(part.span)
                  + " need "
                  + frames
                  + " frames of lowest tables, and booting has "
                  + there
                  + ".",
              "Give booting more frames with tables=, or a smaller span=."));
    }
    return Placement.objection(premises, "at", part.at, part.span);
  }

  /** Makes the tables and maps each of them at its place at the end of the part. */
  @Override
  public void arrange(Boot boot, Settings options) {
    Part part = new Part(new Premises(boot.format(), boot.ramBytes(), options));
    long page = boot.format().pageBytes();
    long perTable = part.level.span() * part.level.entries();
    for (long offset = 0; offset < part.span; offset += perTable) {
      boot.makeTables(part.at + offset);
    }
    for (long offset = 0; offset < part.span; offset += perTable) {
      long va = part.entry(offset) & -page;
      if (part.entry(offset) == va) {
        long table = boot.makeTables(part.at + offset);
        boot.mustMap(va, table & -page, page, page, RIGHTS, false);
      }
    }
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Part(premises);
  }

  /**
   * The part of the kernel half; physical address 0 appears at its beginning, when it is needed.
   */
  private static final class Part implements TableReach {
    private final PagingFormat format;
    private final Level level;
    private final long at;
    private final long span;

    Part(Premises premises) {
      format = premises.format();
      level = format.level(1);
      at = Placement.address(premises, "at", NARROW);
      span = premises.options().number("span");
    }

    long tableBytes() {
      return span / level.span() * level.entryBytes();
    }

    /** Where the lowest entry for the page {@code offset} bytes into the part appears. */
    long entry(long offset) {
      return at + span - tableBytes() + offset / level.span() * level.entryBytes();
    }

    @Override
    public long open(KernelCpu cpu, Space space, int number, long va, long tablePa) {
      long offset = ReservedTablePool.offsetOfPage(format, number, va);
      long page = tablePa + offset & -format.pageBytes();
      long slot = entry(page);
      if (EntryView.of(level, cpu.load(slot)).kind() != ShapeKind.LEAF) {
        cpu.store(slot, format.maker().leaf(1, page, RIGHTS, false));
      }
      return at + tablePa;
    }

    @Override
    public List<Range> reserved() {
      return List.of(new Range(at, at + span - 1));
    }
  }
}
