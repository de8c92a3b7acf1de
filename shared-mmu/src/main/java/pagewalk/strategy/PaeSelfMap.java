package pagewalk.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.PaeWindow;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Frames;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.kernel.TablePool;
import pagewalk.setting.Range;
import pagewalk.setting.Settings;

/**
 * The self-map of PAE, by page-directory entries (see {@link PaeWindow}). Every space has all of
 * its page directories from the beginning: the processor hears of a PDPTE only when CR3 is loaded
 * (SDM 3A §4.4.1), so none is ever changed while its space is in use.
 *
 * <p>The kernel half's page directories are the same in all spaces, so a window in there would show
 * one space only. It lies in the user half, closed to user code.
 *
 * <p>In front of the window are five entries more, of the same kind, for another space: one for its
 * PDPT, four for its page directories.
 */
final class PaeSelfMap implements SelfMap {
  private static final int USUAL_SLOT = 1020;
  private static final int PD = 2;
  private static final int PDPT = 3;

  /** With the entry in front of them: what a window is made of. */
  private static final int GROUP = PaeWindow.DIRECTORIES + 1;

  private final PagingFormat format;
  private final PaeWindow window;
  private final PaeWindow spare;
  private final boolean tidiesWindow;
  private final boolean tidiesSpare;

  PaeSelfMap(Premises premises) {
    format = premises.format();
    window = new PaeWindow(format, slotOf(premises.options()));
    spare = new PaeWindow(format, spareOf(premises.options()));
    tidiesWindow = !premises.skips(WINDOW);
    tidiesSpare = !premises.skips(HANGING);
  }

  /** Makes all page directories, and lets five entries point to them and to the PDPT. */
  static void arrange(Boot boot, Settings options) {
    PagingFormat format = boot.format();
    int slot = slotOf(options);
    long[] directories = new long[PaeWindow.DIRECTORIES];
    for (int i = 0; i < directories.length; i++) {
      directories[i] = boot.makeTables((long) i << format.level(PDPT).lowBit(), PD);
    }
    for (int i = -1; i < directories.length; i++) {
      long target = i < 0 ? boot.space().root() : directories[i];
      boot.cpu().store(entryIn(format, directories, slot + i), pointer(format, target));
    }
  }

  /** Where page-directory entry {@code number} of all is, the directories being where they are. */
  private static long entryIn(PagingFormat format, long[] directories, int number) {
    int entries = format.level(PD).entries();
    return directories[number / entries]
        + (long) (number % entries) * format.level(PD).entryBytes();
  }

  /** A page-directory entry that shows the table at {@code pa} as a page for the kernel. */
  private static long pointer(PagingFormat format, long pa) {
    return format.maker().table(PD, pa, false);
  }

  private static int slotOf(Settings options) {
    return options.has("slot") ? (int) options.number("slot") : USUAL_SLOT;
  }

  /** The one that was chosen, or in front of the slot, or behind it where there is no room. */
  private static int spareOf(Settings options) {
    int slot = slotOf(options);
    if (options.has("spare")) {
      return (int) options.number("spare");
    }
    return slot > GROUP ? slot - GROUP : slot + GROUP;
  }

  /** Why the entries chosen cannot be used, if so. */
  static Optional<Objection> objection(Premises premises) {
    PagingFormat format = premises.format();
    int slot = slotOf(premises.options());
    int spare = spareOf(premises.options());
    int user = PaeWindow.DIRECTORIES / 2 * format.level(PD).entries();
    for (String key : List.of("slot", "spare")) {
      int first = key.equals("slot") ? slot : spare;
      if (first < 1) {
        return Optional.of(
            new Objection(
                key,
                "The PDE in front of the first one is taken too, and PDE 0 has none in front of it.",
                "Choose one from 1 to " + (user - PaeWindow.DIRECTORIES) + "."));
      }
      if (first + PaeWindow.DIRECTORIES > user) {
        return Optional.of(
            new Objection(
                key,
                "PDEs "
                    + (first - 1)
                    + " to "
                    + (first + PaeWindow.DIRECTORIES - 1)
                    + " are not all in the user half, and the page directories of the kernel half"
                    + " are the same in all spaces.",
                "Choose one from 1 to " + (user - PaeWindow.DIRECTORIES) + "."));
      }
    }
    if (Math.abs(slot - spare) < GROUP) {
      return Optional.of(
          new Objection(
              "spare",
              "Slot and spare take five PDEs each, from the one before them on, and share some.",
              "Keep them five apart."));
    }
    return Optional.empty();
  }

  @Override
  public TableWindow window() {
    return window;
  }

  @Override
  public int top() {
    return PDPT;
  }

  @Override
  public long root(KernelCpu cpu, Space space) {
    if (SelfMap.isCurrent(cpu, space)) {
      return window.start(PDPT);
    }
    hangUp(cpu, space, PDPT, 0);
    return hangingRoot();
  }

  private long hangingRoot() {
    return window.tableOf(spare.slot() - 1);
  }

  private long hangingDirectory(int number) {
    return window.tableOf(spare.slot() + number);
  }

  /** The address of page-directory entry {@code number} of all of the current space's. */
  private long entry(int number) {
    return window.start(PD) + (long) number * format.level(PD).entryBytes();
  }

