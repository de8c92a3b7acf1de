package pagewalk.view;

import java.util.List;
import java.util.Optional;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Step;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.mmu.Translation;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;
import pagewalk.view.MachineView.WalkView;

/** Draws up walks and the answers of the TLB that took their place. */
final class WalkViews {
  private final Onlooker onlooker;
  private final Trace trace;

  WalkViews(Onlooker onlooker) {
    this.onlooker = onlooker;
    trace = onlooker.trace();
  }

  /** The latest one of the statement. */
  Optional<WalkView> latest() {
    int walk = onlooker.chronicle().latestAttempt();
    return walk < 0 ? Optional.empty() : Optional.of(at(walk));
  }

  private WalkView at(int walk) {
    int access = (int) trace.a(walk);
    long result = trace.b(walk);
    boolean refused = Translation.isRefused(result);
    long va = trace.va(walk);
    PagingFormat format = onlooker.format();
    return new WalkView(
        va,
        format.levels().stream().map(level -> level.indexOf(va)).toList(),
        va & (format.level(1).span() - 1),
        Rights.nameOf(access),
        walk,
        trace.kind(walk) == EventKind.TLB_HIT,
        Step.of(onlooker, walk),
        refused ? Optional.empty() : Optional.of(result),
        refused ? stopped(walk) : "");
  }

  private String stopped(int walk) {
    FaultKind kind = Translation.kind(trace.b(walk));
    return switch (kind) {
      case NOT_PRESENT,
          RESERVED_BIT,
          NON_CANONICAL,
          BUS,
          PROTECTION_KEY,
          DOMAIN,
          ACCESS_FLAG,
          ADDRESS_SIZE,
          BAD_ROOT ->
          kind.words();
      case PROTECTION -> Refusal.protection((int) trace.a(walk), allowed(walk));
    };
  }

  /** What the entry or the belief that decided at {@code walk} allows. */
  int allowed(int walk) {
    if (walk < 0) {
      return Rights.ALL;
    }
    if (trace.kind(walk) == EventKind.TLB_HIT) {
      int slot = (int) trace.c(walk);
      return onlooker.asOf(walk, () -> onlooker.machine().mmu().tlb().rights(slot));
    }
    List<Step> steps = Step.of(onlooker, walk);
    for (Step step : steps) {
      if (step.decided()) {
        return EntryView.of(onlooker.format().level(step.role()), step.raw()).rights();
      }
    }
    return Rights.ALL;
  }
}
