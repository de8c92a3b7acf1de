package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pagewalk.explain.Chronicle;
import pagewalk.explain.Onlooker;
import pagewalk.explain.TableTree;
import pagewalk.explain.Words;
import pagewalk.format.EntryView;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Regime;
import pagewalk.format.ShapeKind;
import pagewalk.state.FrameStore;
import pagewalk.view.TableView.EntryRow;
import pagewalk.view.TableView.RowKind;

/** Draws up the tables of a moment, as the hardware would read them at home. */
final class TableViews {
  private static final int MOST_ROWS = 48;
  private static final char ABSENT = '.';
  private static final char JUNK = 'j';

  private final Onlooker onlooker;
  private final PagingFormat format;
  private final FrameStore memory;
  private final TableTree tree;
  private final Touched touched;
  private final Set<Long> telling;

  /**
   * @param telling entries that have a row of their own wherever they stand, by physical address
   */
  TableViews(Onlooker onlooker, Touched touched, Set<Long> telling) {
    this.onlooker = onlooker;
    this.touched = touched;
    this.telling = telling;
    format = onlooker.format();
    memory = onlooker.memory();
    tree = onlooker.tree();
  }

  List<TableView> all() {
    List<TableView> views = new ArrayList<>();
    for (TableTree.Table table : tree.inOrder()) {
      views.add(view(table));
    }
    return views;
  }

  private TableView view(TableTree.Table table) {
    Level level = format.level(table.level());
    int entries = tree.entries(table);
    Sheet sheet = new Sheet(entries);
    for (int index = 0; index < entries; index++) {
      long pa = table.pa() + (long) index * level.entryBytes();
      long raw = memory.read(pa, level.entryBytes());
      if (raw == 0) {
        sheet.absent();
      } else {
        read(sheet, table, index, pa, raw);
      }
    }
    long bytes = level.span() * entries;
    boolean known = onlooker.levelOf(table.pa(), table.level()) == table.level();
    return new TableView(
        table.frame(),
        table.pa(),
        (int) ((table.pa() & (format.pageBytes() - 1)) / level.tableBytes()),
        table.level(),
        known ? level.table() : "read as " + level.table(),
        table.start(),
        format.extend(table.start() + bytes - 1),
        Words.size(bytes),
        parent(table),
        register(table),
        domain(table),
        unused(table, entries),
        sheet.minimap.toString(),
        sheet.colours.toString(),
        sheet.rows,
        sheet.folded,
        sheet.junk || !isFilled(table));
  }

  /** The entries of one table as they are read. */
  private static final class Sheet {
    final StringBuilder minimap;
    final StringBuilder colours;
    final List<EntryRow> rows = new ArrayList<>();
    int folded;
    boolean junk;

    Sheet(int entries) {
      minimap = new StringBuilder(entries);
      colours = new StringBuilder(entries);
    }

    void absent() {
      minimap.append(ABSENT);
      colours.append(ABSENT);
    }
  }

  private void read(Sheet sheet, TableTree.Table table, int index, long pa, long raw) {
    boolean junk = raw == memory.junk(pa, format.wordBytes());
    sheet.junk |= junk;
    ShapeKind kind = tree.reader().kindOf(table.level(), raw);
    if (kind == ShapeKind.ABSENT) {
      sheet.minimap.append(junk ? JUNK : ABSENT);
      sheet.colours.append(ABSENT);
      return;
    }
    RowKind row = rowKind(table.level(), kind, raw);
    sheet.minimap.append(junk ? JUNK : row.mark());
    sheet.colours.append(colour(table.level(), row));
    if (sheet.rows.size() < MOST_ROWS || telling.contains(pa)) {
      sheet.rows.add(row(table.level(), index, pa, raw, row));
    } else {
      sheet.folded++;
    }
  }

  private RowKind rowKind(int level, ShapeKind kind, long raw) {
    return switch (kind) {
      case TABLE ->
          tree.reader().targetOf(level, raw) == onlooker.root() ? RowKind.SELF : RowKind.TABLE;
      case LEAF -> RowKind.PAGE;
      case RESERVED, ABSENT -> RowKind.RESERVED;
    };
  }

  private char colour(int level, RowKind row) {
    return switch (row) {
      case TABLE -> (char) ('0' + level - 1);
      case PAGE -> '0';
      case SELF -> (char) ('0' + format.top());
      case RESERVED -> ABSENT;
    };
  }

  private EntryRow row(int number, int index, long pa, long raw, RowKind kind) {
    Level level = format.level(number);
    EntryView entry = EntryView.of(level, raw);
    String flags =
        (entry.accessed() ? "A " : "– ")
            + (entry.dirty() ? "D" : "–")
            + (entry.global() ? " G" : "");
    return new EntryRow(
        index,
        pa,
        raw,
        kind,
        entry.target() >>> 12,
        kind == RowKind.PAGE ? Words.size(level.span()) : "",
        Words.rights(entry.rights()),
        flags,
        touched.before(pa));
  }

  /** Whether a table that the kernel took a frame for has been filled since. */
  private boolean isFilled(TableTree.Table table) {
    return onlooker.chronicle().taken(table.frame()).map(Chronicle.Taken::filled).orElse(true);
  }

  /** The register that walks find the table in; none for a root that is not current. */
  private String register(TableTree.Table table) {
    for (Regime regime : format.regimes()) {
      long root = onlooker.machine().registers().root(regime.root()) & regime.baseMask();
      if (table.parent() < 0 && root == table.pa()) {
        return format.rootRegisters().get(regime.root());
      }
    }
    return "";
  }

  private int unused(TableTree.Table table, int entries) {
    int unused = 0;
    while (unused < entries && !tree.isUsed(table, unused)) {
      unused++;
    }
    return unused;
  }

  private int domain(TableTree.Table table) {
    if (table.parent() < 0) {
      return -1;
    }
    TableTree.Table parent = tree.tables().get(table.parent());
    Level above = format.level(parent.level());
    long slot = parent.pa() + (long) table.index() * above.entryBytes();
    EntryView entry = EntryView.of(above, memory.read(slot, above.entryBytes()));
    return entry.shape().mask(FieldRole.GROUP) == 0 ? -1 : entry.group();
  }

  private Optional<TableView.Parent> parent(TableTree.Table table) {
    if (table.parent() < 0) {
      return Optional.empty();
    }
    TableTree.Table parent = tree.tables().get(table.parent());
    return Optional.of(new TableView.Parent(parent.pa(), parent.frame(), table.index()));
  }
}
