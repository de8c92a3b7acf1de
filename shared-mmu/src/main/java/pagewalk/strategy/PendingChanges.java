package pagewalk.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.PagingFormat;
import pagewalk.format.RecursiveWindow;
import pagewalk.format.Rights;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Change;
import pagewalk.kernel.Deferral;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Mapper;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.kernel.TableReach;
import pagewalk.setting.Range;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A recursive slot shows only the current space's tables; changes to another space are written into
 * a log in kernel memory and made when that space becomes current. Until then its tables say what
 * they said before. A new change has to be held against those already in the log.
 */
final class PendingChanges implements Strategy {
  private static final long NARROW = 0xF000_0000L;
  private static final int RIGHTS = Rights.of(true, false, false, true);

  @Override
  public String name() {
    return "pending";
  }

  @Override
  public String summary() {
    return "A recursive slot; changes to another space wait in a log until that space becomes"
        + " current";
  }

  @Override
  public List<Setting> options() {
    return List.of(
        SelfMap.SLOT,
        SelfMap.SPARE,
        Placement.setting(
            "log", "where the log lies in the kernel half", 1 << 20, "0xFFFFC00000000000", NARROW),
        Setting.number("entries", 1, 1000, "how many changes the log has room for").orElse("64"));
  }

  @Override
  public boolean growsByFault() {
    return true;
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(SelfMap.WINDOW, SelfMap.HANGING);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    Log log = new Log(premises);
    return SelfMap.objection(premises)
        .or(() -> Placement.objection(premises, "log", log.at, log.bytes()))
        .or(() -> clash(premises, log));
  }

  /** The window takes a whole top-level entry, and with five levels that is a large one. */
  private static Optional<Objection> clash(Premises premises, Log log) {
    Range place = new Range(log.at, log.at + log.bytes() - 1);
    for (Range taken : new SelfMap(premises).reserved(true)) {
      if (taken.overlaps(place)) {
        return Optional.of(
            new Objection(
                "log",
                Hex.of(log.at)
                    + " lies in the part from "
                    + Hex.of(taken.low())
                    + " to "
                    + Hex.of(taken.high())
                    + " that belongs to slot or spare.",
                "Give log= another address, or choose other entries."));
      }
    }
    return Optional.empty();
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    SelfMap.arrange(boot, options);
    Log log = new Log(new Premises(boot.format(), boot.ramBytes(), options));
    boot.mustMapNotes(log.at, log.bytes(), RIGHTS);
  }

  @Override
  public TableReach reach(Premises premises) {
    return new Reach(new SelfMap(premises), new Log(premises));
  }

