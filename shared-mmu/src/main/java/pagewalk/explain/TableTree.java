package pagewalk.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanLevel;
import pagewalk.format.Regime;
import pagewalk.format.ShapeKind;
import pagewalk.format.WalkPlan;
import pagewalk.state.FrameStore;

/**
 * What every table is, found in memory from the root down.
 *
 * <p>A table is what it is where it is reached first, level by level from the root: that is its
 * place at home. An entry that leads back to a table already found, as the entry of a recursive
 * slot does, gives it no second place, and so no cycle can trap the search. Junk that is linked as
 * a table is followed as the hardware would follow it.
 */
public final class TableTree {
  /**
   * A table at its place.
   *
   * @param pa physical address of its first entry
   * @param level what it is: 1 for the tables whose entries map the smallest pages
   * @param start lowest virtual address that it translates
   * @param parent number of the table whose entry points here, −1 for a root
   * @param index which entry of the parent that is, −1 for a root
   */
  public record Table(long pa, int level, long start, int parent, int index) {
    public long frame() {
      return pa >>> 12;
    }
  }

  private final EntryReader reader;
  private final FrameStore memory;
  private final int most;
  private final List<Table> tables = new ArrayList<>();

  /** The regimes of the first tables, which are the roots. */
  private final List<Regime> roots = new ArrayList<>();

  /** How many of the roots are in registers now; the others are those of other spaces. */
  private int current;

  private final Map<Long, Integer> byPa = new HashMap<>();
  private final Set<Long> beyond = new HashSet<>();
  private final Set<Long> ambiguous = new HashSet<>();

  /** Whether some table was reached a second time, so that its place depends on the order. */
  private boolean contested;

  private TableTree(WalkPlan plan, FrameStore memory, int most) {
    reader = new EntryReader(plan);
    this.memory = memory;
    this.most = most;
  }

  /** Where there is no root yet. */
  static TableTree none(WalkPlan plan, FrameStore memory) {
    return new TableTree(plan, memory, 0);
  }

  /**
   * The tables below the roots, the highest levels first, at most {@code most} of them.
   *
   * @param registers what the root registers hold
   * @param spaces the first root of every address space, the current one among them
   */
  static TableTree below(
      WalkPlan plan, FrameStore memory, List<Long> registers, List<Long> spaces, int most) {
    TableTree tree = new TableTree(plan, memory, most);
    for (int number = 0; number < registers.size(); number++) {
      tree.begin(number, registers.get(number));
    }
    tree.current = tree.roots.size();
    for (long root : spaces) {
      tree.begin(0, root);
    }
    tree.scanFrom(0);
    return tree;
  }

  private void begin(int register, long value) {
    for (Regime regime : format().regimes()) {
      long root = value & regime.baseMask();
      if (regime.root() == register && memory.holds(root)) {
        int before = tables.size();
        found(root, format().top() - regime.first(), regime.value(), -1, -1);
        if (tables.size() > before) {
          roots.add(regime);
        }
        return;
      }
    }
  }

  private void scanFrom(int first) {
    for (int i = first; i < tables.size(); i++) {
      scan(i);
    }
  }

  private void scan(int number) {
    Table table = tables.get(number);
    if (table.level() == 1) {
      return;
    }
    PlanLevel level = reader.level(table.level());
    int entries = entries(table);
    for (int index = 0; index < entries; index++) {
      long raw = read(table.pa() + ((long) index << level.entryShift));
      if (raw != 0 && isUsed(table, index)) {
        follow(number, index, raw);
      }
    }
  }

  /** How many entries {@code table} has: a root table can have fewer than others of its level. */
  public int entries(Table table) {
    int most = format().level(table.level()).entries();
    return table.parent() < 0 ? Math.min(most, regimeOf(table).indexMask() + 1) : most;
  }

  /** Whether walks come to the entry: those of some addresses begin at another root. */
  public boolean isUsed(Table table, int index) {
    return table.parent() >= 0 || format().rootOf(startOf(table, index)) == regimeOf(table).root();
  }

  private Regime regimeOf(Table root) {
    return roots.get(byPa.getOrDefault(root.pa(), 0));
  }

  private void follow(int number, int index, long raw) {
    Table table = tables.get(number);
    if (reader.kindOf(table.level(), raw) == ShapeKind.TABLE) {
      long start = table.start() | (long) index << reader.level(table.level()).lowBit;
      found(reader.targetOf(table.level(), raw), table.level() - 1, start, number, index);
    }
  }

  private void found(long pa, int level, long start, int parent, int index) {
    Integer known = byPa.get(pa);
    if (known != null) {
      if (!isAncestor(known, parent)) {
        contested = true;
        if (tables.get(known).level() != level) {
          ambiguous.add(pa);
        }
      }
      return;
    }
    if (!memory.holds(pa)) {
      return;
    }
    if (tables.size() >= most) {
      beyond.add(pa);
      return;
    }
    byPa.put(pa, tables.size());
    tables.add(new Table(pa, level, format().extend(start), parent, index));
  }

