package pagewalk.server.preview;

import java.util.Optional;
import pagewalk.format.Level;
import pagewalk.view.MachineView;
import pagewalk.view.MachineView.TlbEntryView;
import pagewalk.view.MachineView.WalkView;
import pagewalk.view.RunInfo;
import pagewalk.view.TableView;
import pagewalk.view.Viewer;

/**
 * What is on the picture: one moment of a run, as the page gets it.
 *
 * @param title of the scenario
 */
record Sheet(String title, RunInfo run, MachineView view) {

  static Sheet of(Viewer viewer, String title, int event) {
    RunInfo run = viewer.info();
    return new Sheet(title, run, viewer.at(event));
  }

  /** What is the case, for those who do not see it. */
  String description() {
    String lead = Words.plain(view.caption().lead());
    return (lead + " " + Words.plain(view.caption().body())).strip();
  }

  /** The table that a frame is, if it is one. */
  Optional<TableView> table(long frame) {
    return view.tables().stream().filter(table -> table.frame() == frame).findFirst();
  }

  /** What a table of {@code level} is called; data for 0. */
  String nameOf(int level) {
    return run.machine().levels().stream()
        .filter(known -> known.number() == level)
        .map(Level::table)
        .findFirst()
        .orElse(level == 0 ? "data" : "unknown");
  }

  /** The entry of the TLB that answered instead of a walk. */
  Optional<TlbEntryView> believed() {
    return view.walk().filter(WalkView::fromTlb).flatMap(this::entryFor);
  }

  private Optional<TlbEntryView> entryFor(WalkView walk) {
    long page = walk.va() & -4096L;
    return view.tlb().stream()
        .filter(entry -> Long.compareUnsigned(entry.va(), page) <= 0)
        .filter(entry -> walk.pa().map(pa -> answers(entry, walk.va(), pa)).orElse(false))
        .findFirst();
  }

  private static boolean answers(TlbEntryView entry, long va, long pa) {
    return (entry.frame() << 12) + (va - entry.va()) == pa;
  }
}
