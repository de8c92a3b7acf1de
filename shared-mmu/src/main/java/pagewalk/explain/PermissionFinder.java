package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.explain.Permission.Passage;
import pagewalk.explain.Permission.Refusal;
import pagewalk.format.EntryView;
import pagewalk.format.FaultKind;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.format.ShapeKind;
import pagewalk.format.SubpageRule;
import pagewalk.mmu.Translation;

/** Finds out about one access by one walk of the tables what a {@link Permission} tells. */
final class PermissionFinder {
  private final Onlooker onlooker;
  private final PagingFormat format;
  private final Names names;
  private final SpaceTables tables;
  private final long va;
  private final int access;
  private final long result;
  private final List<Step> steps;

  /** {@code steps} are those of the walk that came to {@code result}. */
  PermissionFinder(
      Onlooker onlooker, SpaceTables tables, long va, int access, long result, List<Step> steps) {
    this.onlooker = onlooker;
    this.tables = tables;
    this.va = va;
    this.access = access;
    this.result = result;
    this.steps = steps;
    format = onlooker.format();
    names = new Names(onlooker);
  }

  Permission permission() {
    boolean allowed = !Translation.isRefused(result);
    Optional<FaultKind> kind = allowed ? Optional.empty() : Optional.of(Translation.kind(result));
    Optional<Refusal> refusal =
        kind.flatMap(why -> Telling.decider(steps).map(step -> refusal(step, why)));
    String control = allowed ? "" : control();
    Optional<Boolean> now =
        tables.current()
            ? Optional.of(new Holdings(onlooker, va).wouldAllow(access))
            : Optional.empty();
    return new Permission(
        va,
        access,
        tables.name(),
        allowed,
        kind,
        refusal,
        passages(),
        control,
        now,
        caption(kind, refusal, control, now));
  }

  private Refusal refusal(Step step, FaultKind why) {
    Level level = format.level(step.role());
    Decision decision = Decision.of(format, level, seen(step), why, access);
    return new Refusal(step, Names.plain(names.of(step)), decision);
  }

  /** The entry as it is for this part of its page. */
  private long seen(Step step) {
    Level level = format.level(step.role());
    SubpageRule rule = level.subpages();
    boolean leaf = level.shapeOf(step.raw()).kind() == ShapeKind.LEAF;
    return rule == null || !leaf ? step.raw() : rule.seenAt(step.raw(), va);
  }

  private List<Passage> passages() {
    List<Passage> passages = new ArrayList<>();
    for (Step step : steps) {
      passages.add(new Passage(step, Names.plain(names.of(step)), allows(step)));
    }
    return passages;
  }

  /** Whether an entry by itself leaves the access possible. */
  private boolean allows(Step step) {
    EntryView entry = EntryView.of(format.level(step.role()), seen(step));
    boolean passable = entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
    int written = entry.rights();
    return passable
        && !step.decided()
        && (Rights.isUser(access)
            ? Rights.allows(written, access)
            : Rights.allows(
                format.access().allowed(written & Rights.KERNEL, Translation.group(result)),
                access));
  }

  /** What a control bit has to do with it. */
  private String control() {
    Found found = tables.find(va);
    return found.mapped() ? format.access().binding(found.rights(), found.group(), access) : "";
  }

  private Caption caption(
      Optional<FaultKind> kind, Optional<Refusal> refusal, String control, Optional<Boolean> now) {
    String what = Rights.nameOf(access);
    if (kind.isEmpty()) {
      String every =
          steps.size() == 1 ? "The entry allows it." : "Every entry on the way allows it.";
      return otherwise(Prose.lead("The tables allow " + Words.a(what) + ".").say(every), true, now)
          .cite(Citations.of(format, Topic.RIGHTS));
    }
    Prose prose =
        refusal
            .map(found -> byEntry(found, kind.get()))
            .orElseGet(() -> Prose.lead("No entry refuses: " + withoutEntry(kind.get()) + "."));
    prose.add(control);
    prose.add(others());
    return otherwise(prose, false, now).cite(Citations.of(format, topic(kind.get())));
  }

  private static Topic topic(FaultKind kind) {
    return switch (kind) {
      case PROTECTION, PROTECTION_KEY, DOMAIN -> Topic.RIGHTS;
      case NON_CANONICAL -> Topic.CANONICAL;
      case NOT_PRESENT, ACCESS_FLAG, RESERVED_BIT, ADDRESS_SIZE, BAD_ROOT, BUS -> Topic.WALK;
    };
  }

  private Prose byEntry(Refusal found, FaultKind kind) {
    String bits = found.decision().words();
    String what = Words.a(Rights.nameOf(access));
    String entry = Words.code(found.name());
    return Prose.lead(entry + " refuses " + what + ".")
        .say(bits.isEmpty() ? Words.capital(kind.words()) + "." : Words.capital(bits) + ".");
  }

  private String withoutEntry(FaultKind kind) {
    if (!format.isCanonical(va)) {
      return format.form().rule();
    }
    return kind == FaultKind.NOT_PRESENT
        ? "a control bit has switched off the walks of this part of the address space"
        : kind.words();
  }

  /** Entries that would refuse even if the first did not. */
  private String others() {
    List<String> more = new ArrayList<>();
    for (Step step : steps) {
      if (!step.decided() && !allows(step)) {
        more.add(names.of(step));
      }
    }
    return more.isEmpty()
        ? ""
        : Words.capital(Words.list(more))
            + (more.size() == 1 ? " refuses" : " refuse")
            + " it, too.";
  }

  /** Says so when the processor would decide otherwise at this moment. */
  private Prose otherwise(Prose prose, boolean allowed, Optional<Boolean> now) {
    if (now.isEmpty() || now.get() == allowed) {
      return prose;
    }
    AddressBelief belief = AddressBelief.of(onlooker, va, tables.name());
    String who =
        belief.beliefs().stream()
            .filter(held -> !held.agrees())
            .findFirst()
            .map(Held::name)
            .orElse("The processor");
    String cure = belief.cure().map(one -> " until " + Words.code(one.text())).orElse("");
    return prose.say(who + (now.get() ? " still allows" : " refuses") + " it" + cure + ".");
  }
}
