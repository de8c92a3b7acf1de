package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;

/**
 * Edits page tables, for every strategy and every format: it knows the structure, the {@link
 * TableReach} knows the way.
 *
 * <p>Everything it knows about the tables it has just loaded from them; it keeps no notes of its
 * own.
 */
public final class Mapper {
  private static final int FRAME_SHIFT = 12;

  private final PagingFormat format;
  private final KernelCpu cpu;
  private final TableReach reach;
  private final Frames frames;
  private final Fresh fresh;

  /**
   * @param frames where new tables come from
   * @param fresh what new tables are filled with
   */
  public Mapper(PagingFormat format, KernelCpu cpu, TableReach reach, Frames frames, Fresh fresh) {
    this.format = format;
    this.cpu = cpu;
    this.reach = reach;
    this.frames = frames;
    this.fresh = fresh;
  }

  /**
   * Maps the page at {@code va} to {@code pa} by an entry of {@code level}; both are aligned to the
   * level's span.
   *
   * @param rights as in {@link Rights}
   * @param growth how to make tables that are missing; by fault only with a reach that has a window
   */
  public MapResult map(
      Space space, long va, long pa, int level, int rights, boolean global, Growth growth) {
    long slot =
        growth == Growth.FAULT
            ? reach.entryAddress(level, va)
            : slotIn(descend(space, va, level, growth == Growth.CHECK), level, va);
    if (MapResult.isInPlaceOf(slot)) {
      return MapResult.inPlaceOf(slot);
    }
    ShapeKind old = EntryView.of(format.level(level), cpu.load(slot)).kind();
    if (old == ShapeKind.TABLE) {
      return MapResult.TABLE;
    }
    if (old != ShapeKind.ABSENT) {
      return MapResult.OCCUPIED;
    }
    cpu.store(slot, format.maker().leaf(level, pa, rights, global));
    return MapResult.MAPPED;
  }

  /**
   * Removes whatever maps {@code va}; empty when nothing does. The caller must see to the flush.
   */
  public Optional<Edit> unmap(Space space, long va) {
    return find(space, va).map(leaf -> replace(leaf, va, 0));
  }

  /**
   * Gives the page that maps {@code va} other rights; empty when nothing maps it. The caller must
   * see to the flush.
   */
  public Optional<Edit> protect(Space space, long va, int rights) {
    return find(space, va)
        .map(
            leaf -> replace(leaf, va, format.maker().withRights(leaf.level(), leaf.raw(), rights)));
  }

  /** Whether the tables, as they are now, allow {@code access} to {@code va}. */
  public boolean allows(Space space, long va, int access) {
    return find(space, va)
        .map(leaf -> format.access().allowed(leaf.rights(), leaf.group()))
        .filter(allowed -> Rights.allows(allowed, access))
        .isPresent();
  }

  private Edit replace(Leaf leaf, long va, long raw) {
    cpu.store(leaf.slot(), raw);
    long target = EntryView.of(format.level(leaf.level()), leaf.raw()).target();
    return new Edit(leaf.raw(), leaf.level(), target, new PendingFlush(cpu, va));
  }

  /** The entry that maps {@code va}, found from the root down. */
  private Optional<Leaf> find(Space space, long va) {
    long tablePa = rootFor(space, va);
    int rights = Rights.ALL;
    int group = 0;
    for (int number = format.rootLevelFor(va); number >= 1; number--) {
      long slot = slotIn(open(space, number, va, tablePa), number, va);
      if (MapResult.isInPlaceOf(slot)) {
        return Optional.empty();
      }
      EntryView entry = EntryView.of(format.level(number), cpu.load(slot));
      rights &= entry.rights();
      group |= entry.group();
      if (entry.kind() == ShapeKind.LEAF) {
        return Optional.of(new Leaf(slot, number, entry.raw(), rights, group));
      }
      if (entry.kind() != ShapeKind.TABLE) {
        return Optional.empty();
      }
      tablePa = entry.target();
    }
    return Optional.empty();
  }

  /** Where walks for {@code va} begin: all spaces have the kernel's root in common (TTBR1). */
  private long rootFor(Space space, long va) {
    int register = format.rootOf(va);
    return register == 0 ? space.root() : cpu.root(register);
  }

  /**
   * The address of the table of {@code level} on the way to {@code va}, or a result in place of it.
   */
  private long descend(Space space, long va, int level, boolean create) {
    long tablePa = rootFor(space, va);
    if (format.rootLevelFor(va) < level) {
      return MapResult.NO_LEVEL.inPlaceOfAddress();
    }
    for (int number = format.rootLevelFor(va); number > level; number--) {
      long slot = slotIn(open(space, number, va, tablePa), number, va);
      if (MapResult.isInPlaceOf(slot)) {
        return slot;
      }
      EntryView entry = EntryView.of(format.level(number), cpu.load(slot));
      if (fresh.isMissing(entry)) {
        long made =
            create ? make(space, va, number - 1, slot) : MapResult.NO_TABLE.inPlaceOfAddress();
        if (MapResult.isInPlaceOf(made)) {
          return made;
        }
        tablePa = made;
      } else if (entry.kind() == ShapeKind.TABLE) {
        tablePa = entry.target();
      } else {
        MapResult obstacle =
            entry.kind() == ShapeKind.LEAF ? MapResult.LARGE_PAGE : MapResult.RESERVED;
        return obstacle.inPlaceOfAddress();
      }
    }
    return open(space, level, va, tablePa);
  }

  /**
   * Takes a frame, makes it the table of {@code level} and links it at {@code slot}; gives its
   * physical address.
   */
  private long make(Space space, long va, int level, long slot) {
    long frame = frames.take(level);
    if (frame == Frames.NONE) {
      return MapResult.NO_FRAME.inPlaceOfAddress();
    }
    long tablePa = frame << FRAME_SHIFT;
    return link(space, va, level, slot, tablePa)
        ? tablePa
        : MapResult.UNREACHABLE.inPlaceOfAddress();
  }

  /**
   * Makes the frame at {@code tablePa} the table of {@code level}: clears it, then stores the entry
   * at {@code slot}. A reach that shows only linked tables forces the other order, and for a moment
   * the frame's old content is live.
   */
  private boolean link(Space space, long va, int level, long slot, long tablePa) {
    long entry = format.maker().table(level + 1, tablePa, format.isUserHalf(va));
    if (reach.opensUnlinked()) {
      boolean cleared = clear(space, va, level, tablePa);
      if (cleared) {
        cpu.store(slot, entry);
      }
      return cleared;
    }
    cpu.store(slot, entry);
    return clear(space, va, level, tablePa);
  }

  private boolean clear(Space space, long va, int level, long tablePa) {
    long table = reach.open(cpu, space, level, va, tablePa);
    if (table == TableReach.UNREACHABLE) {
      return false;
    }
    if (fresh != Fresh.JUNK) {
      cpu.fill(table, fresh.word(format, level), format.level(level).tableBytes());
    }
    return true;
  }

  private long open(Space space, int number, long va, long tablePa) {
    long table = reach.open(cpu, space, number, va, tablePa);
    return table == TableReach.UNREACHABLE ? MapResult.UNREACHABLE.inPlaceOfAddress() : table;
  }

  private long slotIn(long table, int number, long va) {
    if (MapResult.isInPlaceOf(table)) {
      return table;
    }
    Level level = format.level(number);
    return table + (long) format.indexOf(number, va) * level.entryBytes();
  }
}