  /** The page directories follow the root one by one, as they are asked for. */
  @Override
  public boolean hangUp(KernelCpu cpu, Space space, int level, long va) {
    EntryView old = read(cpu, entry(spare.slot() - 1));
    boolean other = old.kind() == ShapeKind.TABLE && old.target() != space.root();
    if (old.kind() != ShapeKind.TABLE || other) {
      takeDown(cpu);
      cpu.store(entry(spare.slot() - 1), pointer(format, space.root()));
      tidy(cpu, other, hangingRoot());
    }
    return level < PDPT ? hangUpDirectory(cpu, format.indexOf(PDPT, va)) || other : other;
  }

  /** What hangs there can be that of a space whose root was where this one's is now. */
  private boolean hangUpDirectory(KernelCpu cpu, int part) {
    EntryView old = read(cpu, entry(spare.slot() + part));
    long directory = directory(cpu, hangingRoot(), part);
    boolean other = old.kind() == ShapeKind.TABLE && old.target() != directory;
    if (old.kind() != ShapeKind.TABLE || other) {
      cpu.store(entry(spare.slot() + part), pointer(format, directory));
    }
    return other;
  }

  /** Where the page directory is that entry {@code part} of the PDPT at {@code root} points to. */
  private long directory(KernelCpu cpu, long root, int part) {
    return EntryView.of(format.level(PDPT), cpu.load(pdpte(root, part))).target();
  }

  private EntryView read(KernelCpu cpu, long slot) {
    return EntryView.of(format.level(PD), cpu.load(slot));
  }

  private void tidy(KernelCpu cpu, boolean changed, long va) {
    if (changed && tidiesSpare) {
      cpu.invalidatePage(va);
    }
  }

  /** Takes down the page directories that hang in the spare entries. */
  private void takeDown(KernelCpu cpu) {
    for (int part = 0; part < PaeWindow.DIRECTORIES; part++) {
      long slot = entry(spare.slot() + part);
      if (read(cpu, slot).kind() != ShapeKind.ABSENT) {
        cpu.store(slot, 0);
        tidy(cpu, true, hangingDirectory(part));
      }
    }
  }

  @Override
  public boolean takeDown(KernelCpu cpu, Space space) {
    EntryView root = read(cpu, entry(spare.slot() - 1));
    if (root.kind() != ShapeKind.TABLE || root.target() != space.root()) {
      return false;
    }
    takeDown(cpu);
    cpu.store(entry(spare.slot() - 1), 0);
    tidy(cpu, true, hangingRoot());
    return true;
  }

  @Override
  public long hanging(int level, long va) {
    if (level == PDPT) {
      return hangingRoot();
    }
    return level == PD ? hangingDirectory(format.indexOf(PDPT, va)) : spare.tableAddress(level, va);
  }

  /**
   * Makes the page directories of the user half, the window in them; shares those of the kernel.
   */
  @Override
  public MapResult furnish(KernelCpu cpu, Space space, long root, TablePool tables) {
    long[] directories = new long[PaeWindow.DIRECTORIES];
    long[] shown = new long[PaeWindow.DIRECTORIES];
    int own = PaeWindow.DIRECTORIES / 2;
    for (int i = 0; i < own; i++) {
      directories[i] = tables.take(PD);
      if (directories[i] == Frames.NONE) {
        giveBack(tables, directories, i);
        return MapResult.NO_FRAME;
      }
    }
    for (int i = 0; i < own; i++) {
      shown[i] = hangingDirectory(i);
      cpu.store(entry(spare.slot() + i), pointer(format, directories[i]));
      cpu.fill(shown[i], 0, (int) format.pageBytes());
    }
    for (int i = own; i < directories.length; i++) {
      directories[i] = directory(cpu, window.start(PDPT), i);
    }
    for (int i = 0; i < directories.length; i++) {
      cpu.store(pdpte(root, i), format.maker().table(PDPT, directories[i], i < own));
      cpu.store(entryIn(format, shown, window.slot() + i), pointer(format, directories[i]));
    }
    cpu.store(entryIn(format, shown, window.slot() - 1), pointer(format, space.root()));
    return MapResult.MAPPED;
  }

  private static void giveBack(TablePool tables, long[] directories, int count) {
    for (int i = 0; i < count; i++) {
      tables.free(PD, directories[i]);
    }
  }

  private long pdpte(long table, int index) {
    return table + (long) index * format.level(PDPT).entryBytes();
  }

  @Override
  public void unlinked(KernelCpu cpu, int level, long va) {
    if (tidiesWindow) {
      cpu.invalidatePage(table(level, va));
    }
  }

  @Override
  public boolean isLasting(int level) {
    return level >= PD;
  }

  @Override
  public boolean isShowing(int level, long va) {
    return level == PD && reserved(true).stream().anyMatch(range -> range.contains(va));
  }

  @Override
  public List<Range> reserved(boolean withSpare) {
    List<Range> ranges = new ArrayList<>();
    ranges.add(group(window.slot()));
    if (withSpare) {
      ranges.add(group(spare.slot()));
    }
    return ranges;
  }

  private Range group(int slot) {
    long span = format.level(PD).span();
    return new Range((slot - 1) * span, (slot + PaeWindow.DIRECTORIES) * span - 1);
  }
}
