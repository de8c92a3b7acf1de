package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.explain.Chronicle;
import pagewalk.explain.Leaves;
import pagewalk.explain.Names;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Step;
import pagewalk.explain.Words;
import pagewalk.format.FaultKind;
import pagewalk.format.FaultRule;
import pagewalk.format.Field;
import pagewalk.format.PagingFormat;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.view.MachineView.CodeBit;
import pagewalk.view.MachineView.Floor;
import pagewalk.view.MachineView.InHand;
import pagewalk.view.MachineView.NextFloor;

/** The open faults of a moment, one floor each. */
final class Tower {
  private final Onlooker onlooker;
  private final Trace trace;
  private final Chronicle chronicle;
  private final PagingFormat format;
  private final Names names;
  private final List<InHand> inHand;

  Tower(Onlooker onlooker, List<InHand> inHand) {
    this.onlooker = onlooker;
    this.inHand = inHand;
    trace = onlooker.trace();
    chronicle = onlooker.chronicle();
    format = onlooker.format();
    names = new Names(onlooker);
  }

  /** The oldest first. */
  List<Floor> floors() {
    List<Floor> floors = new ArrayList<>();
    for (int i = 0; i < chronicle.floors(); i++) {
      floors.add(floor(i, i == chronicle.floors() - 1));
    }
    return floors;
  }

  private Floor floor(int i, boolean top) {
    int fault = chronicle.floor(i);
    FaultKind kind = Translation.kind(trace.c(fault));
    FaultRule rule = format.faults();
    int decider = chronicle.decider(fault);
    int allowed = kind == FaultKind.PROTECTION ? new WalkViews(onlooker).allowed(decider) : 0;
    return new Floor(
        i + 1,
        fault,
        trace.line(fault),
        doing(fault),
        trace.va(fault),
        trace.b(fault),
        rule.vector(kind, (int) trace.a(fault)),
        Refusal.words(kind, (int) trace.a(fault), allowed),
        bits(rule, kind, trace.b(fault)),
        Step.of(onlooker, decider),
        note(fault, top),
        top);
  }

  private static List<CodeBit> bits(FaultRule rule, FaultKind kind, long code) {
    List<CodeBit> bits = new ArrayList<>();
    if (rule.recordsAddress(kind)) {
      for (Field field : rule.codeBits()) {
        bits.add(new CodeBit(field.name(), (int) field.valueIn(code), field.meaningIn(code)));
      }
    }
    return bits;
  }

  private String doing(int fault) {
    int depth = trace.depth(fault);
    int line = trace.line(fault);
    int instruction = chronicle.instruction(depth);
    String where = depth == 0 ? "line " + line + ": " : "";
    if (instruction < 0 || instruction > fault) {
      return where + Hex.of(trace.va(fault));
    }
    EventKind what = EventKind.of((int) trace.b(instruction));
    if (depth == 0 && onlooker.script().isAccess(line)) {
      return where + what.word() + " " + Hex.of(trace.va(fault));
    }
    String table = what == EventKind.FILL ? names.tableShownAt(trace.va(fault)) : "";
    String object = table.isEmpty() ? names.address(trace.va(fault)) : table;
    return where + Names.plain(Words.gerund(what) + " " + object);
  }

  /** What the handler of {@code fault} has in hand, and whether it could use it. */
  private String note(int fault, boolean top) {
    Optional<Chronicle.Taken> taken = takenFor(fault);
    if (taken.isEmpty()) {
      return top ? missing(fault) : "";
    }
    long frame = taken.get().frame();
    String name = "frame " + Hex.of(frame);
    if (!isInHand(frame)) {
      return name + " is linked";
    }
    return top ? "holds " + name : "holds " + name + ", cannot link it";
  }

  private boolean isInHand(long frame) {
    return inHand.stream().anyMatch(hand -> hand.frame() == frame);
  }

