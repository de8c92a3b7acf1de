package pagewalk.explain;

import java.util.List;
import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.FaultRule;
import pagewalk.format.Rights;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;

/** Captions of faults: which one it is, what was under way, and the bit that decided. */
final class FaultCaptions {
  private static final int MOST_IN_WORDS = 12;

  private final Telling tell;
  private final FaultKind kind;
  private final int access;
  private final int decider;

  FaultCaptions(Telling tell) {
    this.tell = tell;
    kind = Translation.kind(tell.trace.c(tell.event));
    access = (int) tell.trace.a(tell.event);
    decider = tell.onlooker.chronicle().decider(tell.event);
  }

  Caption caption() {
    List<Step> steps = Step.of(tell.onlooker, decider);
    Optional<Step> step = Telling.decider(steps);
    return switch (kind) {
      case NOT_PRESENT -> step.map(found -> absent(steps, found)).orElseGet(this::noWalk);
      case RESERVED_BIT -> step.map(this::reserved).orElseGet(this::unknown);
      case PROTECTION -> step.map(found -> refused(steps, found)).orElseGet(this::believed);
      case PROTECTION_KEY, DOMAIN, ACCESS_FLAG ->
          step.map(this::refusedByOne).orElseGet(this::believed);
      case ADDRESS_SIZE, BAD_ROOT -> unknown();
      case NON_CANONICAL -> nonCanonical();
      case BUS -> bus();
    };
  }

  /** "Third fault, second nested": one more each time is a tower that grows without a return. */
  private String ordinal() {
    int number = tell.onlooker.chronicle().faults();
    String first =
        number <= MOST_IN_WORDS
            ? Words.capital(Words.ordinal(number)) + " fault"
            : "Fault " + number;
    if (tell.depth == 0) {
      return first;
    }
    return number - 1 == tell.depth
        ? first + ", " + Words.ordinal(tell.depth) + " nested"
        : first + ", inside " + Words.count(tell.depth, "handler", "handlers");
  }

  private String code() {
    return "error code " + Words.code(tell.trace.b(tell.event));
  }

  private Caption absent(List<Step> steps, Step step) {
    String bit = tell.decision(step, kind, access).words();
    int repeats = stoppedBefore(step);
    int trips = tell.trips(steps.subList(0, step.ref() - 1));
    if (trips == 0 && repeats == 0) {
      return plainlyAbsent(step, bit);
    }
    String way = " walks slot " + tell.slot() + " " + Words.times(trips) + " and stops at ";
    way = trips > 0 ? way : " stops at ";
    String role =
        step.isMisread()
            ? (repeats == 0 ? ", read as " : ", now read as ") + tell.names.role(step)
            : "";
    String purpose = "To " + tell.verb(tell.instruction()) + " " + target() + " " + tell.actor();
    String stop = purpose + way + tell.names.of(step);
    String again = " – the entry that stopped " + lastWalks(repeats);
    String shortBit = Words.capital(bit) + ".";
    Prose prose = Prose.lead(ordinal() + ".");
    boolean room = prose.fits(stop + again + role + ". " + shortBit);
    prose.say(stop + (repeats > 0 && room ? again : "") + role + ".");
    prose.sayOr("Its " + bit + ".", shortBit);
    return prose.add(reported()).cite(tell.cite(Topic.FAULT));
  }

  private Caption plainlyAbsent(Step step, String bit) {
    String action = Words.capital(tell.actor()) + " " + Words.does(tell.verb(tell.instruction()));
    String role = step.isMisread() ? ", read as " + tell.names.role(step) : "";
    String missing = tell.format.nameOf(step.role() - 1);
    String span = Words.size(tell.role(step).span());
    return Prose.lead(ordinal() + ".")
        .say(action + " " + target() + "; the walk stops at " + tell.names.of(step) + role + ".")
        .add(Words.capital(bit) + ".")
        .add("There is no " + missing + " for these " + span + ".")
        .add(reported())
        .cite(tell.cite(Topic.FAULT));
  }

  private static String lastWalks(int n) {
    return n == 1 ? "the last walk" : "the last " + Words.cardinal(n) + " walks";
  }

  private String target() {
    int instruction = tell.instruction();
    if (instruction < 0) {
      return Words.code(tell.va);
    }
    String object = tell.object(instruction);
    if (!object.startsWith("`")) {
      return object;
    }
    return switch (EventKind.of((int) tell.trace.b(instruction))) {
      case STORE -> "to " + object;
      case FILL -> "the page at " + object;
      default -> "from " + object;
    };
  }

  /** How many of the faults right below this one were decided by the same entry. */
  private int stoppedBefore(Step step) {
    Chronicle chronicle = tell.onlooker.chronicle();
    int count = 0;
    for (int floor = chronicle.floors() - 2; floor >= 0; floor--) {
      int walk = chronicle.decider(chronicle.floor(floor));
      Optional<Step> below = Telling.decider(Step.of(tell.onlooker, walk));
      if (below.isEmpty() || below.get().pa() != step.pa()) {
        break;
      }
      count++;
    }
    return count;
  }

  private String reported() {
    FaultRule rule = tell.format.faults();
    String register = rule.codeRegister(access);
    if (!register.isEmpty()) {
      long code = tell.trace.b(tell.event);
      String words = rule.codeWords((int) code);
      return register
          + " is "
          + Words.code(code)
          + ", "
          + words
          + "; "
          + rule.addressRegister(access)
          + " has the address.";
    }
    return rule.recordsAddress(kind)
        ? "The handler gets " + code() + " and the address in " + rule.addressRegister(access) + "."
        : "The handler gets " + code() + ".";
  }

