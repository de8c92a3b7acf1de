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
import pagewalk.kernel.Spaces;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * The kernel has a root of its own (TTBR1), so a process needs a root for its own half only, with
 * TTBCR.N = 1 one of 8 KiB; and all roots are mapped in the kernel half as long as they live. Only
 * the tables below still have to be shown in a scratch page.
 *
 * <p>All of it lies under one table that is always there and whose last entry maps that table: page
 * 0 is the scratch page, the kernel's root follows, then as many places for roots as there can be
 * spaces.
 */
final class SplitRoot implements Strategy {
  private static final long NARROW = 0xF000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);
  private static final int KERNEL_ROOT = 4;
  private static final int FIRST_PLACE = 16;

  private static final Maintenance RETARGET =
      new Maintenance("scratch", "forget what the scratch page showed before");
  private static final Maintenance ROOT =
      new Maintenance("root", "forget where the root of a space that ended was mapped");

  @Override
  public String name() {
    return "split";
  }

  @Override
  public String summary() {
    return "A root for the kernel and a small one for each process, all of them always mapped; the"
        + " tables below are shown in a scratch page";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Placement.setting(
            "at", "where scratch page and roots appear", 1 << 21, "0xFFFFC80000000000", NARROW));
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(RETARGET, ROOT);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    PagingFormat format = premises.format();
    if (!format.hasKernelRoot()) {
      return Optional.of(
          new Objection(
              "NAME",
              "With one root for both halves every space needs a whole one of "
                  + SettingPrinter.size(format.rootBytes(0))
                  + ", and there is nothing to split.",
              "Give machine armv6, armv5 or armv7 n=1 for a second root, or take another machine"
                  + " with two."));
    }
    Reach reach = new Reach(premises);
    return Placement.objection(premises, "at", reach.at, reach.table.span() * reach.pages());
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    Reach reach = new Reach(new Premises(boot.format(), boot.ramBytes(), options));
    long table = boot.makeTables(reach.at);
    KernelCpu cpu = boot.cpu();
    reach.put(cpu, table, reach.pages() - 1, table);
    for (int page = 0; page < reach.pagesOfRoot(1); page++) {
      reach.put(cpu, table, KERNEL_ROOT + page, cpu.root(1) + page * reach.page);
    }
    for (int page = 0; page < reach.pagesOfRoot(0); page++) {
      reach.put(cpu, table, FIRST_PLACE + page, cpu.root() + page * reach.page);
    }
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(premises);
  }

  private static final class Reach implements TableReach {
    private final PagingFormat format;
    private final Level table;
    private final long page;
    private final long at;
    private final boolean tidiesScratch;
    private final boolean tidiesRoots;

    Reach(Premises premises) {
      format = premises.format();
      table = format.level(1);
      page = format.pageBytes();
      at = Placement.address(premises, "at", NARROW);
      tidiesScratch = !premises.skips(RETARGET);
      tidiesRoots = !premises.skips(ROOT);
    }

    /** How many pages the table that is always there maps. */
    int pages() {
      return table.entries();
    }

    int pagesOfRoot(int register) {
      return (int) Math.max(1, format.rootBytes(register) / page);
    }

    /** Where page {@code number} of them appears. */
    private long shown(int number) {
      return at + number * page;
    }

    /** Where the table itself appears: it is the first that booting makes, and begins a page. */
    private long controls() {
      return shown(pages() - 1);
    }

    private int place(int number) {
      return FIRST_PLACE + number * pagesOfRoot(0);
    }

    /** Lets page {@code number} show the page at {@code pa}. */
    void put(KernelCpu cpu, long controls, int number, long pa) {
      long slot = controls + (long) number * table.entryBytes();
      cpu.store(slot, format.maker().leaf(1, pa & -page, RIGHTS, false));
    }

    /** What page {@code number} shows. */
    private EntryView entry(KernelCpu cpu, int number) {
      return EntryView.of(table, cpu.load(controls() + (long) number * table.entryBytes()));
    }

    private boolean shows(KernelCpu cpu, int number, long pa) {
      EntryView entry = entry(cpu, number);
      return entry.kind() == ShapeKind.LEAF && entry.target() == pa;
    }

    @Override
    public boolean needsWholeRoots() {
      return true;
    }

    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (level < format.rootLevelFor(va)) {
        return scratch(cpu, tablePa);
      }
      return format.isUserHalf(va) ? openRoot(cpu, space, level, va) : shown(KERNEL_ROOT);
    }

    private long scratch(KernelCpu cpu, long tablePa) {
      EntryView old = entry(cpu, 0);
      if (old.kind() != ShapeKind.LEAF || old.target() != (tablePa & -page)) {
        put(cpu, controls(), 0, tablePa);
        if (old.kind() == ShapeKind.LEAF && tidiesScratch) {
          cpu.invalidatePage(shown(0));
        }
      }
      return shown(0) + (tablePa & (page - 1));
    }

    /** A root that is mapped nowhere yet gets the first free place. */
    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      int free = -1;
      for (int number = 0; number < Spaces.MOST; number++) {
        EntryView entry = entry(cpu, place(number));
        if (entry.kind() == ShapeKind.LEAF && entry.target() == space.root()) {
          return shown(place(number));
        }
        free = free < 0 && entry.kind() == ShapeKind.ABSENT ? place(number) : free;
      }
      if (free < 0) {
        return UNREACHABLE;
      }
      for (int i = 0; i < pagesOfRoot(0); i++) {
        put(cpu, controls(), free + i, space.root() + i * page);
      }
      return shown(free);
    }

    @Override
    public void abandon(KernelCpu cpu, Space space) {
      for (int number = 0; number < Spaces.MOST; number++) {
        if (shows(cpu, place(number), space.root())) {
          for (int i = place(number); i < place(number) + pagesOfRoot(0); i++) {
            cpu.store(controls() + (long) i * table.entryBytes(), 0);
            if (tidiesRoots) {
              cpu.invalidatePage(shown(i));
            }
          }
          return;
        }
      }
    }

    @Override
    public List<Range> reserved() {
      return List.of(
          new Range(at, shown(place(Spaces.MOST)) - 1),
          new Range(controls(), controls() + page - 1));
    }
  }
}
