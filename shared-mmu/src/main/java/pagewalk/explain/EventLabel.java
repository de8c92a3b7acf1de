package pagewalk.explain;

import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.FaultRule;
import pagewalk.format.Invalidation;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.machine.HaltReason;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Unpredictable;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * An event in a few words, for tooltips and for the trace as text. The onlooker must be looking at
 * it.
 */
public final class EventLabel {
  private final Onlooker onlooker;
  private final Trace trace;
  private final PagingFormat format;
  private final Names names;

  public EventLabel(Onlooker onlooker) {
    this.onlooker = onlooker;
    trace = onlooker.trace();
    format = onlooker.format();
    names = new Names(onlooker);
  }

  /** "PML4[0] = 0x403007, was 0x0". */
  public String of(int event) {
    long va = trace.va(event);
    return Names.plain(
        switch (trace.kind(event)) {
          case INSTRUCTION -> instruction(event);
          case WALK -> walk(event);
          case TLB_HIT -> tlbHit(event);
          case TLB_FILL ->
              "TLB entry "
                  + trace.a(event)
                  + " = "
                  + hex(page(event))
                  + " -> "
                  + hex(trace.b(event));
          case FAULT -> fault(event);
          case LOAD -> "loaded " + hex(trace.b(event)) + " from " + place(trace.a(event));
          case FETCH -> "fetched " + hex(trace.b(event)) + " from " + place(trace.a(event));
          case STORE -> written(event);
          case POKE -> "poke " + written(event);
          case FILL -> filled(event);
          case FRAME_TAKEN -> "take frame " + hex(trace.a(event)) + " for " + purpose(event);
          case FRAME_FREED -> "free frame " + hex(trace.a(event)) + used(event);
          case INVALIDATE ->
              Invalidation.of((int) trace.c(event)).mnemonic()
                  + (trace.a(event) == 1 ? "" : " " + hex(va))
                  + dropped(event);
          case ROOT_LOAD ->
              format.rootRegisters().get((int) trace.c(event))
                  + " = "
                  + hex(trace.a(event))
                  + space(event)
                  + dropped(event);
          case DEFERRED ->
              (trace.b(event) == 1 ? "note for later: " : "now: ") + hex(va) + space(event);
          case CLEAN ->
              "clean " + place(trace.a(event)) + ", " + trace.b(event) + " written to memory";
          case CONTROL -> "control = " + hex(trace.b(event)) + ", " + trace.c(event) + " dropped";
          case UNPREDICTABLE ->
              "UNPREDICTABLE: "
                  + Unpredictable.of((int) trace.a(event)).sentence().replace("§", "section ");
          case PAGING_ON -> "paging on";
          case HANDLER_RETURN ->
              (trace.a(event) == 1 ? "handled the fault at " : "cannot mend the fault at ")
                  + hex(va);
          case RETRY -> "again: " + accessName((int) trace.a(event)) + " " + hex(va);
          case EXPECT -> trace.a(event) == 1 ? "expectation holds" : "expectation fails";
          case HALT -> "halt: " + HaltReason.of((int) trace.a(event)).sentence();
        });
  }

  /**
   * The level whose colour the event has: for a write, the level of the table written, 0 for data;
   * for a frame taken, the level that it is meant for; −1 for the rest.
   */
  public int levelOf(int event) {
    return switch (trace.kind(event)) {
      case STORE, FILL, POKE -> levelAt(trace.a(event));
      case FRAME_TAKEN -> (int) trace.b(event);
      default -> -1;
    };
  }

  private int levelAt(long pa) {
    return names
        .table(pa)
        .map(TableTree.Table::level)
        .orElseGet(
            () -> onlooker.chronicle().taken(pa >>> 12).map(Chronicle.Taken::level).orElse(0));
  }

  private String instruction(int event) {
    long va = trace.va(event);
    int access = (int) trace.a(event);
    EventKind what = EventKind.of((int) trace.b(event));
    String user = Rights.isUser(access) ? "user " : "";
    String value = hex(trace.c(event));
    String owner = what == EventKind.FILL ? names.tableShownAt(va) : names.subject(va);
    String named = owner.isEmpty() ? "" : ", " + owner;
    return user
        + switch (what) {
          case STORE -> "store " + hex(va) + " = " + value + named;
          case FILL -> "fill " + hex(va) + " with " + value + named;
          default -> what.word() + " " + hex(va) + named;
        };
  }

  private String walk(int event) {
    StringBuilder text = new StringBuilder("walk ").append(hex(trace.va(event))).append(": ");
    List<Step> steps = Step.of(onlooker, event);
    for (Step step : steps) {
      text.append(step.ref() == 1 ? "" : " -> ").append(names.of(step));
      if (step.isMisread()) {
        text.append(" as ").append(format.level(step.role()).entry());
      }
    }
    long result = trace.b(event);
    String arrow = steps.isEmpty() ? "" : Translation.isRefused(result) ? ": " : " -> ";
    return text.append(arrow).append(outcome(result)).toString();
  }

  private static String outcome(long result) {
    return Translation.isRefused(result) ? Translation.kind(result).words() : hex(result);
  }

  private String tlbHit(int event) {
    return "TLB entry "
        + trace.c(event)
        + " answers "
        + hex(trace.va(event))
        + " -> "
        + outcome(trace.b(event));
  }

  private String fault(int event) {
    FaultKind kind = Translation.kind(trace.c(event));
    FaultRule rule = format.faults();
    int access = (int) trace.a(event);
    String address =
        rule.recordsAddress(kind)
            ? ", " + rule.addressRegister(access) + " = " + hex(trace.va(event))
            : " at " + hex(trace.va(event));
    return rule.vector(kind, access)
        + " "
        + hex(trace.b(event))
        + " "
        + Rights.nameOf(access)
        + ", "
        + kind.words()
        + address;
  }

  private String written(int event) {
    long pa = trace.a(event);
    String entry = names.entry(pa);
    String where = entry.isEmpty() ? hex(pa) : entry;
    return where + " = " + hex(trace.b(event)) + ", was " + hex(trace.c(event));
  }

  private String filled(int event) {
    long pa = trace.a(event);
    int level = levelAt(pa);
    String what = level > 0 ? format.nameOf(level) + " " : "";
    return "filled " + what + "frame " + hex(pa >>> 12) + " with " + hex(trace.b(event));
  }

  private String used(int event) {
    return trace.b(event) > 0 ? " of " + purpose(event) : "";
  }

  /** ", space B" when the event names the root of a space and there are several. */
  private String space(int event) {
    String name = onlooker.spaceOf(trace.a(event));
    return name.isEmpty() ? "" : ", space " + name;
  }

  private String purpose(int event) {
    return Words.a(format.nameOf((int) trace.b(event)));
  }

  private String dropped(int event) {
    return ", " + trace.b(event) + " dropped";
  }

  /** A TLB entry is about the whole page. */
  private long page(int event) {
    int slot = (int) trace.a(event);
    return onlooker.machine().mmu().tlb().isValid(slot)
        ? onlooker.machine().mmu().tlb().va(slot)
        : trace.va(event);
  }

  private String place(long pa) {
    return names.place(pa);
  }

  private static String accessName(int access) {
    return Rights.nameOf(access);
  }

  private static String hex(long value) {
    return Hex.of(value);
  }
}
