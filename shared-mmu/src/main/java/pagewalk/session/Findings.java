package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pagewalk.machine.Machine;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.AddressList;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * What the trace and the machine say about one statement that has just run: the events {@code
 * first} to {@code last}.
 */
final class Findings {
  private final Machine machine;
  private final Trace trace;
  private final int first;
  private final int last;

  Findings(Machine machine, int first, int last) {
    this.machine = machine;
    trace = machine.trace();
    this.first = first;
    this.last = last;
  }

  /** Physical address that the statement's own access reached. */
  Optional<Long> pa() {
    return performed().map(trace::a);
  }

  /** What a load or fetch read; for a store, what now stands where it wrote. */
  Optional<Long> value() {
    return performed()
        .map(
            event ->
                trace.kind(event) == EventKind.STORE
                    ? machine.memory().read(trace.a(event), machine.spec().format().wordBytes())
                    : trace.b(event));
  }

  /** The last access of the statement itself, outside of every handler, that went through. */
  private Optional<Integer> performed() {
    for (int event = last; event >= first; event--) {
      EventKind kind = trace.kind(event);
      boolean access = kind == EventKind.LOAD || kind == EventKind.FETCH || kind == EventKind.STORE;
      if (access && trace.depth(event) == 0) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /**
   * The addresses of all faults, in order; of very many the first, one more than an expectation can
   * list.
   */
  List<Long> tower() {
    List<Long> addresses = new ArrayList<>();
    for (int event = first; event <= last && addresses.size() <= AddressList.LONGEST; event++) {
      if (trace.kind(event) == EventKind.FAULT) {
        addresses.add(trace.va(event));
      }
    }
    return addresses;
  }

  /** The code that the first fault's handler was told. */
  Optional<Long> firstCode() {
    return firstFault().map(trace::b);
  }

  /** The first fault's exception, as scenarios write it: "pf", "data-abort". */
  Optional<String> firstVector() {
    return firstFault()
        .map(
            event ->
                machine
                    .spec()
                    .format()
                    .faults()
                    .vector(Translation.kind(trace.c(event)), (int) trace.a(event))
                    .replace("#", "")
                    .replace(' ', '-')
                    .toLowerCase(Locale.ROOT));
  }

  private Optional<Integer> firstFault() {
    for (int event = first; event <= last; event++) {
      if (trace.kind(event) == EventKind.FAULT) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the processor went by something that it had cached and that the tables did not say any
   * more at that moment: a TLB entry that answered, or a paging-structure cache that a walk began
   * from.
   */
  boolean stale() {
    for (int event = first; event <= last; event++) {
      if (isFromCache(event) && differs(event)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFromCache(int event) {
    return switch (trace.kind(event)) {
      case TLB_HIT -> true;
      case WALK -> machine.mmu().plan().isBegunBelow((int) trace.c(event), trace.va(event));
      default -> false;
    };
  }

  /** Whether the tables gave another answer when {@code event} happened. */
  private boolean differs(int event) {
    int now = machine.cells().time();
    machine.cells().seek(trace.time(event));
    Walker onlooker = Walker.looking(machine.mmu().plan(), machine.memory(), machine.mmu().roots());
    long written = onlooker.walk(machine.registers().root(), trace.va(event), (int) trace.a(event));
    machine.cells().seek(now);
    boolean bothRefuse = Translation.isRefused(written) && Translation.isRefused(trace.b(event));
    return written != trace.b(event) && !bothRefuse;
  }
}
