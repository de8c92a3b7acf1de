package pagewalk.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pagewalk.bits.Hex;
import pagewalk.explain.Belief;
import pagewalk.explain.Explainer;
import pagewalk.explain.Names;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Words;
import pagewalk.format.PagingFormat;
import pagewalk.machine.Registers;
import pagewalk.session.Tallies;
import pagewalk.trace.Trace;
import pagewalk.view.MachineView.Floor;
import pagewalk.view.MachineView.InHand;
import pagewalk.view.MachineView.RegisterView;
import pagewalk.view.MachineView.Tally;
import pagewalk.view.MachineView.TlbEntryView;
import pagewalk.view.MachineView.WalkView;

/** Puts the picture of one moment together from its parts. */
final class ViewBuilder {
  /** More changed words than this are a cleared frame and no news about single entries. */
  private static final int MOST_CHANGED = 8;

  private final Onlooker onlooker;
  private final List<RegisterView> controls;

  /**
   * @param controls the control bits, which never change
   */
  ViewBuilder(Onlooker onlooker, List<RegisterView> controls) {
    this.onlooker = onlooker;
    this.controls = controls;
  }

  /** The moment that the onlooker is looking at. */
  MachineView build() {
    int event = onlooker.event();
    Trace trace = onlooker.trace();
    Touched touched = Touched.of(onlooker);
    Changes.Before before = Changes.Before.of(onlooker);
    PageRuns pages = PageRuns.of(onlooker);
    List<InHand> inHand = Tower.inHand(onlooker, pages.all());
    Tower tower = new Tower(onlooker, inHand);
    List<Floor> floors = tower.floors();
    Optional<WalkView> walk = new WalkViews(onlooker).latest();
    return new MachineView(
        event,
        trace.line(event),
        trace.depth(event),
        trace.kind(event),
        new Explainer(onlooker).caption(),
        registers(before),
        new TableViews(onlooker, touched, telling(touched, walk)).all(),
        onlooker.tree().beyond(),
        pages.all(),
        pages.folded(),
        Lenses.of(onlooker, pages.all()),
        inHand,
        missing(floors, walk),
        walk,
        floors,
        tower.next(),
        tlb(),
        onlooker.machine().mmu().tlb().shape(),
        FrameStrip.of(onlooker, pages.all(), inHand),
        tallies(),
        Changes.of(onlooker, touched, before));
  }

  /** What the walk read and what a store changed; a cleared frame changes too much to be told. */
  private static Set<Long> telling(Touched touched, Optional<WalkView> walk) {
    Set<Long> telling = new HashSet<>();
    walk.ifPresent(found -> found.steps().forEach(step -> telling.add(step.pa())));
    if (touched.all().size() <= MOST_CHANGED) {
      telling.addAll(touched.all().keySet());
    }
    return telling;
  }

  /**
   * What the open statement's own address still needs, at home: a handler works for it, whatever
   * window it is storing through just now.
   */
  private Optional<EntryPlace> missing(List<Floor> floors, Optional<WalkView> walk) {
    Optional<Long> wanted =
        floors.isEmpty()
            ? walk.filter(found -> !found.stopped().isEmpty()).map(WalkView::va)
            : Optional.of(floors.get(0).va());
    return wanted
        .flatMap(va -> EntryPlace.ending(onlooker, va))
        .filter(place -> place.isAbsent(onlooker));
  }

  private List<RegisterView> registers(Changes.Before before) {
    Registers now = onlooker.machine().registers();
    PagingFormat format = onlooker.format();
    List<RegisterView> views = new ArrayList<>();
    boolean on = now.pagingOn();
    views.add(new RegisterView("paging", on ? 1 : 0, on ? "on" : "off", on != before.pagingOn()));
    for (int number = 0; number < format.rootRegisters().size(); number++) {
      long value = now.root(number);
      views.add(
          new RegisterView(
              format.rootRegisters().get(number),
              value,
              root(number, value),
              value != before.roots().get(number)));
    }
    views.add(
        new RegisterView(
            format.faults().addressRegister(),
            now.faultAddress(),
            faultAddress(now.faultAddress()),
            now.faultAddress() != before.faultAddress()));
    views.addAll(controls);
    return views;
  }

  private String root(int number, long value) {
    PagingFormat format = onlooker.format();
    return onlooker.tree().roots().size() <= number
        ? "no root yet"
        : format.nameOf(format.rootLevel(number)) + " in frame " + Hex.of(value >>> 12);
  }

  private String faultAddress(long va) {
    if (va == 0) {
      return "";
    }
    Names names = new Names(onlooker);
    return names.levelShownAt(va) > 0
        ? Names.plain(names.address(va))
        : "address of the latest page fault";
  }

  private List<TlbEntryView> tlb() {
    List<TlbEntryView> entries = new ArrayList<>();
    for (Belief belief : Belief.all(onlooker)) {
      entries.add(
          new TlbEntryView(
              belief.slot(),
              belief.va(),
              Words.size(belief.bytes()),
              belief.pa() >>> 12,
              Words.rights(belief.rights()),
              belief.global(),
              belief.dirty(),
              belief.agrees(),
              Names.plain(belief.written()),
              belief.agrees() ? Optional.empty() : EntryPlace.ending(onlooker, belief.va())));
    }
    return entries;
  }

  private List<Tally> tallies() {
    Tallies counts =
        Tallies.of(onlooker.trace(), onlooker.chronicle().statementStart(), onlooker.event());
    return List.of(
        new Tally("faults", "faults", counts.faults()),
        new Tally("nested", "nested", counts.nested()),
        new Tally("tables", "tables made", counts.tables()),
        new Tally("frames", "frames held", counts.frames()),
        new Tally("refs", "entries read", counts.refs()),
        new Tally("stores", "stores", counts.stores()),
        new Tally("tlbFills", "TLB fills", counts.tlbFills()),
        new Tally("tlbHits", "TLB hits", counts.tlbHits()),
        new Tally("invalidations", "invalidations", counts.invalidations()));
  }
}
