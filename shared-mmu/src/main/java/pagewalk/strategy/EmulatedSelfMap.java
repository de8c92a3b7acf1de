package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Frames;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Mapper;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TablePool;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingPrinter;
import pagewalk.setting.Settings;

/**
 * What ARM kernels do for want of a recursive slot: the four 1 KiB tables of 4 MiB of addresses
 * share a frame, in their order, and that frame is mapped in a window of one page per 4 MiB. So the
 * entry of every page has a computable address after all, as with a recursive slot; but the
 * window's own entries have to be written by hand.
 *
 * <p>A window for the user half lies in the user half, so each space has its own, and one for the
 * kernel half in the kernel half. Behind the user's window the space's root is mapped, and a page
 * or four in which another space's root can be hung up.
 */
final class EmulatedSelfMap implements Strategy {
  private static final long GRANULE = 4 << 20;

  private static final Maintenance WINDOW =
      new Maintenance("window", "forget where the window showed tables that were given back");
  private static final Maintenance HANGING =
      new Maintenance("spare", "forget the root that hung behind the window before");

  @Override
  public String name() {
    return "emulated";
  }

  @Override
  public String summary() {
    return "Second-level tables lie four to a page in the order of addresses, in a window that does"
        + " by hand what a recursive slot does by itself";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        Setting.address("at", "where the window of the user half lies, in the user half")
            .multipleOf(GRANULE)
            .orElse("0x7FC00000"),
        Setting.address("kernel", "where the window of the kernel half lies, in the kernel half")
            .multipleOf(GRANULE)
            .orElse("0xF0000000"));
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(WINDOW, HANGING);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    PagingFormat format = premises.format();
    if (format.level(1).tableBytes() != format.pageBytes() / EmulatedWindows.GROUP) {
      return Optional.of(
          new Objection(
              "NAME",
              "Four lowest tables of "
                  + SettingPrinter.size(format.level(1).tableBytes())
                  + " do not share a page of "
                  + SettingPrinter.size(format.pageBytes())
                  + ".",
              "Use armv6, armv5 or armv7; other machines have a recursive slot."));
    }
    EmulatedWindows windows = new EmulatedWindows(premises);
    if (!format.isUserHalf(windows.user) || !format.isUserHalf(windows.endOfPrivate() - 1)) {
      return Optional.of(
          new Objection(
              "at",
              SettingPrinter.size(windows.endOfPrivate() - windows.user)
                  + " from "
                  + Hex.of(windows.user)
                  + " on do not fit into the user half.",
              "Give at= a lower address."));
    }
    return Placement.objection(premises, "kernel", windows.kernel, windows.kernelBytes());
  }

  /** The table that shows its own group comes first; the others then find their place by it. */
  @Override
  public void arrange(Boot boot, Settings options) {
    EmulatedWindows windows =
        new EmulatedWindows(new Premises(boot.format(), boot.ramBytes(), options));
    for (long window : List.of(windows.user, windows.kernel)) {
      long shown = windows.group(window);
      long table = boot.makeTables(shown);
      boot.cpu().store(windows.slotIn(table, shown), windows.leaf(table));
      for (long va = window; va < windows.endOf(window); va += windows.top.span()) {
        boot.makeTables(va);
      }
    }
    long behind = boot.makeTables(windows.behind());
    windows.showRoots(boot.cpu(), behind, boot.space());
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(
        new EmulatedWindows(premises),
        new Tidying(!premises.skips(WINDOW), !premises.skips(HANGING)));
  }

  private record Tidying(boolean window, boolean hanging) {}

  private record Reach(EmulatedWindows windows, Tidying tidies) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      if (space.root() != cpu.root()) {
        cpu.loadRoot(space.root());
      }
      if (level == 1) {
        return windows.table(va);
      }
      boolean shared = windows.format.rootOf(va) != 0;
      return windows.behind() + (shared ? EmulatedWindows.KERNEL_ROOT * windows.page : 0);
    }

    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      if (space.root() == cpu.root()) {
        return windows.behind();
      }
      return hang(cpu, EmulatedWindows.HANGING_ROOT, space.root(), windows.pagesOfRoot(0));
    }

    /** Shows {@code pages} pages from {@code pa} on behind the window; gives where. */
    private long hang(KernelCpu cpu, int number, long pa, int pages) {
      long table = windows.table(windows.behind());
      long shown = windows.behind() + number * windows.page;
      for (int i = 0; i < pages; i++) {
        long slot = windows.slotBehind(table, number + i);
        EntryView old = EntryView.of(windows.lowest, cpu.load(slot));
        boolean hung = old.kind() == ShapeKind.LEAF;
        if (!hung || old.target() != pa + i * windows.page) {
          cpu.store(slot, windows.leaf(pa + i * windows.page));
          if (hung && tidies.hanging()) {
            cpu.invalidatePage(shown + i * windows.page);
          }
        }
      }
      return shown;
    }

    /** Beside the other tables of its four, or where there is none yet, in a new frame. */
    @Override
    public long place(
        KernelCpu cpu, TableReach way, Space space, int level, long va, TablePool tables) {
      long shown = windows.group(va);
      PagingFormat format = windows.format;
      long rootPa = format.rootOf(shown) == 0 ? space.root() : cpu.root(1);
      long root = way.open(cpu, space, format.top(), shown, rootPa);
      long above = cpu.load(root + (long) windows.top.indexOf(shown) * windows.top.entryBytes());
      EntryView entry = EntryView.of(windows.top, above);
      if (entry.kind() != ShapeKind.TABLE) {
        return tables.takeFirst(1, windows.part(va));
      }
      long slot = windows.slotIn(way.open(cpu, space, 1, shown, entry.target()), shown);
      EntryView group = EntryView.of(windows.lowest, cpu.load(slot));
      if (group.kind() == ShapeKind.LEAF) {
        return tables.takeBeside(1, group.target(), windows.part(va));
      }
      long table = tables.takeFirst(1, windows.part(va));
      if (table != Frames.NONE) {
        cpu.store(slot, windows.leaf(table));
      }
      return table;
    }

    @Override
    public boolean needsWholeRoots() {
      return true;
    }

    /** Makes the tables of the new space's own window, in a frame that hangs behind ours. */
    @Override
    public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
      TablePool tables = mapper.tables();
      long first = tables.takeFirst(1, 0);
      if (first == Frames.NONE) {
        return MapResult.NO_FRAME;
      }
      long hung = hang(cpu, EmulatedWindows.HANGING_WINDOW, first, 1);
      cpu.fill(hung, 0, (int) windows.page);
      long root = openRoot(cpu, space, windows.format.top(), windows.user);
      for (long va = windows.user; va < windows.endOfPrivate(); va += windows.top.span()) {
        int part = windows.part(va);
        long table = part == 0 ? first : tables.takeBeside(1, first, part);
        long slot = root + (long) windows.top.indexOf(va) * windows.top.entryBytes();
        cpu.store(slot, windows.format.maker().table(windows.format.top(), table, false));
      }
      long shown = windows.group(windows.user);
      long own = hung + (long) windows.part(shown) * windows.lowest.tableBytes();
      cpu.store(windows.slotIn(own, shown), windows.leaf(first));
      int behind = windows.part(windows.behind());
      windows.showRoots(cpu, hung + (long) behind * windows.lowest.tableBytes(), space);
      return MapResult.MAPPED;
    }

    @Override
    public void settle(KernelCpu cpu, Space home) {
      if (home.root() != cpu.root()) {
        cpu.loadRoot(home.root());
      }
    }

    /** The last of four tables takes its frame along. */
    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      Level top = windows.top;
      long first = va & -(EmulatedWindows.GROUP * top.span());
      for (int i = 0; i < EmulatedWindows.GROUP; i++) {
        long beside = first + i * top.span();
        long root = open(cpu, space, windows.format.top(), beside, space.root());
        long raw = cpu.load(root + (long) top.indexOf(beside) * top.entryBytes());
        if (EntryView.of(top, raw).kind() == ShapeKind.TABLE) {
          return;
        }
      }
      long shown = windows.group(va);
      cpu.store(windows.slotIn(windows.table(shown), shown), 0);
      if (tidies.window()) {
        cpu.invalidatePage(shown);
      }
    }

    @Override
    public List<Range> reserved() {
      return List.of(
          new Range(windows.user, windows.endOfPrivate() - 1),
          new Range(windows.kernel, windows.kernel + windows.kernelBytes() - 1));
    }
  }
}
