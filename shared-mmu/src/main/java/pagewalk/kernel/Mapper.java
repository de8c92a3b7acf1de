package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.EntryView;
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
  private final Premises premises;
  private final PagingFormat format;
  private final KernelCpu cpu;
  private final TableReach reach;
  private final TableEditor editor;
  private final Fresh fresh;

  /**
   * @param tables where new tables come from
   * @param fresh what new tables are filled with
   */
  public Mapper(Premises premises, KernelCpu cpu, TableReach reach, TablePool tables, Fresh fresh) {
    this.premises = premises;
    this.format = premises.format();
    this.cpu = cpu;
    this.reach = reach;
    this.fresh = fresh;
    editor = new TableEditor(format, cpu, reach, tables, fresh);
  }

  /** Where new tables come from. */
  public TablePool tables() {
    return editor.tables();
  }

  TableEditor editor() {
    return editor;
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
            : slotFor(space, va, level, growth == Growth.CHECK);
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
    PendingFlush flush = PendingFlush.of(cpu, premises, va);
    return new Edit(leaf.raw(), leaf.level(), target, false, flush);
  }

  /** The entry that maps {@code va}, found from the root down. */
  private Optional<Leaf> find(Space space, long va) {
    long tablePa = rootFor(space, va);
    int rights = Rights.ALL;
    int group = 0;
    for (int number = format.rootLevelFor(va); number >= 1; number--) {
      long slot = editor.slot(space, number, va, tablePa);
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

  private long rootFor(Space space, long va) {
    int register = format.rootOf(va);
    return register == 0 ? space.root() : cpu.root(register);
  }

  private long slotFor(Space space, long va, int level, boolean create) {
    long tablePa = tableFor(space, va, level, create);
    return MapResult.isInPlaceOf(tablePa) ? tablePa : editor.slot(space, level, va, tablePa);
  }

  /** Where the table of {@code level} on the way to {@code va} is, or a result in place of it. */
  long tableFor(Space space, long va, int level, boolean create) {
    long tablePa = rootFor(space, va);
    if (format.rootLevelFor(va) < level) {
      return MapResult.NO_LEVEL.inPlaceOfAddress();
    }
    for (int number = format.rootLevelFor(va); number > level; number--) {
      long slot = editor.slot(space, number, va, tablePa);
      if (MapResult.isInPlaceOf(slot)) {
        return slot;
      }
      EntryView entry = EntryView.of(format.level(number), cpu.load(slot));
      if (fresh.isMissing(entry)) {
        tablePa =
            create && !reach.isLasting(number - 1)
                ? editor.make(space, va, number - 1, tablePa)
                : MapResult.NO_TABLE.inPlaceOfAddress();
      } else if (entry.kind() == ShapeKind.TABLE) {
        tablePa = entry.target();
      } else {
        boolean leaf = entry.kind() == ShapeKind.LEAF;
        return (leaf ? MapResult.LARGE_PAGE : MapResult.RESERVED).inPlaceOfAddress();
      }
      if (MapResult.isInPlaceOf(tablePa)) {
        return tablePa;
      }
    }
    return tablePa;
  }

  /**
   * Unlinks the tables on the way to {@code va} that have become empty, lowest first, and gives
   * their memory back; the root stays, and so do the tables that the kernel half's spaces share.
   */
  public void prune(Space space, long va) {
    long[] tables = new long[format.top() + 1];
    int level = pathTo(space, va, tables);
    boolean shared = !format.isUserHalf(va) && !format.hasKernelRoot();
    int highest = format.rootLevelFor(va) - (shared ? 2 : 1);
    while (level <= highest
        && !reach.isLasting(level)
        && editor.isEmpty(space, level, va, tables[level])) {
      editor.store(space, level + 1, va, tables[level + 1], 0);
      if (!premises.skips(Maintenance.TABLE)) {
        cpu.invalidatePage(va);
      }
      reach.unlinked(cpu, space, level, va);
      editor.free(level, tables[level]);
      level++;
    }
  }

  /** Fills in where the tables on the way to {@code va} are, by level; gives the lowest level. */
  private int pathTo(Space space, long va, long[] tables) {
    int level = format.rootLevelFor(va);
    tables[level] = rootFor(space, va);
    while (level > 1) {
      EntryView entry =
          EntryView.of(format.level(level), editor.load(space, level, va, tables[level]));
      if (entry.kind() != ShapeKind.TABLE) {
        return level;
      }
      level--;
      tables[level] = entry.target();
    }
    return level;
  }
}
