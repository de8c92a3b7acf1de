package pagewalk.explain;

import java.util.List;
import java.util.Optional;
import pagewalk.format.FaultKind;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.TableWindow;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** One event and what every sentence about it needs: who acts, on what, and by which walk. */
final class Telling {
  final Onlooker onlooker;
  final Trace trace;
  final PagingFormat format;
  final Names names;
  final int event;
  final int depth;
  final long va;

  /** The event that {@code onlooker} is looking at. */
  Telling(Onlooker onlooker) {
    this.onlooker = onlooker;
    trace = onlooker.trace();
    format = onlooker.format();
    names = new Names(onlooker);
    event = onlooker.event();
    depth = trace.depth(event);
    va = trace.va(event);
  }

  String cite(Citations.Topic topic) {
    return Citations.of(format, topic);
  }

  boolean isPaged() {
    return onlooker.machine().registers().pagingOn();
  }

  /** Who makes the access or takes the frame: "the handler", "boot", "line 8", "the kernel". */
  String actor() {
    int line = trace.line(event);
    if (depth > 0) {
      return "the handler";
    }
    if (!isPaged()) {
      return "boot";
    }
    return onlooker.script().isAccess(line) ? "line " + line : "the kernel";
  }

  /** The access that the event belongs to: the event that issued it, or −1. */
  int instruction() {
    return onlooker.chronicle().instruction(depth);
  }

  /** "store", "load", "fetch" or "fill": what {@code instruction} does. */
  String verb(int instruction) {
    return instruction < 0 ? "reach" : EventKind.of((int) trace.b(instruction)).word();
  }

  /** The target of the access issued at {@code instruction}: an entry, a table or an address. */
  String object(int instruction) {
    long target = trace.va(instruction);
    boolean fill = EventKind.of((int) trace.b(instruction)) == EventKind.FILL;
    String table = fill ? names.tableShownAt(target) : "";
    return table.isEmpty() ? names.address(target) : table;
  }

  /** The walk or TLB answer that the event's access came to, or −1. */
  int attempt() {
    return onlooker.chronicle().attempt(depth);
  }

  List<Step> attemptSteps() {
    return Step.of(onlooker, attempt());
  }

  /** How often a walk goes through the recursive slot before it goes anywhere else. */
  int trips(List<Step> steps) {
    int trips = 0;
    while (trips < steps.size()
        && steps.get(trips).is() == format.top()
        && steps.get(trips).index() == slot()) {
      trips++;
    }
    return trips;
  }

  /** The entry of the root that points to the root, or −1 when there is none. */
  int slot() {
    return onlooker.window().filter(TableWindow::isOneRootEntry).map(TableWindow::slot).orElse(-1);
  }

  /** "slot 511", or where it takes several entries, "the window". */
  String window() {
    return slot() < 0 ? "the window" : "slot " + slot();
  }

  Level role(Step step) {
    return format.level(step.role());
  }

  /** Why {@code step} refused what its walk was made for. */
  Decision decision(Step step, FaultKind kind, int access) {
    return Decision.of(format, role(step), step.raw(), kind, access);
  }

  /** The step that made a walk stop. */
  static Optional<Step> decider(List<Step> steps) {
    return steps.stream().filter(Step::decided).findFirst();
  }

  /** What the TLB believes about {@code address}, if anything. */
  Optional<Belief> belief(long address) {
    if (onlooker.machine().mmu().tlb().shape().isNone() || !format.isCanonical(address)) {
      return Optional.empty();
    }
    int slot =
        onlooker.machine().mmu().tlb().find(address, onlooker.machine().mmu().roots().asid());
    return slot < 0 ? Optional.empty() : Optional.of(Belief.at(onlooker, slot));
  }

  /** Whether the tables, as they are now, allow {@code access} to {@code address}. */
  boolean tablesAllow(long address, int access) {
    return !Translation.isRefused(onlooker.looking().walk(onlooker.root(), address, access));
  }

  /** Whether nobody has written to {@code frame} since the machine was switched on. */
  boolean isJunk(long frame) {
    return onlooker.memory().holds(frame << 12) && !onlooker.memory().isWritten(frame);
  }

  /** "bits 63:48 must be copies of bit 47". */
  String canonicalRule() {
    return format.form().rule();
  }

  /** "kernel write", with user code named as such. */
  static String accessName(int access) {
    return Rights.nameOf(access);
  }

  /** "`0x1FFFFFF`", the address of the last byte of memory. */
  String lastByte() {
    return Words.code(onlooker.memory().bytes() - 1);
  }
}