  private record Reach(SelfMap map, Log log) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return map.isCurrent(cpu, space) ? map.table(level, va) : UNREACHABLE;
    }

    @Override
    public long openRoot(KernelCpu cpu, Space space, int level, long va) {
      return map.root(cpu, space);
    }

    @Override
    public boolean reachesOthers() {
      return false;
    }

    @Override
    public boolean needsWholeRoots() {
      return true;
    }

    @Override
    public boolean opensUnlinked() {
      return false;
    }

    @Override
    public Optional<RecursiveWindow> window() {
      return Optional.of(map.window());
    }

    @Override
    public List<Range> reserved() {
      List<Range> ranges = new ArrayList<>(map.reserved(true));
      ranges.add(new Range(log.at, log.at + log.bytes() - 1));
      return ranges;
    }

    @Override
    public MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
      return map.furnish(cpu, space, map.root(cpu, space));
    }

    @Override
    public void unlinked(KernelCpu cpu, Space space, int level, long va) {
      map.unlinked(cpu, level, va);
    }

    @Override
    public void abandon(KernelCpu cpu, Space space) {
      map.takeDown(cpu, space);
    }

    @Override
    public Deferral defer(KernelCpu cpu, Space space, Change change) {
      return log.note(cpu, space, change);
    }

    @Override
    public List<Change> takeDeferred(KernelCpu cpu, Space space) {
      return log.take(cpu, space);
    }
  }

  /**
   * The log in kernel memory: a word that counts the entries, then entries of four words each: what
   * is to be done, the space's root, the page, and where it shall be.
   *
   * <p>The first word of an entry holds the kind in bits 1:0, the flag in bit 2, the level in bits
   * 7:4 and the rights from bit 8 on.
   */
  private static final class Log {
    private static final int WORDS = 4;
    private static final Change.Kind[] KINDS = Change.Kind.values();

    final long at;
    private final int capacity;
    private final int word;
    private final PagingFormat format;

    Log(Premises premises) {
      at = Placement.address(premises, "log", NARROW);
      capacity = (int) premises.options().number("entries");
      word = premises.format().wordBytes();
      format = premises.format();
    }

    /** Bytes of the log, in whole pages. */
    long bytes() {
      long page = format.pageBytes();
      return (entry(capacity) - at + page - 1) & -page;
    }

    private long entry(int number) {
      return at + (1L + (long) number * WORDS) * word;
    }

    Deferral note(KernelCpu cpu, Space space, Change change) {
      int count = (int) cpu.load(at);
      for (int number = count - 1; number >= 0; number--) {
        if (cpu.load(entry(number) + word) == space.root()) {
          Change earlier = read(cpu, number);
          if (isAboutTheSame(earlier, change)) {
            return settle(cpu, space, change, number, earlier);
          }
        }
      }
      return append(cpu, space, change, count);
    }

    private Deferral append(KernelCpu cpu, Space space, Change change, int count) {
      if (count == capacity) {
        return Deferral.of(MapResult.LOG_FULL);
      }
      write(cpu, count, space, change);
      cpu.store(at, count + 1L);
      return Deferral.of(MapResult.DEFERRED);
    }

    private boolean isAboutTheSame(Change earlier, Change change) {
      int level = Math.max(1, Math.max(earlier.level(), change.level()));
      return ((earlier.va() ^ change.va()) & -format.level(level).span()) == 0;
    }

    /** The latest change in the log that is about the same page decides what a new one means. */
    private Deferral settle(KernelCpu cpu, Space space, Change change, int number, Change earlier) {
      return switch (earlier.kind()) {
        case MAP -> afterMap(cpu, space, change, number, earlier);
        case UNMAP ->
            change.kind() == Change.Kind.MAP
                ? append(cpu, space, change, (int) cpu.load(at))
                : Deferral.of(MapResult.ABSENT);
        case PROTECT -> {
          if (change.kind() == Change.Kind.MAP) {
            yield Deferral.of(MapResult.OCCUPIED);
          }
          write(cpu, number, space, change);
          yield Deferral.of(MapResult.DEFERRED);
        }
      };
    }

    private Deferral afterMap(
        KernelCpu cpu, Space space, Change change, int number, Change earlier) {
      return switch (change.kind()) {
        case MAP -> Deferral.of(MapResult.OCCUPIED);
        case PROTECT -> {
          write(cpu, number, space, earlier.withRights(change.rights()));
          yield Deferral.of(MapResult.DEFERRED);
        }
        case UNMAP -> {
          remove(cpu, number);
          yield new Deferral(MapResult.DEFERRED, earlier.pa());
        }
      };
    }

    private void remove(KernelCpu cpu, int number) {
      int count = (int) cpu.load(at);
      for (int later = number + 1; later < count; later++) {
        move(cpu, later, later - 1);
      }
      cpu.store(at, count - 1L);
    }

    List<Change> take(KernelCpu cpu, Space space) {
      int count = (int) cpu.load(at);
      int kept = 0;
      List<Change> taken = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        if (cpu.load(entry(number) + word) == space.root()) {
          taken.add(read(cpu, number));
        } else {
          if (kept < number) {
            move(cpu, number, kept);
          }
          kept++;
        }
      }
      if (kept < count) {
        cpu.store(at, kept);
      }
      return taken;
    }

    private void move(KernelCpu cpu, int from, int to) {
      for (int i = 0; i < WORDS; i++) {
        cpu.store(entry(to) + (long) i * word, cpu.load(entry(from) + (long) i * word));
      }
    }

    private Change read(KernelCpu cpu, int number) {
      long what = cpu.load(entry(number));
      return new Change(
          KINDS[(int) what & 3],
          cpu.load(entry(number) + 2L * word),
          cpu.load(entry(number) + 3L * word),
          (int) (what >>> 4) & 0xF,
          (int) (what >>> 8) & Rights.ALL,
          (what >>> 2 & 1) != 0);
    }

    private void write(KernelCpu cpu, int number, Space space, Change change) {
      long what =
          change.kind().ordinal()
              | (change.flag() ? 4 : 0)
              | (long) change.level() << 4
              | (long) change.rights() << 8;
      cpu.store(entry(number), what);
      cpu.store(entry(number) + word, space.root());
      cpu.store(entry(number) + 2L * word, change.va());
      cpu.store(entry(number) + 3L * word, change.pa());
    }
  }
}
