package pagewalk.explain;

import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.TableWindow;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** Gives entries, tables and addresses the names that a person knows them by, at one moment. */
public final class Names {
  /** How far to look in the trace for the page that an entry is written for. */
  private static final int FAR = 64;

  private final Onlooker onlooker;
  private final PagingFormat format;

  public Names(Onlooker onlooker) {
    this.onlooker = onlooker;
    format = onlooker.format();
  }

  /** "PML4[0]" when {@code pa} is an entry of a table, else "". */
  public String entry(long pa) {
    TableTree tree = onlooker.tree();
    return table(pa).map(table -> name(table.level(), tree.indexIn(table, pa))).orElse("");
  }

  /** The table with an entry at {@code pa}, if it is known to be one. */
  Optional<TableTree.Table> table(long pa) {
    return onlooker
        .tree()
        .holding(pa)
        .filter(table -> onlooker.levelOf(table.pa(), table.level()) == table.level());
  }

  /** "`PML4[0]`", or where there is no table, "`0x400010`". */
  public String place(long pa) {
    String entry = entry(pa);
    return entry.isEmpty() ? Words.code(pa) : Words.code(entry);
  }

  private String name(int level, int index) {
    return format.nameOf(level) + "[" + index + "]";
  }

  /** The entry read at {@code step}: "`PML4[0]`"; in a frame that is no table, "`frame 0x0[5]`". */
  public String of(Step step) {
    return step.is() > 0
        ? Words.code(name(step.is(), step.index()))
        : Words.code("frame " + Hex.of(step.frame()) + "[" + step.index() + "]");
  }

  /** What it is read as: "a PDE". */
  public String role(Step step) {
    return Words.a(format.level(step.role()).entry());
  }

  /** "the PTE of `0x401000`" when an entry lies at {@code va}, else "". */
  public String subject(long va) {
    int shown = levelShownAt(va);
    if (shown > 0) {
      return entryOf(shown, window().subject(va));
    }
    return physical(va).flatMap(this::table).map(table -> homeOf(table, va)).orElse("");
  }

  private String homeOf(TableTree.Table table, long va) {
    long pa = table.pa() | (va & (format.level(table.level()).tableBytes() - 1));
    TableTree tree = onlooker.tree();
    return entryOf(table.level(), tree.startOf(table, tree.indexIn(table, pa)));
  }

  private String entryOf(int level, long start) {
    return "the " + format.level(level).entry() + " of " + Words.code(closest(level, start));
  }

  /** The entry at {@code va} by its owner, or the bare address. */
  public String address(long va) {
    String subject = subject(va);
    return subject.isEmpty() ? Words.code(va) : subject;
  }

  /** "the PT of `0x401000`" when the window shows a table at {@code va}, else "". */
  public String tableShownAt(long va) {
    int shown = levelShownAt(va);
    if (shown == 0) {
      return "";
    }
    if (shown == format.top()) {
      return "the " + format.nameOf(shown);
    }
    long start = window().subject(va & -format.level(shown).tableBytes());
    return "the " + format.nameOf(shown) + " of " + Words.code(closest(shown + 1, start));
  }

  /** The level of the table that the recursive slot shows at {@code va}, 0 when it shows none. */
  public int levelShownAt(long va) {
    return onlooker.window().map(window -> window.levelShownAt(va)).orElse(0);
  }

  private TableWindow window() {
    return onlooker.window().orElseThrow();
  }

  /** Where {@code va} leads now by the tables; while paging is off, to itself. */
  public Optional<Long> physical(long va) {
    if (!onlooker.machine().registers().pagingOn()) {
      return onlooker.memory().holds(va) ? Optional.of(va) : Optional.empty();
    }
    long result = onlooker.looking().walk(onlooker.root(), va, Rights.READ);
    return Translation.isRefused(result) ? Optional.empty() : Optional.of(result);
  }

  /**
   * Among the addresses that an entry of {@code level} translates from {@code start} on, the one
   * that the statement is about; {@code start} when nothing tells.
   */
  long closest(int level, long start) {
    if (level == 1) {
      return start;
    }
    Chronicle chronicle = onlooker.chronicle();
    Trace trace = onlooker.trace();
    for (int i = chronicle.floors() - 1; i >= 0; i--) {
      if (isBelow(trace.va(chronicle.floor(i)), level, start)) {
        return page(trace.va(chronicle.floor(i)));
      }
    }
    return onlooker
        .script()
        .address(trace.line(onlooker.event()))
        .filter(va -> isBelow(va, level, start))
        .map(this::page)
        .orElseGet(() -> inTrace(level, start));
  }

  private long inTrace(int level, long start) {
    Trace trace = onlooker.trace();
    int now = onlooker.event();
    int last = Math.min(trace.size() - 1, now + FAR);
    for (int event = now + 1; event <= last && trace.line(event) == trace.line(now); event++) {
      boolean leaf = levelShownAt(trace.va(event)) == 1;
      if (trace.kind(event) == EventKind.INSTRUCTION
          && leaf
          && isBelow(trace.va(event), level, start)) {
        return page(trace.va(event));
      }
    }
    return start;
  }

  /** Whether {@code va} is, or holds the lowest entry of, an address below the entry at hand. */
  private boolean isBelow(long va, int level, long start) {
    Level here = format.level(level);
    return format.isCanonical(va)
        && levelShownAt(va) <= 1
        && ((page(va) ^ start) & -here.span()) == 0;
  }

  private long page(long va) {
    return levelShownAt(va) == 1 ? window().subject(va) : va & -format.pageBytes();
  }

  /** The text without the marks around code. */
  public static String plain(String text) {
    return text.replace("`", "");
  }

  /** "frame `0x401`", of the frame that {@code pa} lies in. */
  public static String frame(long pa) {
    return "frame `" + Hex.of(pa >>> 12) + "`";
  }
}
