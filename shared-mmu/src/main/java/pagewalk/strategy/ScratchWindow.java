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
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * One table is always there, and its last entry maps the table itself, so that its other entries
 * can always be stored. Some of them are the scratch window: whatever frame a slot is pointed at
 * can be written there. Every re-targeting needs an invalidation, or the store goes to the old
 * table.
 */
final class ScratchWindow implements Strategy {
  private static final long NARROW = 0xF000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);
  private static final Maintenance RETARGET =
      new Maintenance("scratch", "forget what a slot of the scratch window showed before");

  @Override
  public String name() {
    return "scratch";
  }

  @Override
  public String summary() {
    return "A few pages under one table that is always mapped are pointed at whatever table is to"
        + " be edited";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting(
            "at",
            "where the first slot of the window appears",
            1 << 21,
            "0xFFFFC80000000000",
            NARROW),
        Setting.number("slots", 1, 16, "how many tables can be shown at a time").orElse("1"));
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(RETARGET);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    Level table = premises.format().level(1);
    return Placement.objection(premises, "at", at(premises), table.span() * table.entries());
  }

  private static long at(Premises premises) {
    return Placement.address(premises, "at", NARROW);
  }

  /** Makes the table and lets its last entry map it. */
  @Override
  public void arrange(Boot boot, Settings options) {
    PagingFormat format = boot.format();
    Level table = format.level(1);
    long pa = boot.makeTables(at(new Premises(format, boot.ramBytes(), options)));
    long entry = format.maker().leaf(1, pa & -format.pageBytes(), RIGHTS, false);
    boot.cpu().store(pa + (long) (table.entries() - 1) * table.entryBytes(), entry);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(premises);
  }

  private static final class Reach implements TableReach {
    private final PagingFormat format;
    private final long at;
    private final int slots;
    private final boolean tidies;

    Reach(Premises premises) {
      format = premises.format();
      at = at(premises);
      slots = (int) premises.options().number("slots");
      tidies = !premises.skips(RETARGET);
    }

    private long controls() {
      return at + (format.level(1).entries() - 1) * format.pageBytes();
    }

    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      long offset = ReservedTablePool.offsetOfPage(format, level, va);
      long page = tablePa + offset & -format.pageBytes();
      int slot = (level - 1) % slots;
      long shown = at + slot * format.pageBytes();
      long control = controls() + (long) slot * format.level(1).entryBytes();
      EntryView old = EntryView.of(format.level(1), cpu.load(control));
      if (old.kind() != ShapeKind.LEAF || old.target() != page) {
        cpu.store(control, format.maker().leaf(1, page, RIGHTS, false));
        if (old.kind() == ShapeKind.LEAF && tidies) {
          cpu.invalidatePage(shown);
        }
      }
      return shown + (tablePa + offset - page) - offset;
    }

    @Override
    public List<Range> reserved() {
      long page = format.pageBytes();
      return List.of(
          new Range(at, at + slots * page - 1), new Range(controls(), controls() + page - 1));
    }
  }
}
