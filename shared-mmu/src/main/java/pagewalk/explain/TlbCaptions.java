package pagewalk.explain;

import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.Invalidation;
import pagewalk.format.Rights;
import pagewalk.mmu.Tlb;
import pagewalk.mmu.Translation;

/** Captions of what the TLB answers, learns and forgets. */
final class TlbCaptions {
  private final Telling tell;

  TlbCaptions(Telling tell) {
    this.tell = tell;
  }

  Caption hit() {
    Belief belief = Belief.at(tell.onlooker, (int) tell.trace.c(tell.event));
    long result = tell.trace.b(tell.event);
    String slot = "TLB entry " + belief.slot();
    if (Translation.isRefused(result)) {
      return refused(slot, belief);
    }
    String target =
        tell.names.levelShownAt(tell.va) > 0 ? " for " + tell.names.address(tell.va) : "";
    if (!belief.agrees()) {
      return Prose.lead(
              slot + " answers" + target + " from an old belief: " + Names.frame(result) + ".")
          .say("The tables say now: " + belief.written() + ".")
          .say("Nothing has invalidated the page since, so the access goes there all the same.")
          .cite(tell.cite(Topic.MUST_INVALIDATE));
    }
    if (endsTheNesting()) {
      return Prose.lead("No fault in the window this time.")
          .say(
              Words.capital(tell.names.address(tell.va))
                  + " is reachable already at "
                  + Words.code(tell.va)
                  + ":")
          .say(slot + " knows that page as " + Names.frame(result) + ", so no table is read.")
          .cite(tell.cite(Topic.TLB));
    }
    return Prose.lead(slot + " answers" + target + ": " + Names.frame(result) + ".")
        .say("No table is read.")
        .add("What it believes is what the tables say.")
        .cite(tell.cite(Topic.TLB));
  }

  /** A handler reaches an entry at its first attempt, after others before it had to nest. */
  private boolean endsTheNesting() {
    Chronicle chronicle = tell.onlooker.chronicle();
    return tell.depth > 0
        && tell.names.levelShownAt(tell.va) > 0
        && tell.verb(tell.instruction()).equals("store")
        && chronicle.faults() == tell.depth
        && chronicle.hasNested();
  }

  private Caption refused(String slot, Belief belief) {
    int access = (int) tell.trace.a(tell.event);
    String what = Words.a(Telling.accessName(access));
    boolean allowed = tell.tablesAllow(tell.va, access);
    if (!Rights.allows(belief.rights(), access)) {
      Prose prose =
          Prose.lead(slot + " refuses " + what + ".")
              .say(
                  "It believes "
                      + Words.rights(belief.rights())
                      + " for the page, and no table is read.");
      return allowed
          ? prose
              .say("The tables would allow it: " + belief.written() + ".")
              .cite(tell.cite(Topic.SPURIOUS))
          : prose.cite(tell.cite(Topic.RIGHTS));
    }
    return Prose.lead(slot + " leads to where there is no memory.")
        .say(
            "It believes "
                + Names.frame(belief.pa())
                + ", and memory ends at "
                + tell.lastByte()
                + ".")
        .cite("");
  }

  Caption filled() {
    int slot = (int) tell.trace.a(tell.event);
    Belief belief = Belief.at(tell.onlooker, slot);
    String page = page(belief);
    return Prose.lead(
            "TLB entry "
                + slot
                + " now believes: "
                + page
                + " is "
                + Names.frame(belief.pa())
                + ".")
        .say(replaced(slot))
        .say(kept(belief))
        .add("Until it is invalidated or replaced it answers without reading a table.")
        .cite(tell.cite(Topic.FILL_OF_TLB));
  }

  private String page(Belief belief) {
    int shown = tell.names.levelShownAt(belief.va());
    if (shown > 0) {
      return tell.names.tableShownAt(belief.va());
    }
    String start = Words.code(belief.va());
    return belief.bytes() == tell.format.pageBytes()
        ? start
        : "the " + Words.size(belief.bytes()) + " page at " + start;
  }

  private static String kept(Belief belief) {
    String space = belief.global() ? ", for every address space" : "";
    return "It keeps the rights of the whole walk, " + Words.rights(belief.rights()) + space + ".";
  }

  /** The slot's earlier belief, if it had to go. */
  private String replaced(int slot) {
    Tlb tlb = tell.onlooker.machine().mmu().tlb();
    Optional<Long> before =
        tell.onlooker.asOf(
            tell.event - 1, () -> tlb.isValid(slot) ? Optional.of(tlb.va(slot)) : Optional.empty());
    return before
        .filter(va -> va != tlb.va(slot))
        .map(va -> "What it believed about " + Words.code(va) + " is lost: its set is full.")
        .orElse("");
  }

  Caption invalidated() {
    int dropped = (int) tell.trace.b(tell.event);
    boolean all = tell.trace.a(tell.event) == 1;
    Invalidation instruction = Invalidation.of((int) tell.trace.c(tell.event));
    String what = all ? reach(instruction) : Words.code(tell.va) + " is invalidated";
    Prose prose =
        Prose.lead(what + ": the TLB drops " + Words.count(dropped, "entry", "entries") + ".");
    prose.say(consequence(all, dropped)).say(stillWrong());
    return prose.cite(tell.cite(Topic.INVALIDATION));
  }

  private static String reach(Invalidation instruction) {
    return switch (instruction.scope()) {
      case SPACE, ALL_BUT_GLOBAL -> "Everything not global is invalidated";
      case ALL -> "Everything is invalidated, global or not";
      case PAGE, PAGE_OWN, PAGE_OF_ALL -> "The page is invalidated";
    };
  }

  private static String consequence(boolean all, int dropped) {
    if (dropped == 0) {
      return all ? "It had nothing to forget." : "It believed nothing about this page.";
    }
    return all
        ? "Every next access to those pages reads the tables."
        : "The next access to the page reads the tables.";
  }

  /** What is stale even now. */
  private String stillWrong() {
    for (Belief belief : Belief.all(tell.onlooker)) {
      if (!belief.agrees()) {
        return "TLB entry "
            + belief.slot()
            + " stays, and is wrong about "
            + Words.code(belief.va())
            + ": the tables say "
            + belief.written()
            + ".";
      }
    }
    return "";
  }
}
