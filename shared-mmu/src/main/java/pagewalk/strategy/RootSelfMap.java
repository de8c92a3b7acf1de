package pagewalk.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.PagingFormat;
import pagewalk.format.RecursiveWindow;
import pagewalk.format.ShapeKind;
import pagewalk.format.TableWindow;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.kernel.TablePool;
import pagewalk.setting.Range;
import pagewalk.setting.Settings;

/**
 * The self-map by one entry of the root, which points to the root, and a spare entry in which
 * another root can be hung up to be written.
 *
 * <p>The spare entry needs no second recursion: through the own window, what hangs there is seen
 * like any table one level below the root.
 */
final class RootSelfMap implements SelfMap {
  private final PagingFormat format;
  private final RecursiveWindow window;
  private final int top;
  private final int spare;
  private final boolean tidiesWindow;
  private final boolean tidiesSpare;

  RootSelfMap(Premises premises) {
    format = premises.format();
    top = format.rootLevel(0);
    window = new RecursiveWindow(format, slotOf(format, premises.options()));
    spare = spareOf(format, premises.options());
    tidiesWindow = !premises.skips(WINDOW);
    tidiesSpare = !premises.skips(HANGING);
  }

  /** Lets an entry of every root point to its own table. */
  static void arrange(Boot boot, Settings options) {
    PagingFormat format = boot.format();
    int slot = slotOf(format, options);
    pointToItself(boot.cpu(), format, 0, boot.space().root(), boot.space().root(), slot);
    if (format.hasKernelRoot()) {
      long root = boot.cpu().root(1);
      pointToItself(boot.cpu(), format, 1, root, root, slot);
    }
  }

  /**
   * Stores the entry into the root of {@code register} at {@code pa}, which appears at {@code at}.
   */
  private static void pointToItself(
      KernelCpu cpu, PagingFormat format, int register, long pa, long at, int slot) {
    int level = format.rootLevel(register);
    int index = slot & entries(format, register) - 1;
    cpu.store(
        at + (long) index * format.level(level).entryBytes(),
        format.maker().table(level, pa, false));
  }

  private static int entries(PagingFormat format, int register) {
    return format.rootBytes(register) / format.level(format.rootLevel(register)).entryBytes();
  }

  /** Why the entries chosen cannot be used, if so. */
  static Optional<Objection> objection(Premises premises) {
    PagingFormat format = premises.format();
    int kernelEntries =
        format.hasKernelRoot()
            ? entries(format, 1) - firstOfKernel(format)
            : entries(format, 0) - firstOfKernel(format);
    if (kernelEntries <= 2) {
      return Optional.of(
          new Objection(
              "NAME",
              "The kernel half has "
                  + kernelEntries
                  + " top-level entries, and the windows take them all.",
              "Choose smaller ranges, so that walks begin a level lower: t0sz=2 t1sz=2."));
    }
    if (format.rootLevel(0) != format.rootLevel(1)) {
      return Optional.of(
          new Objection(
              "NAME",
              "The roots are of levels "
                  + format.rootLevel(0)
                  + " and "
                  + format.rootLevel(1)
                  + ", so the one does not show the other as a table one level below.",
              "Give both ranges the same size."));
    }
    return entriesObjection(format, premises.options());
  }

  private static Optional<Objection> entriesObjection(PagingFormat format, Settings options) {
    int entries = format.level(format.rootLevel(0)).entries();
    for (String key : List.of("slot", "spare")) {
      int index = key.equals("slot") ? slotOf(format, options) : spareOf(format, options);
      if (index >= entries) {
        return Optional.of(
            new Objection(
                key,
                "The root table has no entry " + index + ".",
                "Its entries are 0 to " + (entries - 1) + "."));
      }
    }
    int spare = spareOf(format, options);
    if (spare == slotOf(format, options)) {
      return Optional.of(
          new Objection(
              "spare",
              "Entry " + spare + " cannot be both spare and slot.",
              "Choose another entry for one of them."));
    }
    if (spare < firstOfKernel(format)) {
      return Optional.of(
          new Objection(
              "spare",
              "Entry " + spare + " belongs to user programs.",
              "Choose one of the kernel half, from " + firstOfKernel(format) + " on."));
    }
    return Optional.empty();
  }