  private Caption reserved(Step step) {
    Decision decision = tell.decision(step, kind, access);
    String role = step.isMisread() ? ", read as " + tell.names.role(step) + "," : "";
    return Prose.lead(ordinal() + ": a reserved bit is set.")
        .say("In " + tell.names.of(step) + role + " " + decision.words() + " and must be 0.")
        .add(unmade(step))
        .add(reported())
        .cite(tell.cite(Topic.FAULT));
  }

  private String unmade(Step step) {
    if (step.is() <= 0) {
      return "Nobody made that frame a table: it is read as one all the same.";
    }
    long junk = tell.onlooker.memory().junk(step.pa(), tell.format.wordBytes());
    return step.raw() == junk ? "Nobody wrote that entry: it is junk." : "";
  }

  private Caption refused(List<Step> steps, Step step) {
    Decision decision = tell.decision(step, kind, access);
    String role = step.isMisread() ? ", read as " + tell.names.role(step) + "," : "";
    Prose prose =
        Prose.lead(
            ordinal() + ": " + tell.names.of(step) + role + " has " + decision.equations() + ".");
    prose.say(others(steps, step) + " rights are the AND over the walk.");
    return prose.add(binding(steps)).add(reported()).cite(tell.cite(Topic.RIGHTS));
  }

  /** One field of one entry says no, whatever the rights are. */
  private Caption refusedByOne(Step step) {
    Decision decision = tell.decision(step, kind, access);
    String equations = decision.equations();
    return Prose.lead(ordinal() + ": " + kind.words() + ".")
        .say(tell.names.of(step) + (equations.isEmpty() ? " decides." : " has " + equations + "."))
        .add(reported())
        .cite(tell.cite(Topic.RIGHTS));
  }

  /** The control bit that takes part in the refusal. */
  private String binding(List<Step> steps) {
    int rights = Rights.ALL;
    int group = 0;
    for (Step step : steps) {
      EntryView entry = EntryView.of(tell.role(step), step.raw());
      rights &= entry.rights();
      group |= entry.group();
    }
    return tell.format.access().binding(rights, group, access);
  }

  /** What the other entries of the walk say, which does not help. */
  private String others(List<Step> steps, Step step) {
    String what = Words.a(Telling.accessName(access));
    if (step.ref() == steps.size()) {
      return steps.size() == 1
          ? "Every entry counts:"
          : "The entries above allow " + what + ", but";
    }
    Step leaf = steps.get(steps.size() - 1);
    boolean allows = Rights.allows(EntryView.of(tell.role(leaf), leaf.raw()).rights(), access);
    return tell.names.of(leaf)
        + (allows ? " allows " + what + ", but" : " does not allow it either:");
  }

  /** Refused by the TLB, without a walk. */
  private Caption believed() {
    if (decider < 0) {
      return unknown();
    }
    int slot = (int) tell.trace.c(decider);
    Belief belief = tell.onlooker.asOf(decider, () -> Belief.at(tell.onlooker, slot));
    String believed = "TLB entry " + slot + " believed " + Words.rights(belief.rights());
    if (!tell.tablesAllow(tell.va, access)) {
      return Prose.lead(ordinal() + ", raised by the TLB.")
          .say(believed + ", which does not allow " + Words.a(Telling.accessName(access)) + ".")
          .say("No table is read.")
          .add(reported())
          .cite(tell.cite(Topic.RIGHTS));
    }
    return Prose.lead(ordinal() + ", a spurious one.")
        .say(believed + ", but the tables say " + belief.written() + ".")
        .say("The fault itself drops the belief, so it is enough to try again.")
        .cite(tell.cite(Topic.SPURIOUS));
  }

  private Caption nonCanonical() {
    FaultRule rule = tell.format.faults();
    long kept = tell.onlooker.machine().registers().faultAddress();
    return Prose.lead(ordinal() + ": " + Words.a(rule.vector(kind, access)) + ", not a page fault.")
        .say(Words.code(tell.va) + " is not canonical: " + tell.canonicalRule() + ".")
        .say("No entry is read, and " + rule.addressRegister() + " keeps " + Words.code(kept) + ".")
        .cite(tell.cite(Topic.CANONICAL));
  }

  private Caption bus() {
    String vector = tell.format.faults().vector(kind, access);
    return Prose.lead(ordinal() + ": " + Words.a(vector) + ", for there is no memory.")
        .say(
            "The access to "
                + Words.code(tell.va)
                + " leads beyond "
                + tell.lastByte()
                + ", the last byte there is.")
        .cite("");
  }

  /** Refused before the first entry: by the address itself, or by a control bit. */
  private Caption noWalk() {
    if (tell.format.isCanonical(tell.va)) {
      return unknown();
    }
    return Prose.lead(ordinal() + ": there is no walk for " + Words.code(tell.va) + ".")
        .say("No root register has it: " + tell.canonicalRule() + ".")
        .add(reported())
        .cite(tell.cite(Topic.CANONICAL));
  }

  private Caption unknown() {
    return Prose.lead(ordinal() + ": " + kind.words() + ".")
        .add(reported())
        .cite(tell.cite(Topic.FAULT));
  }
}
