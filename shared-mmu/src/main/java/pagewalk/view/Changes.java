package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pagewalk.bits.Hex;
import pagewalk.explain.Names;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Words;
import pagewalk.machine.Registers;
import pagewalk.mmu.Tlb;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.view.MachineView.Change;

/** What the latest event changed: cells before it against cells after it. */
final class Changes {
  private static final int MOST = 16;
  private static final String EMPTY = "empty";

  private final Onlooker onlooker;
  private final Trace trace;
  private final List<Change> changes = new ArrayList<>();

  private Changes(Onlooker onlooker) {
    this.onlooker = onlooker;
    trace = onlooker.trace();
  }

  static List<Change> of(Onlooker onlooker, Touched touched, Before before) {
    Changes changes = new Changes(onlooker);
    changes.memory(touched);
    changes.registers(before);
    changes.tlb(before);
    changes.pool();
    return changes.bounded();
  }

  /**
   * Registers and TLB just before the event.
   *
   * @param tlb what every slot said, "" when it was empty
   */
  record Before(boolean pagingOn, List<Long> roots, long faultAddress, List<String> tlb) {
    static Before of(Onlooker onlooker) {
      return onlooker.asOf(
          onlooker.event() - 1,
          () -> {
            Registers registers = onlooker.machine().registers();
            return new Before(
                registers.pagingOn(), rootsOf(onlooker), registers.faultAddress(), slots(onlooker));
          });
    }
  }

  private static List<Long> rootsOf(Onlooker onlooker) {
    List<Long> roots = new ArrayList<>();
    for (int number = 0; number < onlooker.format().rootRegisters().size(); number++) {
      roots.add(onlooker.machine().registers().root(number));
    }
    return roots;
  }

  private static List<String> slots(Onlooker onlooker) {
    Tlb tlb = onlooker.machine().mmu().tlb();
    List<String> slots = new ArrayList<>();
    for (int slot = 0; slot < tlb.shape().slots(); slot++) {
      slots.add(tlb.isValid(slot) ? belief(tlb, slot) : EMPTY);
    }
    return slots;
  }

  private static String belief(Tlb tlb, int slot) {
    return Hex.of(tlb.va(slot))
        + " is frame "
        + Hex.of(tlb.pa(slot) >>> 12)
        + ", "
        + Words.rights(tlb.rights(slot))
        + (tlb.isDirty(slot) ? ", written" : "");
  }

  private void memory(Touched touched) {
    if (trace.kind(onlooker.event()) == EventKind.FILL) {
      filled(touched);
      return;
    }
    Names names = new Names(onlooker);
    for (Map.Entry<Long, Long> word : touched.all().entrySet()) {
      long pa = word.getKey();
      String entry = names.entry(pa);
      long now = onlooker.memory().read(pa, onlooker.format().wordBytes());
      add(
          entry.isEmpty() ? "memory at " + Hex.of(pa) : entry,
          Hex.of(word.getValue()),
          Hex.of(now));
    }
  }

  private void filled(Touched touched) {
    int event = onlooker.event();
    long frame = trace.a(event) >>> 12;
    int words = touched.all().size();
    if (words > 0) {
      boolean junk = onlooker.asOf(event - 1, () -> !onlooker.memory().isWritten(frame));
      add(
          words + " words of frame " + Hex.of(frame),
          junk ? "junk" : "other values",
          Hex.of(trace.b(event)));
    }
  }

  private void registers(Before before) {
    Registers now = onlooker.machine().registers();
    if (before.pagingOn() != now.pagingOn()) {
      add("paging", "off", "on");
    }
    for (int number = 0; number < before.roots().size(); number++) {
      long was = before.roots().get(number);
      if (was != now.root(number)) {
        String name = onlooker.format().rootRegisters().get(number);
        add(name, Hex.of(was), Hex.of(now.root(number)));
      }
    }
    if (before.faultAddress() != now.faultAddress()) {
      String name = onlooker.format().faults().addressRegister();
      add(name, Hex.of(before.faultAddress()), Hex.of(now.faultAddress()));
    }
  }

  private void tlb(Before before) {
    List<String> now = slots(onlooker);
    for (int slot = 0; slot < now.size(); slot++) {
      if (!now.get(slot).equals(before.tlb().get(slot))) {
        add("TLB entry " + slot, before.tlb().get(slot), now.get(slot));
      }
    }
  }

  private void pool() {
    int event = onlooker.event();
    if (trace.kind(event) == EventKind.FRAME_TAKEN) {
      String what = onlooker.format().nameOf((int) trace.b(event));
      add("frame " + Hex.of(trace.a(event)), "free", "taken for " + Words.a(what));
    } else if (trace.kind(event) == EventKind.FRAME_FREED) {
      add("frame " + Hex.of(trace.a(event)), "taken", "free");
    }
  }

  private void add(String what, String was, String is) {
    changes.add(new Change(what, was, is));
  }

  private List<Change> bounded() {
    if (changes.size() <= MOST) {
      return changes;
    }
    List<Change> some = new ArrayList<>(changes.subList(0, MOST - 1));
    some.add(new Change((changes.size() - MOST + 1) + " more", "", ""));
    return some;
  }
}
