package pagewalk.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.explain.Citations.Topic;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.Field;
import pagewalk.format.Rights;
import pagewalk.machine.DataCache;
import pagewalk.mmu.Mmu;
import pagewalk.mmu.Tlb;
import pagewalk.mmu.Translation;

/** Captions of walks: which entries were read, as what, and which one decided. */
final class WalkCaptions {
  private final Telling tell;
  private final List<Step> steps;
  private final long result;
  private final int access;

  WalkCaptions(Telling tell) {
    this.tell = tell;
    steps = Step.of(tell.onlooker, tell.event);
    result = tell.trace.b(tell.event);
    access = (int) tell.trace.a(tell.event);
  }

  Caption caption() {
    Optional<PathBelief> wrong = wrongWay();
    if (wrong.isPresent()) {
      return misled(wrong.get());
    }
    if (!Translation.isRefused(result)) {
      return completed();
    }
    return Telling.decider(steps).map(this::stopped).orElseGet(this::refusedAtOnce);
  }

  private Caption refusedAtOnce() {
    FaultKind kind = Translation.kind(result);
    if (kind == FaultKind.NON_CANONICAL) {
      return Prose.lead("There is no walk: " + Words.code(tell.va) + " is not canonical.")
          .say(Words.capital(tell.canonicalRule()) + ".")
          .say("No entry is read.")
          .cite(tell.cite(Topic.CANONICAL));
    }
    if (kind == FaultKind.NOT_PRESENT) {
      return tell.format.levels().get(0).latched() ? latchedAbsent() : noWalk();
    }
    if (kind == FaultKind.ADDRESS_SIZE) {
      return Prose.lead("The walk ends before its first reference.")
          .say("The root's address is " + kind.words() + ".")
          .cite(tell.cite(Topic.WALK));
    }
    return Prose.lead("The walk finds no memory to begin in.")
        .say("The root's address lies beyond " + tell.lastByte() + ", the last byte there is.")
        .cite(tell.cite(Topic.WALK));
  }

  private Caption latchedAbsent() {
    String entry = tell.format.levels().get(0).entry();
    return Prose.lead("The walk ends before its first reference.")
        .say(
            "The processor's own copy of the "
                + entry
                + ", taken when "
                + tell.format.rootRegister()
                + " was loaded, is not present.")
        .cite(tell.cite(Topic.WALK));
  }

  private Caption noWalk() {
    Prose prose = Prose.lead("There is no walk for " + Words.code(tell.va) + ".");
    if (tell.format.isCanonical(tell.va)) {
      return prose
          .say("A control bit has switched off the walks of this part of the address space.")
          .cite(tell.cite(Topic.WALK));
    }
    return prose
        .say("No root register has it: " + tell.canonicalRule() + ".")
        .say("No entry is read.")
        .cite(tell.cite(Topic.CANONICAL));
  }

  private Caption stopped(Step step) {
    FaultKind kind = Translation.kind(result);
    String role = step.isMisread() ? ", read as " + tell.names.role(step) : "";
    Prose prose =
        Prose.lead(
            "The walk to "
                + tell.names.address(tell.va)
                + " stops at "
                + tell.names.of(step)
                + role
                + ".");
    Decision decision = tell.decision(step, kind, access);
    String reference = "Reference " + step.ref() + " reads " + Words.code(step.raw()) + ": ";
    switch (kind) {
      case NOT_PRESENT ->
          prose.say(reference + decision.words() + ", so there is nothing to follow.");
      case RESERVED_BIT -> prose.say(reference + decision.words() + " and must be 0.");
      case PROTECTION -> prose.say(refused(decision));
      case PROTECTION_KEY ->
          prose.say(reference + decision.words() + ", a key that does not allow the access.");
      case DOMAIN ->
          prose.say("The domain that its level 1 entry names is closed to all accesses.");
      case ACCESS_FLAG ->
          prose.say(reference + decision.words() + ", so the first use is told to software.");
      case ADDRESS_SIZE ->
          prose.say(reference + decision.words() + ", beyond the physical address size.");
      case BUS, NON_CANONICAL, BAD_ROOT -> prose.say(reference + nowhere(step));
    }
    prose.add(waiting()).add(junk());
    int trips = tell.trips(steps.subList(0, step.ref() - 1));
    prose.add(
        trips > 0
            ? "It went through slot " + tell.slot() + " " + Words.times(trips) + " to get there."
            : "");
    return prose.cite(tell.cite(kind == FaultKind.PROTECTION ? Topic.RIGHTS : Topic.WALK));
  }

