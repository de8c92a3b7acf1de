package pagewalk.explain;

import pagewalk.explain.Citations.Topic;
import pagewalk.format.TableWindow;
import pagewalk.machine.HaltReason;
import pagewalk.mmu.Unpredictable;

/** Captions of events that concern the machine as a whole. */
final class MachineCaptions {
  private static final String UNNAMED = "What the tables do not map cannot be named any more.";

  private final Telling tell;

  MachineCaptions(Telling tell) {
    this.tell = tell;
  }

  Caption rootLoaded() {
    long pa = tell.trace.a(tell.event);
    int dropped = (int) tell.trace.b(tell.event);
    int register = (int) tell.trace.c(tell.event);
    String table = tell.format.nameOf(tell.format.rootLevel(register));
    String walks =
        !tell.format.hasKernelRoot()
            ? "Every walk begins"
            : (register == 0 ? "Walks of user addresses begin" : "Walks of kernel addresses begin");
    String space = register == 0 ? tell.onlooker.spaceOf(pa) : "";
    String whose = space.isEmpty() ? "" : ", the root of space " + space;
    Prose prose =
        Prose.lead(
                tell.format.rootRegisters().get(register)
                    + " points to "
                    + Names.frame(pa)
                    + whose
                    + ".")
            .say(walks + " there: the frame is read as " + Words.a(table) + ".");
    prose.add(
        dropped == 0 ? "" : "The TLB drops " + Words.count(dropped, "entry", "entries") + ".");
    prose.add(tell.isPaged() ? "" : "Paging is still off, so nothing is translated yet.");
    return prose.cite(tell.cite(Topic.ROOT));
  }

  Caption controlSet() {
    int dropped = (int) tell.trace.c(tell.event);
    String line = tell.onlooker.script().text(tell.trace.line(tell.event));
    Prose prose = Prose.lead("A control bit changes: " + Words.code(line) + ".");
    prose.say(
        dropped == 0
            ? "What the TLB believes stays; what it makes of it is decided anew at every access."
            : "The TLB drops " + Words.count(dropped, "entry", "entries") + ".");
    return prose.cite(tell.cite(Topic.INVALIDATION));
  }

  Caption unpredictable() {
    return Prose.lead("The manual leaves open what happens now.")
        .say(Unpredictable.of((int) tell.trace.a(tell.event)).sentence())
        .say("The simulator goes on with the entry that it read.")
        .cite("");
  }

  Caption pagingOn() {
    return Prose.lead("Paging is on.")
        .say(
            "From now on every address is translated, beginning in "
                + Names.frame(tell.onlooker.root())
                + ".")
        .say(tell.onlooker.window().map(this::reachable).orElse(UNNAMED))
        .cite(tell.cite(Topic.PAGING_ON));
  }

  private String reachable(TableWindow window) {
    String top = tell.format.nameOf(tell.format.top());
    String way =
        window.isOneRootEntry()
            ? Words.code(top + "[" + window.slot() + "]") + ", which points to its own table"
            : "the window at " + Words.code(window.start(1));
    return "Tables stay reachable through " + way + ".";
  }

  Caption expected() {
    int line = tell.trace.line(tell.event);
    boolean held = tell.trace.a(tell.event) == 1;
    Prose prose = Prose.lead("The expectation of line " + line + (held ? " holds." : " fails."));
    String text = held ? tell.onlooker.script().text(line) : tell.onlooker.script().message(line);
    String shown = held && !text.isEmpty() ? "`" + text + "`" : text;
    return prose.add(shown).cite("");
  }

  Caption halted() {
    HaltReason reason = HaltReason.of((int) tell.trace.a(tell.event));
    int open = tell.onlooker.chronicle().floors();
    Prose prose = Prose.lead("The machine halts.").say(reason.sentence());
    prose.add(
        open == 0 ? "" : Words.capital(Words.count(open, "fault is", "faults are")) + " open.");
    boolean faulted = reason == HaltReason.DOUBLE_FAULT;
    return prose.cite(faulted ? tell.cite(Topic.DOUBLE_FAULT) : "");
  }
}
