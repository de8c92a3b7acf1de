package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pagewalk.explain.Leaves;
import pagewalk.explain.Leaves.Leaf;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Words;

/** Folds the pages of a moment into runs, so that a whole direct map is one line. */
final class PageRuns {
  static final String IDENTITY = "identity map";
  static final String DIRECT = "direct map";

  private static final int MOST_RUNS = 4_096;

  private final Onlooker onlooker;
  private final List<PageRun> runs = new ArrayList<>();
  private int folded;
  private @Nullable Leaf first;
  private long count;
  private long nextVa;
  private long nextPa;

  private PageRuns(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  static PageRuns of(Onlooker onlooker) {
    PageRuns runs = new PageRuns(onlooker);
    Leaves.visit(onlooker, runs::take);
    runs.finish();
    return runs;
  }

  private boolean take(Leaf leaf) {
    Leaf open = first;
    boolean continues =
        open != null
            && leaf.va() == nextVa
            && leaf.pa() == nextPa
            && leaf.bytes() == open.bytes()
            && leaf.rights() == open.rights();
    if (!continues) {
      finish();
      first = leaf;
    }
    count++;
    nextVa = leaf.va() + leaf.bytes();
    nextPa = leaf.pa() + leaf.bytes();
    return true;
  }

  private void finish() {
    Leaf open = first;
    if (open != null && runs.size() < MOST_RUNS) {
      runs.add(run(open));
    } else if (open != null) {
      folded++;
    }
    first = null;
    count = 0;
  }

  private PageRun run(Leaf open) {
    return new PageRun(
        open.va(),
        nextVa - 1,
        open.pa() >>> 12,
        count,
        Words.size(open.bytes()),
        open.table().level(),
        open.table().pa(),
        open.index(),
        Words.rights(open.rights()),
        name(open));
  }

  private String name(Leaf open) {
    if (open.va() == open.pa()) {
      return IDENTITY;
    }
    boolean all = open.pa() == 0 && count * open.bytes() >= onlooker.memory().bytes();
    if (all) {
      return DIRECT;
    }
    return onlooker.format().isUserHalf(open.va()) ? "data" : "kernel";
  }

  /** In the order of virtual addresses. */
  List<PageRun> all() {
    return runs;
  }

  /** How many more runs there are. */
  int folded() {
    return folded;
  }
}
