package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pagewalk.explain.Chronicle;
import pagewalk.explain.Onlooker;
import pagewalk.explain.TableTree;
import pagewalk.setting.Range;
import pagewalk.state.FrameStore;
import pagewalk.view.MachineView.FrameRun;
import pagewalk.view.MachineView.InHand;
import pagewalk.view.MachineView.Use;

/**
 * Physical memory by use. Painted from the least telling use to the most telling: what nobody has
 * written is junk, whatever is mapped is data, the pool is free or in hand, and tables are tables.
 */
final class FrameStrip {
  private static final int MOST_RUNS = 1_024;
  private static final int NO_LEVEL = -1;

  /** Use and level of the frames from the key on, up to the next key. */
  private final TreeMap<Long, FrameRun> marks = new TreeMap<>();

  private final long frames;

  private FrameStrip(long frames) {
    this.frames = frames;
    paint(0, frames - 1, Use.JUNK, NO_LEVEL);
  }

  static List<FrameRun> of(Onlooker onlooker, List<PageRun> pages, List<InHand> inHand) {
    FrameStrip strip = new FrameStrip(onlooker.memory().bytes() >>> 12);
    strip.written(onlooker.memory());
    for (PageRun run : pages) {
      strip.paint(run.frame(), run.lastFrame(), Use.DATA, 0);
    }
    strip.pool(onlooker);
    for (InHand hand : inHand) {
      strip.paint(hand.frame(), hand.frame(), Use.IN_HAND, hand.level());
    }
    for (TableTree.Table table : onlooker.tree().tables()) {
      strip.paint(table.frame(), table.frame(), Use.TABLE, table.level());
    }
    return strip.bounded();
  }

  private void written(FrameStore memory) {
    long frame = memory.nextWritten(0);
    while (frame >= 0) {
      long last = frame;
      while (last + 1 < frames && memory.isWritten(last + 1)) {
        last++;
      }
      paint(frame, last, Use.DATA, 0);
      frame = memory.nextWritten(last + 1);
    }
  }

  private void pool(Onlooker onlooker) {
    Range pool = onlooker.pool();
    long from = pool.low();
    for (Chronicle.Taken taken : onlooker.chronicle().taken()) {
      if (pool.contains(taken.frame())) {
        paint(from, taken.frame() - 1, Use.FREE, NO_LEVEL);
        from = taken.frame() + 1;
      }
    }
    paint(from, pool.high(), Use.FREE, NO_LEVEL);
  }

  private void paint(long from, long to, Use use, int level) {
    long first = Math.max(0, from);
    long last = Math.min(to, frames - 1);
    if (first > last) {
      return;
    }
    Optional<FrameRun> behind =
        Optional.ofNullable(marks.floorEntry(last + 1)).map(Map.Entry::getValue);
    // Not subMap(…).clear(): the class library of the page clears more than the range.
    Long covered = marks.ceilingKey(first);
    while (covered != null && covered <= last) {
      marks.remove(covered);
      covered = marks.higherKey(covered);
    }
    marks.put(first, new FrameRun(first, last, use, level));
    if (last + 1 < frames) {
      behind.ifPresent(run -> marks.put(last + 1, run));
    }
  }

  /**
   * Maximal runs; when there are too many for any picture, the smaller of two neighbours gives way.
   */
  private List<FrameRun> bounded() {
    List<FrameRun> runs = new ArrayList<>();
    for (Map.Entry<Long, FrameRun> mark : marks.entrySet()) {
      Long next = marks.higherKey(mark.getKey());
      long last = next == null ? frames - 1 : next - 1;
      append(
          runs, new FrameRun(mark.getKey(), last, mark.getValue().use(), mark.getValue().level()));
    }
    while (runs.size() > MOST_RUNS) {
      runs = fewer(runs);
    }
    return runs;
  }

  /** Joins as many pairs of neighbours as there are runs too many, evenly spread. */
  private static List<FrameRun> fewer(List<FrameRun> runs) {
    int pairs = runs.size() / 2;
    int excess = Math.min(pairs, runs.size() - MOST_RUNS);
    List<FrameRun> fewer = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      FrameRun one = runs.get(2 * pair);
      FrameRun other = runs.get(2 * pair + 1);
      if ((long) (pair + 1) * excess / pairs > (long) pair * excess / pairs) {
        append(fewer, coarser(one, other));
      } else {
        append(fewer, one);
        append(fewer, other);
      }
    }
    if (runs.size() % 2 == 1) {
      append(fewer, runs.get(runs.size() - 1));
    }
    return fewer;
  }

  private static FrameRun coarser(FrameRun one, FrameRun other) {
    boolean first = one.last() - one.first() >= other.last() - other.first();
    FrameRun larger = first ? one : other;
    return new FrameRun(one.first(), other.last(), larger.use(), larger.level());
  }

  private static void append(List<FrameRun> runs, FrameRun run) {
    int size = runs.size();
    if (size > 0) {
      FrameRun before = runs.get(size - 1);
      if (before.use() == run.use() && before.level() == run.level()) {
        runs.set(size - 1, new FrameRun(before.first(), run.last(), run.use(), run.level()));
        return;
      }
    }
    runs.add(run);
  }
}
