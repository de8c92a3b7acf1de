package pagewalk.explain;

import pagewalk.explain.Citations.Topic;

/** Captions of the kernel's own doings: frames, and the ends of its handlers. */
final class KernelCaptions {
  private final Telling tell;

  KernelCaptions(Telling tell) {
    this.tell = tell;
  }

  Caption taken() {
    long frame = tell.trace.a(tell.event);
    int level = (int) tell.trace.b(tell.event);
    String actor = Words.capital(tell.actor());
    Prose prose =
        Prose.lead(actor + " takes frame " + Words.code(frame) + " for " + purpose(level) + ".");
    if (!tell.isPaged()) {
      return prose
          .say("Paging is off, so the frame can be written where it is.")
          .add(content(frame))
          .cite("");
    }
    return prose.say(reach(frame)).add(content(frame)).cite("");
  }

  private String reach(long frame) {
    return Leaves.firstMapping(tell.onlooker, frame)
        .map(
            va ->
                "It is mapped already, at "
                    + Words.code(va)
                    + ": it can be written before it is linked.")
        .orElse("That is a number, not an address: no entry points to the frame yet.");
  }

  private String purpose(int level) {
    Chronicle chronicle = tell.onlooker.chronicle();
    if (level > 0) {
      return Words.a(tell.format.nameOf(level));
    }
    return chronicle.floors() > 0
        ? "the page at " + Words.code(page(tell.trace.va(chronicle.floor(chronicle.floors() - 1))))
        : "a page";
  }

  private long page(long va) {
    return va & -tell.format.pageBytes();
  }

  private String content(long frame) {
    return tell.isJunk(frame)
        ? "It has never been written and holds junk."
        : "It holds what its last owner left.";
  }

  Caption freed() {
    long frame = tell.trace.a(tell.event);
    Prose prose = Prose.lead("Frame " + Words.code(frame) + " goes back to the pool.");
    for (Belief belief : Belief.all(tell.onlooker)) {
      if (belief.pa() >>> 12 == frame && !belief.agrees()) {
        return prose
            .say(
                "TLB entry "
                    + belief.slot()
                    + " still leads there from "
                    + Words.code(belief.va())
                    + ":")
            .say("whoever takes the frame next can be read and overwritten through it.")
            .cite(tell.cite(Topic.REUSE));
      }
    }
    return prose
        .say("No TLB entry leads there, so it can be taken again.")
        .cite(tell.cite(Topic.REUSE));
  }

  Caption deferred() {
    String space = "space " + tell.onlooker.spaceOf(tell.trace.a(tell.event));
    if (tell.trace.b(tell.event) == 0) {
      return Prose.lead("The change at " + Words.code(tell.va) + " is made now.")
          .say("It was noted in the log while " + space + " was not current; now it is.")
          .cite("");
    }
    return Prose.lead("The change at " + Words.code(tell.va) + " waits in the log.")
        .say(
            Words.capital(space)
                + " is not current, and only the current space's tables can be reached.")
        .add("Until it is, its tables say what they said before.")
        .cite("");
  }

  Caption returned() {
    String address = tell.names.address(tell.va);
    if (tell.trace.a(tell.event) == 0) {
      return Prose.lead("The handler cannot mend the fault at " + Words.code(tell.va) + ".")
          .say("It returns, and the access is refused for good.")
          .cite("");
    }
    int open = tell.onlooker.chronicle().floors();
    String left = Words.capital(Words.count(open, "fault is", "faults are")) + " still open.";
    String whose = tell.names.levelShownAt(tell.va) > 0 ? "The access to " + address : "The access";
    return Prose.lead("The handler of the fault at " + Words.code(tell.va) + " returns.")
        .say(whose + " that faulted is made again.")
        .add(open == 0 ? "No other fault is open." : left)
        .cite(tell.cite(Topic.FAULT));
  }
}
