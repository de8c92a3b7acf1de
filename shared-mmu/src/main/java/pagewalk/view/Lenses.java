package pagewalk.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pagewalk.explain.Onlooker;
import pagewalk.explain.TableTree;
import pagewalk.view.MachineView.Lens;

/** Finds the pages through which software sees frames of tables just now. */
final class Lenses {
  private static final int FRAME_SHIFT = 12;

  private final Onlooker onlooker;

  /** By frame, in the order in which the tables are told. */
  private final Map<Long, List<Lens>> byFrame = new LinkedHashMap<>();

  private Lenses(Onlooker onlooker) {
    this.onlooker = onlooker;
    for (TableTree.Table table : onlooker.tree().inOrder()) {
      byFrame.putIfAbsent(table.frame(), new ArrayList<>());
    }
  }

  /**
   * Frame by frame in the order of the tables, and by address. A map of all memory shows every
   * frame and is no window on this one; nor are large pages aimed at tables.
   */
  static List<Lens> of(Onlooker onlooker, List<PageRun> pages) {
    Lenses lenses = new Lenses(onlooker);
    for (PageRun run : pages) {
      if (run.level() == 1 && !run.isMirror()) {
        lenses.take(run);
      }
    }
    List<Lens> all = new ArrayList<>();
    lenses.byFrame.values().forEach(all::addAll);
    return all;
  }

  private void take(PageRun run) {
    long frames = run.lastFrame() - run.frame() + 1;
    if (frames > byFrame.size()) {
      byFrame.forEach(
          (frame, found) -> {
            if (run.frame() <= frame && frame <= run.lastFrame()) {
              found.add(lens(run, frame));
            }
          });
      return;
    }
    for (long frame = run.frame(); frame <= run.lastFrame(); frame++) {
      List<Lens> found = byFrame.get(frame);
      if (found != null) {
        found.add(lens(run, frame));
      }
    }
  }

  private Lens lens(PageRun run, long frame) {
    long page = run.start() + ((frame - run.frame()) << FRAME_SHIFT);
    boolean single = run.bytes() == run.count() * onlooker.format().pageBytes();
    Optional<EntryPlace> entry = single ? EntryPlace.ending(onlooker, page) : Optional.empty();
    return new Lens(frame, run.start(), page, entry.map(EntryPlace::pa));
  }
}
