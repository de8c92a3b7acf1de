package pagewalk.strategy;

import java.util.List;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.RecursiveWindow;
import pagewalk.format.ShapeKind;
import pagewalk.kernel.Boot;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy.Objection;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * What the strategies with a recursive slot have in common: the window on the current space's own
 * tables, and a spare top-level entry in which another root can be hung up to be written.
 *
 * <p>The spare entry needs no second recursion: through the own window, what hangs there is seen
 * like any table one level below the root.
 */
final class SelfMap {
  private static final int MOST_ENTRIES = 4096;

  static final Setting SLOT =
      Setting.number(
              "slot", 0, MOST_ENTRIES - 1, "the top-level entry that points to its own table")
          .orElse("511");
  static final Setting SPARE =
      Setting.number(
              "spare",
              0,
              MOST_ENTRIES - 1,
              "the top-level entry in which another space's root is hung up to be written")
          .orElse("510");

  static final Maintenance WINDOW =
      new Maintenance("window", "forget where the window showed a table that was unlinked");
  static final Maintenance HANGING =
      new Maintenance("spare", "forget the root that hung in the spare entry before");

  private final PagingFormat format;
  private final RecursiveWindow window;
  private final int spare;
  private final boolean tidiesWindow;
  private final boolean tidiesSpare;

  SelfMap(Premises premises) {
    format = premises.format();
    window = new RecursiveWindow(format, (int) premises.options().number("slot"));
    spare = (int) spareOf(premises.options());
    tidiesWindow = !premises.skips(WINDOW);
    tidiesSpare = !premises.skips(HANGING);
  }

  /** Lets the top-level entry point to its own table. */
  static void arrange(Boot boot, Settings options) {
    PagingFormat format = boot.format();
    long root = boot.space().root();
    long entryBytes = format.level(format.top()).entryBytes();
    long slot = root + options.number("slot") * entryBytes;
    boot.cpu().store(slot, format.maker().table(format.top(), root, false));
  }

  /** Why the entries chosen cannot be used, if so. */
  static List<Objection> objections(Premises premises, List<String> keys) {
    int entries = premises.format().level(premises.format().top()).entries();
    for (String key : keys) {
      Settings options = premises.options();
      long index = key.equals("spare") ? spareOf(options) : options.number(key);
      if (index >= entries) {
        return List.of(
            new Objection(
                key,
                "The root table has no entry " + index + ".",
                "Its entries are 0 to " + (entries - 1) + "."));
      }
      if (!key.equals("slot") && index == premises.options().number("slot")) {
        return List.of(
            new Objection(
                key,
                "Entry " + index + " cannot be both " + key + " and slot.",
                "Choose another entry for one of them."));
      }
      if (key.equals("spare") && isUserHalf(premises.format(), index)) {
        return List.of(
            new Objection(
                key,
                "Entry " + index + " belongs to user programs.",
                "Choose one of the kernel half, from " + entries / 2 + " on."));
      }
    }
    return List.of();
  }

  private static boolean isUserHalf(PagingFormat format, long index) {
    return format.isUserHalf(index << format.level(format.top()).lowBit());
  }

  /** The one that was chosen, or the usual one, which gives way to the slot. */
  private static long spareOf(Settings options) {
    long spare = options.number("spare");
    return !options.has("spare") && options.number("slot") == spare ? spare - 1 : spare;
  }

  RecursiveWindow window() {
    return window;
  }

  boolean isCurrent(KernelCpu cpu, Space space) {
    return space.root() == cpu.root();
  }

  long table(int level, long va) {
    return window.tableAddress(level, va);
  }

  /** Where the root of any space can be loaded and stored, which hangs it in the spare entry. */
  long root(KernelCpu cpu, Space space) {
    return isCurrent(cpu, space) ? window.tableAddress(format.top(), 0) : hang(cpu, space);
  }

  private long hang(KernelCpu cpu, Space space) {
    if (replace(cpu, space) && tidiesSpare) {
      cpu.invalidatePage(hangingRoot());
    }
    return hangingRoot();
  }

  /** Hangs {@code space} in the spare entry; whether another one hung there before. */
  boolean replace(KernelCpu cpu, Space space) {
    long slot = window.entryAddress(format.top(), spareStart());
    long old = cpu.load(slot);
    if (pointsTo(old, space)) {
      return false;
    }
    cpu.store(slot, format.maker().table(format.top(), space.root(), false));
    return isPresent(old);
  }

  /** Where the window shows what hangs in the spare entry. */
  long hangingRoot() {
    return window.tableAddress(format.top() - 1, spareStart());
  }

  /** {@link #table} by way of the spare entry: a table of the space whose root hangs there. */
  long hangingTable(int level, long va) {
    Level top = format.level(format.top());
    long below = table(level, va) & (top.span() - 1);
    return spareStart() | below;
  }

  private long spareStart() {
    long start = (long) spare << format.level(format.top()).lowBit();
    return format.extend(start);
  }

  /** Gives a new root the entry that points to itself. */
  void furnish(KernelCpu cpu, Space space, long root) {
    long entryBytes = format.level(format.top()).entryBytes();
    cpu.store(
        root + window.slot() * entryBytes, format.maker().table(format.top(), space.root(), false));
  }

  /** Forgets where the current space's window showed a table that was unlinked. */
  void unlinked(KernelCpu cpu, int level, long va) {
    if (tidiesWindow) {
      cpu.invalidatePage(table(level, va));
    }
  }

  /** Takes {@code space} out of the spare entry, if it hangs there; whether it did. */
  boolean takeDown(KernelCpu cpu, Space space) {
    long slot = window.entryAddress(format.top(), spareStart());
    if (!pointsTo(cpu.load(slot), space)) {
      return false;
    }
    cpu.store(slot, 0);
    if (tidiesSpare) {
      cpu.invalidatePage(hangingRoot());
    }
    return true;
  }

  /** The addresses of the window, and of the spare entry when {@code withSpare}. */
  List<Range> reserved(boolean withSpare) {
    long span = format.level(format.top()).span();
    long slotStart = format.extend((long) window.slot() << format.level(format.top()).lowBit());
    Range own = new Range(slotStart, slotStart + span - 1);
    return withSpare
        ? List.of(own, new Range(spareStart(), spareStart() + span - 1))
        : List.of(own);
  }

  private boolean pointsTo(long raw, Space space) {
    EntryView entry = EntryView.of(format.level(format.top()), raw);
    return entry.kind() == ShapeKind.TABLE && entry.target() == space.root();
  }

  private boolean isPresent(long raw) {
    return EntryView.of(format.level(format.top()), raw).kind() != ShapeKind.ABSENT;
  }
}
