package pagewalk.kernel;

import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;

/**
 * Loads and stores single entries, and makes and clears single tables, through whatever way the
 * {@link TableReach} opens. No address is kept from one step to the next, for opening a table may
 * close the one before.
 */
final class TableEditor {
  private final PagingFormat format;
  private final KernelCpu cpu;
  private final TableReach reach;
  private final TablePool tables;
  private final Fresh fresh;

  TableEditor(PagingFormat format, KernelCpu cpu, TableReach reach, TablePool tables, Fresh fresh) {
    this.format = format;
    this.cpu = cpu;
    this.reach = reach;
    this.tables = tables;
    this.fresh = fresh;
  }

  /**
   * The address of the entry for {@code va} in the table of {@code level} at {@code tablePa}, or a
   * result in place of it.
   */
  long slot(Space space, int level, long va, long tablePa) {
    return slotIn(reach.open(cpu, space, level, va, tablePa), level, va);
  }

  /** {@link #slot} in the root, which may be that of any space. */
  long rootSlot(Space space, long va) {
    return slotIn(reach.openRoot(cpu, space, format.rootLevel(0), va), format.rootLevel(0), va);
  }

  private long slotIn(long table, int number, long va) {
    if (table == TableReach.UNREACHABLE) {
      return MapResult.UNREACHABLE.inPlaceOfAddress();
    }
    Level level = format.level(number);
    return table + (long) format.indexOf(number, va) * level.entryBytes();
  }

  /** The entry for {@code va}; one in a table that cannot be reached counts as absent. */
  long load(Space space, int level, long va, long tablePa) {
    long slot = slot(space, level, va, tablePa);
    return MapResult.isInPlaceOf(slot) ? 0 : cpu.load(slot);
  }

  /** The entry at {@code slot}, which {@link #slot} has just given. */
  long loadAt(long slot) {
    return cpu.load(slot);
  }

  /** Stores the entry for {@code va}; whether the table can be reached. */
  boolean store(Space space, int level, long va, long tablePa, long raw) {
    long slot = slot(space, level, va, tablePa);
    if (MapResult.isInPlaceOf(slot)) {
      return false;
    }
    cpu.store(slot, raw);
    stored(space, level);
    return true;
  }

  /**
   * An entry of {@code level} in {@code space} was stored. Of a level that the processor keeps
   * copies of, it hears only when the root is loaded again (SDM 3A §4.4.1).
   */
  void stored(Space space, int level) {
    if (format.level(level).latched() && space.root() == cpu.root()) {
      cpu.loadRoot(space.root());
    }
  }

  /** Whether every entry of a table is absent; a table that cannot be reached is not. */
  boolean isEmpty(Space space, int number, long va, long tablePa) {
    Level level = format.level(number);
    long start = va & -(level.span() * level.entries());
    for (int index = 0; index < level.entries(); index++) {
      long slot = slot(space, number, start + index * level.span(), tablePa);
      if (MapResult.isInPlaceOf(slot)
          || EntryView.of(level, cpu.load(slot)).kind() != ShapeKind.ABSENT) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes memory, makes it the table of {@code level} and links it in {@code parentPa}; gives its
   * physical address, or a result in place of it.
   */
  long make(Space space, long va, int level, long parentPa) {
    long tablePa = reach.place(cpu, reach, space, level, va, tables);
    if (tablePa == Frames.NONE) {
      return MapResult.NO_FRAME.inPlaceOfAddress();
    }
    if (link(space, va, level, parentPa, tablePa)) {
      return tablePa;
    }
    tables.free(level, tablePa);
    return MapResult.UNREACHABLE.inPlaceOfAddress();
  }

  /**
   * Makes the memory at {@code tablePa} the table of {@code level}: clears it, then stores the
   * entry. A reach that shows only linked tables forces the other order, and for a moment the
   * frame's old content is live.
   */
  private boolean link(Space space, long va, int level, long parentPa, long tablePa) {
    long entry = format.maker().table(level + 1, tablePa, format.isUserHalf(va));
    if (reach.opensUnlinked()) {
      return clear(space, va, level, tablePa) && store(space, level + 1, va, parentPa, entry);
    }
    return store(space, level + 1, va, parentPa, entry) && clear(space, va, level, tablePa);
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

  /**
   * Takes memory for the root of register {@code register} and clears it; gives its physical
   * address, or a result instead.
   */
  long makeRoot(int register) {
    int top = format.rootLevel(register);
    Level level = format.level(top);
    long root = tables.takeRoot(register, reach.needsWholeRoots());
    if (root == Frames.NONE) {
      return MapResult.NO_FRAME.inPlaceOfAddress();
    }
    int page = (int) format.pageBytes();
    int least = reach.needsWholeRoots() ? page : Math.min(page, level.tableBytes());
    int bytes = Math.max(least, format.rootBytes(register));
    int piece = Math.min(page, bytes);
    for (int offset = 0; offset < bytes; offset += piece) {
      long va = (long) (offset / level.entryBytes()) << level.lowBit();
      long table = reach.openRoot(cpu, new Space(root), top, va);
      if (table == TableReach.UNREACHABLE) {
        tables.freeRoot(root, reach.needsWholeRoots());
        return MapResult.UNREACHABLE.inPlaceOfAddress();
      }
      cpu.fill(table + offset, 0, piece);
    }
    return root;
  }

  TablePool tables() {
    return tables;
  }

  void free(int level, long tablePa) {
    tables.free(level, tablePa);
  }

  void freeRoot(Space space) {
    tables.freeRoot(space.root(), reach.needsWholeRoots());
  }
}
