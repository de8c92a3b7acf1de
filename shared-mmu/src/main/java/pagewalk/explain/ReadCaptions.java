package pagewalk.explain;

import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.EntryView;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.trace.EventKind;

/** Captions of loads and fetches that reached their word. */
final class ReadCaptions {
  private final Telling tell;
  private final long pa;
  private final long value;

  ReadCaptions(Telling tell) {
    this.tell = tell;
    pa = tell.trace.a(tell.event);
    value = tell.trace.b(tell.event);
  }

  Caption caption() {
    return tell.names.table(pa).map(this::entry).orElseGet(this::data);
  }

  private Caption entry(TableTree.Table table) {
    Level level = tell.format.level(table.level());
    return Prose.lead(tell.names.place(pa) + " reads as " + Words.code(value) + ".")
        .say(meaning(EntryView.of(level, value)))
        .add(who())
        .cite(tell.cite(Topic.WALK));
  }

  private String meaning(EntryView entry) {
    Level level = entry.level();
    PagingFormat format = tell.format;
    String target = Names.frame(entry.target());
    return switch (entry.kind()) {
      case ABSENT ->
          "As "
              + Words.a(level.entry())
              + " it is not present: there is no "
              + format.nameOf(level.number() - 1)
              + " yet.";
      case TABLE ->
          entry.target() == tell.onlooker.root()
              ? "It points to the root itself."
              : pointer(entry, format.nameOf(level.number() - 1), target);
      case LEAF ->
          "It maps "
              + Words.a(entry.shape().name())
              + " to "
              + target
              + ", "
              + Words.rights(entry.rights())
              + ".";
      case RESERVED -> "As " + Words.a(level.entry()) + " it has reserved bits set.";
    };
  }

  private String pointer(EntryView entry, String table, String target) {
    int below = entry.level().number() - 1;
    return tell.onlooker.memory().holds(entry.target())
            && tell.onlooker.levelOf(entry.target(), below) == below
        ? "It points to the " + table + " in " + target + "."
        : "It points to " + target + ", which nobody made " + Words.a(table) + ".";
  }

  private String who() {
    return tell.isPaged() && tell.names.levelShownAt(tell.va) > 0
        ? "Software can read it because " + tell.window() + " shows tables as pages."
        : "";
  }

  private Caption data() {
    boolean fetch = tell.trace.kind(tell.event) == EventKind.FETCH;
    String verb = fetch ? " is fetched from " : " is read from ";
    Prose prose = Prose.lead(Words.code(value) + verb + Names.frame(pa) + ".");
    if (tell.isPaged()) {
      prose.say("Virtual " + Words.code(tell.va) + " is physical " + Words.code(pa) + ".");
    }
    Optional<Belief> wrong = wrongBelief();
    if (wrong.isPresent()) {
      prose.say(
          "That is what TLB entry "
              + wrong.get().slot()
              + " believes; the tables say "
              + wrong.get().written()
              + ".");
      return prose.cite(tell.cite(Topic.MUST_INVALIDATE));
    }
    return prose.add(junk()).cite("");
  }

  private Optional<Belief> wrongBelief() {
    int attempt = tell.attempt();
    boolean hit = attempt >= 0 && tell.trace.kind(attempt) == EventKind.TLB_HIT;
    return hit ? tell.belief(tell.va).filter(belief -> !belief.agrees()) : Optional.empty();
  }

  private String junk() {
    return tell.isJunk(pa >>> 12) ? "Nobody has ever written this frame: the value is junk." : "";
  }
}
