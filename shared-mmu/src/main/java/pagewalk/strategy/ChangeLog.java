package pagewalk.strategy;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Change;
import pagewalk.kernel.Deferral;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;

/**
 * The log in kernel memory: a word that counts the entries, then entries of four words each: what
 * is to be done, the space's root, the page, and where it shall be.
 *
 * <p>The first word of an entry holds the kind in bits 1:0, the flag in bit 2, the level in bits
 * 7:4 and the rights from bit 8 on.
 */
final class ChangeLog {
  /** Where the log lies when addresses have 32 bits and nothing else was said. */
  static final long NARROW = 0xF000_0000L;

  private static final int WORDS = 4;
  private static final Change.Kind[] KINDS = Change.Kind.values();

  final long at;
  private final int capacity;
  private final int word;
  private final PagingFormat format;

  ChangeLog(Premises premises) {
    at = Placement.address(premises, "log", NARROW, SelfMap.of(premises).reserved(true));
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

  private Deferral afterMap(KernelCpu cpu, Space space, Change change, int number, Change earlier) {
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
