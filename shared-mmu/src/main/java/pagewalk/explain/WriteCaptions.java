package pagewalk.explain;

import java.util.List;
import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.ShapeKind;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** Captions of what is written to memory: entries, whole tables, and plain data. */
final class WriteCaptions {
  private final Telling tell;
  private final long pa;
  private final long value;
  private final long old;

  WriteCaptions(Telling tell) {
    this.tell = tell;
    pa = tell.trace.a(tell.event);
    value = tell.trace.b(tell.event);
    old = tell.trace.c(tell.event);
  }

  Caption stored() {
    return tell.names.table(pa).map(this::entryStored).orElseGet(this::dataStored);
  }

  private Caption entryStored(TableTree.Table table) {
    String stale = stale(table);
    Prose prose =
        Prose.lead(tell.names.place(pa) + " is written.")
            .say(inRoot())
            .say(meaning(table))
            .say(cached());
    Topic topic =
        !stale.isEmpty()
            ? Topic.MUST_INVALIDATE
            : isSelf(table) ? Topic.RECURSIVE : isLive(table) ? Topic.FILL_OF_TLB : Topic.WALK;
    return prose.say(stale).add(throughWindow()).cite(tell.cite(topic));
  }

  /** A store that waits in the data cache is nothing to the table walker. */
  private String cached() {
    return tell.onlooker.machine().data().isDirty(pa)
        ? "It waits in the data cache: walks still read "
            + Words.code(tell.onlooker.memory().read(pa, tell.format.wordBytes()))
            + "."
        : "";
  }

  Caption cleaned() {
    long lines = tell.trace.b(tell.event);
    return Prose.lead(
            "The data cache is cleaned at " + tell.names.place(tell.trace.a(tell.event)) + ".")
        .say(
            lines == 0
                ? "Nothing was waiting there: memory has it already."
                : Words.capital(Words.count((int) lines, "line goes", "lines go"))
                    + " to memory, and walks read it from now on.")
        .cite("DDI 0301H §3.2.22");
  }

  /** When every reference of the walk read the very table that is written. */
  private String inRoot() {
    List<Step> steps = tell.attemptSteps();
    for (Step step : steps) {
      if (step.frame() != pa >>> 12) {
        return "";
      }
    }
    return steps.isEmpty()
        ? ""
        : "All "
            + Words.cardinal(steps.size())
            + " levels of the walk came from "
            + Names.frame(pa)
            + ", so the store lands in the root itself.";
  }

  private String throughWindow() {
    int shown = tell.isPaged() ? tell.names.levelShownAt(tell.va) : 0;
    return shown == 0 || shown == tell.format.top()
        ? ""
        : "The hardware took the "
            + tell.format.nameOf(shown)
            + " for a page, so an ordinary store could write it.";
  }

  private String meaning(TableTree.Table table) {
    Level level = tell.format.level(table.level());
    EntryView now = EntryView.of(level, value);
    EntryView before = EntryView.of(level, old);
    boolean large = now.kind() == ShapeKind.LEAF && table.level() > 1;
    String target = Names.frame(now.target()) + (large ? " and up" : "");
    return switch (now.kind()) {
      case TABLE -> linked(table, target);
      case LEAF -> leaf(table, before, now, target);
      case ABSENT -> absent(table, before);
      case RESERVED ->
          "As "
              + Words.a(level.entry())
              + " it has reserved bits set: every walk through it faults.";
    };
  }

  private EntryView now(TableTree.Table table) {
    return EntryView.of(tell.format.level(table.level()), value);
  }

  private boolean isSelf(TableTree.Table table) {
    EntryView now = now(table);
    return now.kind() == ShapeKind.TABLE && now.target() == tell.onlooker.root();
  }

  /** Whether a table was linked whose junk nobody has cleared yet. */
  private boolean isLive(TableTree.Table table) {
    EntryView now = now(table);
    long frame = now.target() >>> 12;
    boolean cleared =
        tell.onlooker.chronicle().taken(frame).map(Chronicle.Taken::filled).orElse(true);
    return now.kind() == ShapeKind.TABLE && !isSelf(table) && (tell.isJunk(frame) || !cleared);
  }

  private String linked(TableTree.Table table, String target) {
    if (isSelf(table)) {
      String top = tell.format.nameOf(tell.format.top());
      String next = Words.a(tell.format.nameOf(table.level() - 1));
      String whose = table.pa() == tell.onlooker.root() ? "its own table" : "the root";
      return "It points to " + whose + ": a walk through it reads the " + top + " as " + next + ".";
    }
    long pointer = now(table).target();
    if (tell.onlooker.memory().holds(pointer)
        && tell.onlooker.levelOf(pointer, table.level() - 1) == 0) {
      String read = Words.a(tell.format.nameOf(table.level() - 1));
      return Words.capital(target) + " holds data; from now on it is read as " + read + ".";
    }
    String what =
        Words.capital(target) + " is " + Words.a(tell.format.nameOf(table.level() - 1)) + " now";
    return isLive(table) ? what + "; until it is zeroed its junk is live." : what + ".";
  }

  private String leaf(TableTree.Table table, EntryView before, EntryView now, String target) {
    String page = Words.capital(page(table));
    if (before.kind() == ShapeKind.LEAF && before.target() == now.target()) {
      String still = table.level() == 1 ? " still maps to " : " still map to ";
      String from = Words.rights(before.rights());
      String to = Words.rights(now.rights());
      return from.equals(to)
          ? page + still + target + "; other bits change."
          : page + still + target + "; the rights go from " + from + " to " + to + ".";
    }
    String maps = table.level() == 1 ? " maps to " : " map to ";
    return page + maps + target + " now, " + Words.rights(now.rights()) + ".";
  }

