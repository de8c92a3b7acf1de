package pagewalk.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private final long frames;

  /** The strip so far: ascending, without gaps, covering all of memory. */
  private List<FrameRun> runs = new ArrayList<>();

  private FrameStrip(long frames) {
    this.frames = frames;
    runs.add(new FrameRun(0, frames - 1, Use.JUNK, NO_LEVEL));
  }

  static List<FrameRun> of(Onlooker onlooker, List<PageRun> pages, List<InHand> inHand) {
    FrameStrip strip = new FrameStrip(onlooker.memory().bytes() >>> 12);
    strip.paint(strip.written(onlooker.memory()));
    List<FrameRun> data = new ArrayList<>();
    for (PageRun run : pages) {
      data.add(new FrameRun(run.frame(), run.lastFrame(), Use.DATA, 0));
    }
    strip.paint(data);
    strip.paint(pool(onlooker));
    List<FrameRun> held = new ArrayList<>();
    for (InHand hand : inHand) {
      held.add(new FrameRun(hand.frame(), hand.frame(), Use.IN_HAND, hand.level()));
    }
    strip.paint(held);
    List<FrameRun> tables = new ArrayList<>();
    for (TableTree.Table table : onlooker.tree().tables()) {
      long last = (table.pa() + onlooker.tree().bytes(table) - 1) >>> 12;
      tables.add(new FrameRun(table.frame(), last, Use.TABLE, table.level()));
    }
    strip.paint(tables);
    return strip.bounded();
  }

  private List<FrameRun> written(FrameStore memory) {
    List<FrameRun> written = new ArrayList<>();
    long frame = memory.nextWritten(0);
    while (frame >= 0) {
      long last = frame;
      while (last + 1 < frames && memory.isWritten(last + 1)) {
        last++;
      }
      written.add(new FrameRun(frame, last, Use.DATA, 0));
      frame = last + 1 < frames ? memory.nextWritten(last + 1) : -1;
    }
    return written;
  }

  private static List<FrameRun> pool(Onlooker onlooker) {
    List<FrameRun> free = new ArrayList<>();
    Range pool = onlooker.pool();
    long from = pool.low();
    for (Chronicle.Taken taken : onlooker.chronicle().taken()) {
      if (pool.contains(taken.frame())) {
        free.add(new FrameRun(from, taken.frame() - 1, Use.FREE, NO_LEVEL));
        from = taken.frame() + 1;
      }
    }
    free.add(new FrameRun(from, pool.high(), Use.FREE, NO_LEVEL));
    return free;
  }

  /** Covers what is there by {@code over}, in any order; of overlapping ones the lowest wins. */
  private void paint(List<FrameRun> over) {
    List<FrameRun> sorted = new ArrayList<>(over);
    sorted.sort(Comparator.comparingLong(FrameRun::first));
    List<FrameRun> painted = new ArrayList<>();
    long at = 0;
    int below = 0;
    for (FrameRun run : sorted) {
      long first = Math.max(run.first(), at);
      long last = Math.min(run.last(), frames - 1);
      if (first <= last) {
        below = keep(painted, below, at, first - 1);
        append(painted, new FrameRun(first, last, run.use(), run.level()));
        at = last + 1;
      }
    }
    keep(painted, below, at, frames - 1);
    runs = painted;
  }

  /**
   * Copies what lies at {@code from} to {@code to}, looking from run {@code index} on; gives the
   * run to go on with.
   */
  private int keep(List<FrameRun> painted, int index, long from, long to) {
    int i = index;
    while (i < runs.size() && runs.get(i).first() <= to) {
      FrameRun run = runs.get(i);
      long first = Math.max(run.first(), from);
      long last = Math.min(run.last(), to);
      if (first <= last) {
        append(painted, new FrameRun(first, last, run.use(), run.level()));
      }
      if (run.last() > to) {
        return i;
      }
      i++;
    }
    return i;
  }

  /**
   * Maximal runs; when there are too many for any picture, the smaller of two neighbours gives way.
   */
  private List<FrameRun> bounded() {
    List<FrameRun> kept = runs;
    while (kept.size() > MOST_RUNS) {
      kept = fewer(kept);
    }
    return kept;
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