  private String refused(Decision decision) {
    return (steps.size() == 1 ? "It is" : "All " + Words.count(steps.size(), "", "entries are"))
        + " present, but here "
        + decision.words()
        + ", and "
        + Words.a(Telling.accessName(access))
        + " needs every entry to allow it.";
  }

  private String nowhere(Step step) {
    long target = EntryView.of(tell.role(step), step.raw()).target();
    return "it points to " + Words.code(target) + ", and memory ends at " + tell.lastByte() + ".";
  }

  /** Says so when an entry that was read is an old one, for the store to it was not cleaned. */
  private String waiting() {
    DataCache data = tell.onlooker.machine().data();
    for (Step step : steps) {
      if (data.isDirty(step.pa())) {
        long waiting = data.peek(step.pa(), tell.format.wordBytes());
        if (waiting != step.raw()) {
          return "The data cache has "
              + Words.code(waiting)
              + " for "
              + tell.names.of(step)
              + "; the walk cannot see it.";
        }
      }
    }
    return "";
  }

  /** Says so when something was read as an entry that nobody wrote as one. */
  private String junk() {
    for (Step step : steps) {
      if (step.is() == Step.UNKNOWN) {
        return "Nobody made " + Names.frame(step.pa()) + " a table.";
      }
      if (step.is() == 0) {
        return Words.capital(Names.frame(step.pa())) + " holds data, read as entries.";
      }
      if (tell.isJunk(step.frame())) {
        return Words.capital(Names.frame(step.pa()))
            + " was never cleared: junk is read as entries.";
      }
    }
    return "";
  }

  private Caption completed() {
    int trips = tell.trips(steps);
    if (trips == steps.size() && trips > 0) {
      return allTrips(trips);
    }
    String junk = junk();
    if (trips > 0) {
      return misread(trips, junk);
    }
    Prose prose =
        Prose.lead(
            "The walk to " + tell.names.address(tell.va) + " reaches " + Names.frame(result) + ".");
    String dirty = forDirty();
    prose.say(dirty.isEmpty() ? begun() : dirty);
    List<String> entries = new ArrayList<>();
    for (Step step : steps) {
      entries.add(asRead(step));
    }
    prose.say(Words.capital(references()) + ": " + Words.list(entries) + ".");
    return prose.add(waiting()).add(junk).add(marks()).cite(tell.cite(Topic.WALK));
  }

  /** A write through a TLB entry that is clean walks again, for D has to be set in memory. */
  private String forDirty() {
    if (!Rights.isWrite(access)) {
      return "";
    }
    Tlb tlb = tell.onlooker.machine().mmu().tlb();
    int slot =
        tell.onlooker.asOf(
            tell.event - 1,
            () ->
                tlb.shape().isNone()
                    ? -1
                    : tlb.find(tell.va, tell.onlooker.machine().mmu().roots().asid()));
    return slot < 0
        ? ""
        : "TLB entry " + slot + " knew the page as never written, so the hardware walks to set D.";
  }

  /** A walk that begins below the root was helped by a paging-structure cache. */
  private String begun() {
    int first = (int) tell.trace.c(tell.event);
    if (!tell.onlooker.machine().mmu().plan().isBegunBelow(first, tell.va)) {
      return "";
    }
    String entry = tell.format.levels().get(first - 1).entry();
    return "The " + entry + " cache knew the way so far, so what stands above is not read.";
  }

