package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Bits;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.trace.EventKind;

/** Captions of accesses that are issued, and issued again. */
final class AccessCaptions {
  private final Telling tell;

  AccessCaptions(Telling tell) {
    this.tell = tell;
  }

  Caption issued() {
    String actor = Words.capital(tell.actor());
    String user = Rights.isUser((int) tell.trace.a(tell.event)) ? ", as user code," : "";
    Prose prose = Prose.lead(actor + user + " " + action() + ".");
    if (!tell.isPaged()) {
      return prose
          .say(value())
          .add("Paging is off: the address is a physical one and goes to memory as it is.")
          .cite("");
    }
    if (!tell.format.isCanonical(tell.va)) {
      return prose
          .say(Words.capital(tell.canonicalRule()) + ", and they are not.")
          .add("The processor refuses such an address before any walk.")
          .cite(tell.cite(Topic.CANONICAL));
    }
    int shown = tell.names.levelShownAt(tell.va);
    prose.say(shown > 0 ? throughWindow(shown) : splitOrPhysical());
    return prose
        .add(value())
        .add(expectation())
        .cite(tell.cite(shown > 0 ? Topic.RECURSIVE : Topic.WALK));
  }

  private EventKind what() {
    return EventKind.of((int) tell.trace.b(tell.event));
  }

  private String action() {
    long value = tell.trace.c(tell.event);
    String object = tell.object(tell.event);
    boolean named = !object.startsWith("`");
    return switch (what()) {
      case STORE -> named ? "stores " + object : "stores " + Words.code(value) + " at " + object;
      case FILL -> "fills " + (named ? object : filledPlace()) + " with " + filling(value);
      case FETCH -> "fetches from " + object;
      default -> named ? "loads " + object : "loads from " + object;
    };
  }

  private static String filling(long value) {
    return value == 0 ? "zeros" : Words.code(value);
  }

  private String filledPlace() {
    Optional<Long> pa = tell.names.physical(tell.va);
    Optional<String> table =
        pa.flatMap(to -> tell.onlooker.chronicle().taken(to >>> 12))
            .filter(taken -> taken.level() > 0)
            .map(
                taken ->
                    Words.code(taken.frame())
                        + ", meant as "
                        + Words.a(tell.format.nameOf(taken.level()))
                        + ",");
    return table.map(text -> "frame " + text).orElse("the page at " + Words.code(tell.va));
  }

  private String throughWindow(int shown) {
    String table = tell.format.nameOf(shown);
    String window = Words.capital(tell.window());
    String where = window + " shows it at " + Words.code(tell.va) + ": ";
    if (tell.slot() < 0) {
      return where + "the walk ends on the " + table + ", as if it were a page.";
    }
    return shown == tell.format.top()
        ? where + "every reference takes the slot, and the walk ends on the " + table + " itself."
        : where + trips(shown) + " early, on the " + table + ".";
  }

  private static String trips(int trips) {
    return trips == 1
        ? "one trip ends the walk one table"
        : Words.cardinal(trips) + " trips end the walk " + Words.cardinal(trips) + " tables";
  }

  private String splitOrPhysical() {
    Optional<Long> pa = tell.names.physical(tell.va);
    String entry = pa.map(tell.names::entry).orElse("");
    if (!entry.isEmpty()) {
      return "The tables lead from " + Words.code(tell.va) + " to " + Words.code(entry) + ".";
    }
    List<String> parts = new ArrayList<>();
    int lowest =
        pa.isPresent() ? tell.onlooker.looking().leafStep() : tell.format.levels().size() - 1;
    for (Level level : tell.format.levels().subList(0, lowest + 1)) {
      parts.add(Words.code(level.table() + "[" + level.indexOf(tell.va) + "]"));
    }
    long offset = tell.va & Bits.low(tell.format.levels().get(lowest).lowBit());
    return "The address picks "
        + Words.list(parts)
        + ", and offset "
        + Words.code(offset)
        + " in the page.";
  }

  /** What the value means, when an entry is stored. */
  private String value() {
    int level = levelOfEntry();
    if (what() != EventKind.STORE || level == 0) {
      return "";
    }
    EntryView entry = EntryView.of(tell.format.level(level), tell.trace.c(tell.event));
    boolean points = entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
    String verb = entry.kind() == ShapeKind.LEAF ? "maps" : "points to";
    return points ? "The value " + verb + " " + Names.frame(entry.target()) + "." : "";
  }

  private int levelOfEntry() {
    int shown = tell.isPaged() ? tell.names.levelShownAt(tell.va) : 0;
    return shown > 0
        ? shown
        : tell.names
            .physical(tell.va)
            .flatMap(tell.names::table)
            .map(TableTree.Table::level)
            .orElse(0);
  }

  private String expectation() {
    return tell.belief(tell.va)
        .map(belief -> "TLB entry " + belief.slot() + " is about this page.")
        .orElse(
            tell.onlooker.machine().mmu().tlb().shape().isNone()
                ? "There is no TLB, so a walk follows."
                : "The TLB does not know the page, so a walk follows.");
  }

  Caption again() {
    int instruction = tell.instruction();
    String what = instruction < 0 ? "access" : tell.verb(instruction);
    String object = instruction < 0 ? Words.code(tell.va) : tell.object(instruction);
    boolean bare = object.startsWith("`");
    String preposition = !bare ? " of " : what.equals("store") ? " to " : " from ";
    preposition = bare && what.equals("fill") ? " of the page at " : preposition;
    Prose prose = Prose.lead("The " + what + preposition + object + " is made again.");
    prose.say("A restarted instruction starts over with its translation.");
    int access = (int) tell.trace.a(tell.event);
    prose.add(
        tell.tablesAllow(tell.va, access)
            ? "The tables allow it now."
            : "By the tables it is still refused.");
    return prose.cite(tell.cite(Topic.FAULT));
  }
}