  private String absent(TableTree.Table table, EntryView before) {
    String page = page(table);
    boolean one = table.level() == 1;
    if (before.kind() == ShapeKind.ABSENT) {
      return "Nothing is mapped " + (one ? "at " : "in ") + page + ".";
    }
    return Words.capital(page) + (one ? " is" : " are") + " mapped no more.";
  }

  private String page(TableTree.Table table) {
    TableTree tree = tell.onlooker.tree();
    String start = Words.code(tree.startOf(table, tree.indexIn(table, pa)));
    return table.level() == 1
        ? start
        : "the " + Words.size(tell.format.level(table.level()).span()) + " from " + start + " on";
  }

  /** A belief about what this entry translates that the write has made wrong. */
  private String stale(TableTree.Table table) {
    TableTree tree = tell.onlooker.tree();
    long start = tree.startOf(table, tree.indexIn(table, pa));
    long span = tell.format.level(table.level()).span();
    for (Belief belief : Belief.all(tell.onlooker)) {
      if (!belief.agrees() && ((belief.va() ^ start) & -span) == 0) {
        return "TLB entry "
            + belief.slot()
            + " still believes "
            + Names.frame(belief.pa())
            + ", "
            + Words.rights(belief.rights())
            + ", until it is invalidated.";
      }
    }
    return "";
  }

  private Caption dataStored() {
    Optional<Belief> wrong = wrongBelief();
    if (wrong.isPresent()) {
      Belief belief = wrong.get();
      return Prose.lead("The store goes to " + Names.frame(pa) + ", and nothing faults.")
          .say(
              "TLB entry "
                  + belief.slot()
                  + " still says so; the tables say "
                  + belief.written()
                  + ".")
          .cite(tell.cite(Topic.MUST_INVALIDATE));
    }
    Prose prose = Prose.lead(Words.code(value) + " lands in " + Names.frame(pa) + ".");
    prose.say(
        tell.isPaged()
            ? "Virtual " + Words.code(tell.va) + " is physical " + Words.code(pa) + "."
            : "");
    return prose.add(effort()).cite("");
  }

  /** The belief that led here, if the tables say otherwise. */
  private Optional<Belief> wrongBelief() {
    int attempt = tell.attempt();
    boolean hit = attempt >= 0 && tell.trace.kind(attempt) == EventKind.TLB_HIT;
    return hit ? tell.belief(tell.va).filter(belief -> !belief.agrees()) : Optional.empty();
  }

  /** What the statement had to go through for its own access. */
  private String effort() {
    Trace trace = tell.trace;
    int faults = tell.onlooker.chronicle().faults();
    if (tell.depth > 0 || faults == 0) {
      return "";
    }
    int tables = 0;
    for (int event = tell.onlooker.chronicle().statementStart(); event < tell.event; event++) {
      tables += trace.kind(event) == EventKind.FRAME_TAKEN && trace.b(event) > 0 ? 1 : 0;
    }
    return "It took "
        + Words.count(faults, "fault", "faults")
        + " and "
        + Words.count(tables, "new table", "new tables")
        + ".";
  }

  Caption filled() {
    long bytes = tell.trace.c(tell.event);
    int level = levelOfFilled();
    if (level == 0) {
      return dataFilled();
    }
    String table = "the " + tell.format.nameOf(level) + " in " + Names.frame(pa);
    int entries = (int) (bytes / tell.format.level(level).entryBytes());
    if (value == 0) {
      return Prose.lead(Words.capital(table) + " is zeroed.")
          .say("All " + entries + " entries are absent now: nothing is mapped below it yet.")
          .cite(tell.cite(Topic.WALK));
    }
    EntryView entry = EntryView.of(tell.format.level(level), value);
    boolean present = entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
    return Prose.lead(
            "All " + entries + " entries of " + table + " are set to " + Words.code(value) + ".")
        .say(
            present
                ? "Each is present and points to "
                    + Names.frame(entry.target())
                    + ": an access that should fault will read that frame instead."
                : "None of them maps anything.")
        .cite(tell.cite(Topic.WALK));
  }

  private int levelOfFilled() {
    return tell.names
        .table(pa)
        .map(TableTree.Table::level)
        .orElseGet(
            () -> tell.onlooker.chronicle().taken(pa >>> 12).map(Chronicle.Taken::level).orElse(0));
  }

  private Caption dataFilled() {
    String what = value == 0 ? "is zeroed" : "is filled with " + Words.code(value);
    Prose prose = Prose.lead(Words.capital(Names.frame(pa)) + " " + what + ".");
    long frame = pa >>> 12;
    boolean junk = tell.onlooker.asOf(tell.event - 1, () -> tell.isJunk(frame));
    prose.say("Nothing is left of " + (junk ? "its junk." : "what its last owner wrote."));
    return prose
        .add(tell.isPaged() ? "The page appears at " + Words.code(tell.va) + "." : "")
        .cite("");
  }

  Caption poked() {
    Prose prose =
        Prose.lead("A debugger writes " + Words.code(value) + " to " + tell.names.place(pa) + ".");
    tell.names.table(pa).ifPresent(table -> prose.say(meaning(table)));
    prose.add("It goes past the MMU: nothing is translated, and the TLB hears nothing of it.");
    tell.names.table(pa).ifPresent(table -> prose.add(stale(table)));
    return prose.cite("");
  }
}