  /** The belief that a walk began from, when the tables say something else by now. */
  private Optional<PathBelief> wrongWay() {
    int first = (int) tell.trace.c(tell.event);
    Mmu mmu = tell.onlooker.machine().mmu();
    if (!mmu.plan().isBegunBelow(first, tell.va)) {
      return Optional.empty();
    }
    Found found = SpaceTables.of(tell.onlooker, "").find(tell.va);
    int slot = mmu.paths().deepest(tell.va, mmu.roots().asid());
    return slot < 0
        ? Optional.empty()
        : Optional.of(PathBelief.at(tell.onlooker, slot, found)).filter(way -> !way.agrees());
  }

  /** A walk begun from a belief that the tables do not bear out any more. */
  private Caption misled(PathBelief way) {
    String entry = tell.format.level(way.level()).entry();
    String outcome =
        Translation.isRefused(result)
            ? "The walk from there is refused: " + Translation.kind(result).words() + "."
            : "The walk from there reaches " + Names.frame(result) + ".";
    return Prose.lead("The walk begins from an old belief of the " + entry + " cache.")
        .say("It leads to the table in " + Names.frame(way.table()) + ".")
        .say("The tables say: " + way.written() + ".")
        .say(outcome)
        .cite(tell.cite(Topic.MUST_INVALIDATE));
  }

  private String references() {
    return Words.count(steps.size(), "reference", "references");
  }

  private Caption allTrips(int trips) {
    String entry = tell.names.of(steps.get(0));
    return Prose.lead(
            "All " + Words.count(trips, "reference reads ", "references read ") + entry + ".")
        .say("Each trip through slot " + tell.slot() + " uses up one level, so the walk ends on")
        .say(
            Names.frame(result)
                + ", the "
                + tell.format.nameOf(tell.format.top())
                + " itself, as if it were a page.")
        .add(marks())
        .cite(tell.cite(Topic.RECURSIVE));
  }

  private Caption misread(int trips, String junk) {
    String table = tell.format.nameOf(tell.names.levelShownAt(tell.va));
    Prose prose =
        Prose.lead(
            "The walk ends on the "
                + table
                + ", "
                + Names.frame(result)
                + ", as if it were a page.");
    List<String> entries = new ArrayList<>();
    for (Step step : steps.subList(trips, steps.size())) {
      entries.add(asRead(step));
    }
    prose.say(
        "Slot " + tell.slot() + " " + Words.times(trips) + ", then " + Words.list(entries) + ".");
    return prose.add(waiting()).add(junk).add(marks()).cite(tell.cite(Topic.RECURSIVE));
  }

  private String asRead(Step step) {
    String role = step.isMisread() ? " as " + tell.names.role(step) : "";
    return tell.names.of(step) + role;
  }

  /** "The hardware sets A in PDPT[0], A and D in PT[1]." */
  private String marks() {
    Map<Long, Long> before = new HashMap<>();
    List<Long> order = new ArrayList<>();
    Map<Long, Step> last = new HashMap<>();
    for (Step step : steps) {
      if (before.putIfAbsent(step.pa(), step.raw()) == null) {
        order.add(step.pa());
      }
      last.put(step.pa(), step);
    }
    Map<String, List<String>> entriesByBits = new LinkedHashMap<>();
    for (long pa : order) {
      long change = tell.onlooker.memory().read(pa) ^ before.getOrDefault(pa, 0L);
      Optional<Step> step = Optional.ofNullable(last.get(pa)).filter(found -> change != 0);
      step.ifPresent(
          found ->
              entriesByBits
                  .computeIfAbsent(Words.list(bits(found, change)), bits -> new ArrayList<>())
                  .add(tell.names.of(found)));
    }
    List<String> marked = new ArrayList<>();
    entriesByBits.forEach((bits, entries) -> marked.add(bits + " in " + Words.list(entries)));
    return marked.isEmpty() ? "" : "The hardware sets " + String.join(", ", marked) + ".";
  }

  private List<String> bits(Step step, long change) {
    List<String> names = new ArrayList<>();
    List<Field> fields = EntryView.of(tell.role(step), step.raw()).shape().fields();
    for (int i = fields.size() - 1; i >= 0; i--) {
      Field field = fields.get(i);
      if ((field.mask() & change) != 0) {
        names.add(field.name());
      }
    }
    return names.isEmpty() ? List.of("`" + Hex.of(change) + "`") : names;
  }
}