  /** The first entry of the kernel half, in whichever root that is. */
  private static int firstOfKernel(PagingFormat format) {
    if (!format.hasKernelRoot()) {
      return entries(format, 0) / 2;
    }
    boolean whole = format.regimeOfRoot(1).mask() == 0;
    return whole ? entries(format, 0) : 0;
  }

  /** The one that was chosen, or the last. */
  private static int slotOf(PagingFormat format, Settings options) {
    int last = format.level(format.top()).entries() - 1;
    return options.has("slot") ? (int) options.number("slot") : last;
  }

  /** The one that was chosen, or the last but one, which gives way to the slot. */
  private static int spareOf(PagingFormat format, Settings options) {
    int usual = format.level(format.top()).entries() - 2;
    if (options.has("spare")) {
      return (int) options.number("spare");
    }
    return slotOf(format, options) == usual ? usual - 1 : usual;
  }

  @Override
  public TableWindow window() {
    return window;
  }

  @Override
  public int top() {
    return top;
  }

  @Override
  public long root(KernelCpu cpu, Space space) {
    if (SelfMap.isCurrent(cpu, space)) {
      return window.tableAddress(top, 0);
    }
    if (hangUp(cpu, space, top, 0) && tidiesSpare) {
      cpu.invalidatePage(hangingRoot());
    }
    return hangingRoot();
  }

  /** The whole space hangs in the one entry. */
  @Override
  public boolean hangUp(KernelCpu cpu, Space space, int level, long va) {
    long slot = window.entryAddress(top, spareStart());
    long old = cpu.load(slot);
    if (pointsTo(old, space)) {
      return false;
    }
    cpu.store(slot, format.maker().table(top, space.root(), false));
    return isPresent(old);
  }

  /** Where the window shows what hangs in the spare entry. */
  private long hangingRoot() {
    return window.tableAddress(top - 1, spareStart());
  }

  /** {@link #table} by way of the spare entry. */
  @Override
  public long hanging(int level, long va) {
    if (level == top) {
      return hangingRoot();
    }
    long below = table(level, va) & (format.level(top).span() - 1);
    return spareStart() | below;
  }

  /** Where the spare entry's part of the kernel half begins. */
  private long spareStart() {
    return startOf(spare, format.hasKernelRoot() ? 1 : 0);
  }

  private long startOf(int entry, int register) {
    int index = entry & entries(format, register) - 1;
    long bits = (long) index << format.level(format.rootLevel(register)).lowBit();
    return format.hasKernelRoot()
        ? format.regimeOfRoot(register).value() | bits
        : format.extend(bits);
  }

  /** Gives a new root the entry that points to itself. */
  @Override
  public MapResult furnish(KernelCpu cpu, Space space, long root, TablePool tables) {
    pointToItself(cpu, format, 0, space.root(), root, window.slot());
    return MapResult.MAPPED;
  }

  @Override
  public void unlinked(KernelCpu cpu, int level, long va) {
    if (tidiesWindow) {
      cpu.invalidatePage(table(level, va));
    }
  }

  @Override
  public boolean takeDown(KernelCpu cpu, Space space) {
    long slot = window.entryAddress(top, spareStart());
    if (!pointsTo(cpu.load(slot), space)) {
      return false;
    }
    cpu.store(slot, 0);
    if (tidiesSpare) {
      cpu.invalidatePage(hangingRoot());
    }
    return true;
  }

  @Override
  public boolean isShowing(int level, long va) {
    return level == format.rootLevelFor(va)
        && reserved(true).stream().anyMatch(range -> range.contains(va));
  }

  @Override
  public List<Range> reserved(boolean withSpare) {
    List<Range> ranges = new ArrayList<>();
    ranges.add(partOf(startOf(window.slot(), 0)));
    if (format.hasKernelRoot()) {
      ranges.add(partOf(startOf(window.slot(), 1)));
    }
    if (withSpare) {
      ranges.add(partOf(spareStart()));
    }
    return ranges;
  }

  private Range partOf(long start) {
    return new Range(start, start + format.level(top).span() - 1);
  }

  private boolean pointsTo(long raw, Space space) {
    EntryView entry = EntryView.of(format.level(top), raw);
    return entry.kind() == ShapeKind.TABLE && entry.target() == space.root();
  }

  private boolean isPresent(long raw) {
    return EntryView.of(format.level(top), raw).kind() != ShapeKind.ABSENT;
  }
}