  /** The frame that the handler of {@code fault} took last. */
  private Optional<Chronicle.Taken> takenFor(int fault) {
    Optional<Chronicle.Taken> latest = Optional.empty();
    for (Chronicle.Taken taken : chronicle.taken()) {
      boolean here = taken.event() > fault && trace.depth(taken.event()) == trace.depth(fault) + 1;
      if (here && latest.map(Chronicle.Taken::event).orElse(-1) < taken.event()) {
        latest = Optional.of(taken);
      }
    }
    return latest;
  }

  private String missing(int fault) {
    if (Translation.kind(trace.c(fault)) != FaultKind.NOT_PRESENT) {
      return "";
    }
    int shown = names.levelShownAt(trace.va(fault));
    return "no " + format.nameOf(shown) + " is there yet";
  }

  /** The fault that opens next on top of these, if the next to open or close one opens one. */
  Optional<NextFloor> next() {
    int now = onlooker.event();
    int line = trace.line(now);
    for (int event = now + 1; event < trace.size() && trace.line(event) == line; event++) {
      EventKind kind = trace.kind(event);
      if (kind == EventKind.HANDLER_RETURN) {
        return Optional.empty();
      }
      if (kind == EventKind.FAULT) {
        return trace.depth(event) == chronicle.floors()
            ? Optional.of(new NextFloor(event, trace.va(event), stop(event)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Step> stop(int fault) {
    return Step.of(onlooker, chronicle.decider(fault)).stream().filter(Step::decided).findFirst();
  }

  /** The frames that are taken and that nothing points at yet. */
  static List<InHand> inHand(Onlooker onlooker, List<PageRun> pages) {
    List<Chronicle.Taken> loose = new ArrayList<>();
    for (Chronicle.Taken taken : onlooker.chronicle().taken()) {
      long pa = taken.frame() << 12;
      boolean linked = onlooker.tree().isIn(pa, onlooker.format().pageBytes());
      if (!linked && (taken.level() > 0 || !isMapped(taken.frame(), pages))) {
        loose.add(taken);
      }
    }
    forgetPagesOfOthers(onlooker, loose);
    List<InHand> hands = new ArrayList<>();
    for (Chronicle.Taken taken : loose) {
      hands.add(new InHand(taken.frame(), purpose(onlooker, taken), taken.level()));
    }
    return hands;
  }

  /** A page of a process that is not running is mapped, though not here. */
  private static void forgetPagesOfOthers(Onlooker onlooker, List<Chronicle.Taken> loose) {
    if (loose.isEmpty()) {
      return;
    }
    Leaves.visitOthers(
        onlooker,
        leaf -> {
          boolean mirror = leaf.va() == leaf.pa();
          loose.removeIf(one -> !mirror && one.level() == 0 && leaf.holds(one.frame()));
          return !loose.isEmpty();
        });
  }

  /** A page of the direct or identity map shows every frame; that is no use made of it. */
  private static boolean isMapped(long frame, List<PageRun> pages) {
    for (PageRun run : pages) {
      if (!run.isMirror() && run.frame() <= frame && frame <= run.lastFrame()) {
        return true;
      }
    }
    return false;
  }

  private static String purpose(Onlooker onlooker, Chronicle.Taken taken) {
    Trace trace = onlooker.trace();
    Chronicle chronicle = onlooker.chronicle();
    int floor = trace.depth(taken.event()) - 1;
    boolean known =
        floor >= 0 && floor < chronicle.floors() && chronicle.floor(floor) < taken.event();
    String what = onlooker.format().nameOf(taken.level());
    if (!known) {
      return Words.a(what);
    }
    long va = trace.va(chronicle.floor(floor));
    Names names = new Names(onlooker);
    String shown = taken.level() > 0 ? names.tableShownAt(va) : "";
    String page = Hex.of(va & -onlooker.format().pageBytes());
    if (!shown.isEmpty()) {
      return Names.plain(shown);
    }
    return taken.level() > 0 ? Words.a(what) : "the page at " + page;
  }
}
