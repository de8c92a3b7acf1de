package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.explain.Held.Keeper;
import pagewalk.format.Level;
import pagewalk.format.Rights;
import pagewalk.mmu.Mmu;
import pagewalk.mmu.Tlb;
import pagewalk.mmu.Translation;
import pagewalk.mmu.WalkCache;
import pagewalk.mmu.Walker;

/** Finds everything that a processor has cached about one address, and what it would do by that. */
final class Holdings {
  private final Onlooker onlooker;
  private final Mmu mmu;
  private final long va;
  private final int asid;
  private final List<Held> held = new ArrayList<>();

  Holdings(Onlooker onlooker, long va) {
    this.onlooker = onlooker;
    this.va = va;
    mmu = onlooker.machine().mmu();
    asid = mmu.roots().asid();
  }

  /** All of it, compared with what was {@code found} in {@code tables}. */
  List<Held> of(SpaceTables tables, Found found) {
    if (onlooker.format().isCanonical(va)) {
      boolean everything = tables.current() || !onlooker.format().tlb().rootLoadForgets();
      inTlb(found, everything);
      if (everything) {
        onTheWay(found);
      }
      if (tables.current()) {
        copied(found);
      }
    }
    return held;
  }

  private void inTlb(Found found, boolean everything) {
    Tlb tlb = mmu.tlb();
    int used = slot(Rights.READ);
    int usedByFetches = slot(Rights.EXECUTE);
    for (int slot = 0; slot < tlb.slots(); slot++) {
      boolean about = tlb.isValid(slot) && ((tlb.va(slot) ^ va) & -tlb.pageSize(slot)) == 0;
      if (about && tlb.isSeenBy(slot, asid) && (everything || tlb.isGlobal(slot))) {
        Belief belief = Belief.at(onlooker, slot, found);
        held.add(
            new Held(
                tlb.isForFetches(slot) ? Keeper.FETCH_TLB : Keeper.TLB,
                slot,
                "TLB entry " + slot,
                Names.frame(belief.pa()) + ", " + Words.rights(belief.rights()),
                belief.written(),
                belief.agrees(),
                slot == used || slot == usedByFetches));
      }
    }
  }

  private int slot(int access) {
    return mmu.tlb().isNone() ? -1 : mmu.tlb().find(va, asid, Rights.isFetch(access));
  }

  private void onTheWay(Found found) {
    boolean begins = held.stream().noneMatch(one -> one.keeper() == Keeper.TLB);
    for (PathBelief way : PathBelief.about(onlooker, va, asid, found)) {
      held.add(
          new Held(
              Keeper.PATHS,
              way.slot(),
              onlooker.format().level(way.level()).entry() + " cache entry " + way.slot(),
              "the way leads to " + Names.frame(way.table()) + ", " + Words.rights(way.rights()),
              way.written(),
              way.agrees(),
              begins));
      begins = false;
    }
  }

  /** PAE's walks begin at the processor's own copy of the PDPTE (SDM 3A §4.4.1). */
  private void copied(Found found) {
    Level root = onlooker.format().levels().get(0);
    if (!root.latched() || found.steps().isEmpty()) {
      return;
    }
    long raw = found.steps().get(0).raw();
    int index = root.indexOf(va);
    long copy = mmu.roots().latched(index);
    held.add(
        new Held(
            Keeper.COPY,
            index,
            root.entry() + " register " + index,
            Words.code(copy),
            Words.code(raw),
            copy == raw,
            held.isEmpty()));
  }

  /**
   * Whether the processor would allow {@code access} now: by the TLB, or by a walk from where it
   * would begin it.
   */
  boolean wouldAllow(int access) {
    Tlb tlb = mmu.tlb();
    int slot = onlooker.format().isCanonical(va) ? slot(access) : -1;
    if (slot < 0) {
      return walkAllows(access);
    }
    boolean allowed = Rights.allows(mmu.plan().allowed(tlb.rights(slot), tlb.group(slot)), access);
    boolean marks = Rights.isWrite(access) && !tlb.isDirty(slot);
    return allowed && (!marks || walkAllows(access));
  }

  private boolean walkAllows(int access) {
    Walker looking = onlooker.looking();
    WalkCache paths = mmu.paths();
    int known = onlooker.format().isCanonical(va) ? paths.deepest(va, asid) : -1;
    return !Translation.isRefused(
        known < 0
            ? looking.walk(onlooker.root(), va, access)
            : looking.resume(
                paths.step(known) + 1,
                paths.table(known),
                paths.rights(known),
                paths.group(known),
                va,
                access));
  }
}