  /** Whether table {@code number} lies on the way from the root to table {@code below}. */
  private boolean isAncestor(int number, int below) {
    int at = below;
    while (at > number) {
      at = tables.get(at).parent();
    }
    return at == number;
  }

  /**
   * Takes in that the entry at {@code slot} changed from {@code old} to what memory holds now.
   * False when more may have changed than a table that was added, so that the search is to be done
   * again.
   */
  boolean takeIn(long slot, long old) {
    Optional<Table> holder = holding(slot);
    if (holder.isEmpty() || holder.get().level() == 1) {
      return true;
    }
    Table table = holder.get();
    int level = table.level();
    long raw = read(slot);
    boolean was = reader.kindOf(level, old) == ShapeKind.TABLE;
    boolean is = reader.kindOf(level, raw) == ShapeKind.TABLE;
    if (was) {
      return is && reader.targetOf(level, old) == reader.targetOf(level, raw);
    }
    if (is) {
      int before = tables.size();
      contested = false;
      follow(byPa.getOrDefault(table.pa(), 0), indexIn(table, slot), raw);
      scanFrom(before);
      return !contested && tables.size() < most;
    }
    return true;
  }

  private long read(long slot) {
    return memory.read(slot, format().wordBytes());
  }

  private PagingFormat format() {
    return reader.format();
  }

  /** What the words of these tables mean. */
  public EntryReader reader() {
    return reader;
  }

  /** All tables in the order of their numbers, root first. */
  public List<Table> tables() {
    return Collections.unmodifiableList(tables);
  }

  /** All tables, level by level from the roots on, by address, and by root where that is equal. */
  public List<Table> inOrder() {
    List<Table> ordered = new ArrayList<>(tables);
    ordered.sort(
        (one, other) -> {
          int levels = other.level() - one.level();
          int starts = Long.compareUnsigned(one.start(), other.start());
          int order = levels != 0 ? levels : starts;
          return order != 0 ? order : numberOfRoot(one) - numberOfRoot(other);
        });
    return ordered;
  }

  private int numberOfRoot(Table table) {
    return table.parent() < 0
        ? byPa.getOrDefault(table.pa(), 0)
        : numberOfRoot(tables.get(table.parent()));
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** The tables that walks begin at now, that of the lowest addresses first. */
  public List<Table> roots() {
    return Collections.unmodifiableList(tables.subList(0, current));
  }

  /** The first tables of the address spaces that are not the current one. */
  List<Table> rootsOfOthers() {
    return Collections.unmodifiableList(tables.subList(current, roots.size()));
  }

  /**
   * The table whose home is behind entry {@code index} of {@code parent}, which holds {@code raw}.
   */
  public Optional<Table> childAt(Table parent, int index, long raw) {
    return at(reader.targetOf(parent.level(), raw))
        .filter(child -> child.index() == index && tables.get(child.parent()).pa() == parent.pa());
  }

  /** How many tables there are that this tree has no room for; those below them are not counted. */
  public int beyond() {
    return beyond.size();
  }

  /** Whether different ways lead to {@code pa} as a table of different levels, cycles aside. */
  public boolean isAmbiguous(long pa) {
    return ambiguous.contains(pa);
  }

  /** The table whose first entry lies at {@code pa}. */
  public Optional<Table> at(long pa) {
    Integer number = byPa.get(pa);
    return number == null ? Optional.empty() : Optional.of(tables.get(number));
  }

  /** The table that has an entry at {@code pa}. */
  public Optional<Table> holding(long pa) {
    for (int number = 0; number < roots.size(); number++) {
      Table root = tables.get(number);
      // A root can be smaller than other tables of its level, and is aligned to its own size.
      if (pa >= root.pa() && indexIn(root, pa) < entries(root)) {
        return Optional.of(root);
      }
    }
    for (int level = format().top(); level >= 1; level--) {
      Optional<Table> table = at(pa & -format().level(level).tableBytes());
      if (table.isPresent()
          && table.get().level() == level
          && indexIn(table.get(), pa) < entries(table.get())) {
        return table;
      }
    }
    return Optional.empty();
  }

  /** Whether some table has entries in the {@code bytes} from {@code pa} on. */
  public boolean isIn(long pa, long bytes) {
    long step = bytes;
    for (Level level : format().levels()) {
      step = Math.min(step, level.tableBytes());
    }
    for (long at = pa; at < pa + bytes; at += step) {
      if (holding(at).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** How many bytes of memory {@code table} is. */
  public long bytes(Table table) {
    return (long) entries(table) * format().level(table.level()).entryBytes();
  }

  /** Which entry of {@code table} lies at {@code pa}. */
  public int indexIn(Table table, long pa) {
    return (int) (pa - table.pa()) / format().level(table.level()).entryBytes();
  }

  /** The lowest virtual address that entry {@code index} of {@code table} translates. */
  public long startOf(Table table, int index) {
    long start = table.start() | (long) index << reader.level(table.level()).lowBit;
    return format().extend(start);
  }
}
