package pagewalk.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pagewalk.format.EntryView;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;
import pagewalk.setting.Range;
import pagewalk.state.FrameStore;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/** Adds up what a run costs, event by event, whether the trace is kept or not. */
final class PriceMeter {
  private static final int FURTHER_PART = 1;
  private static final int FURTHER_FRAME = 2;
  private static final long NO_FRAME = -1;

  private final PagingFormat format;
  private final EventCounts counts;

  /**
   * What had been counted when paging went on; until then the counts themselves, less which is 0.
   */
  private EventCounts atBoot;

  /** The levels of tables by frame. */
  private final Map<Long, Integer> levels = new HashMap<>();

  /** The frame that was looked up last, for stores come many to a table; and its level, or 0. */
  private long latestFrame = NO_FRAME;

  private int latestLevel;
  private final Map<Long, Long> waitingSince = new HashMap<>();
  private boolean paging;
  private long nested;
  private long tableFrames;
  private long mostTableFrames;
  private long tableBytes;
  private long mostTableBytes;
  private long noteFrames;
  private long entryStores;
  private long retargets;
  private long waiting;
  private long stepsAtBoot;

  /** For a run whose events somebody adds to {@code counts}. */
  PriceMeter(PagingFormat format, EventCounts counts) {
    this.format = format;
    this.counts = counts;
    atBoot = counts;
  }

  /** Looks at event {@code row}, which has been counted, for what its kind alone does not tell. */
  void look(Trace trace, EventKind kind, int row) {
    switch (kind) {
      case FAULT -> nested = Math.max(nested, trace.depth(row));
      case FRAME_TAKEN -> taken(trace.a(row), (int) trace.b(row), trace.c(row));
      case FRAME_FREED -> freed(trace.a(row), (int) trace.b(row), trace.c(row));
      case STORE -> stored(trace, row);
      case DEFERRED -> deferred(trace.a(row), trace.b(row) == 1, trace.events());
      case PAGING_ON -> {
        paging = true;
        atBoot = counts.copy();
        stepsAtBoot = trace.allSteps();
      }
      default -> {
        // Counting them is all.
      }
    }
  }

  private void taken(long frame, int level, long how) {
    if (level == 0) {
      noteFrames += paging ? 0 : 1;
      return;
    }
    levels.put(frame, level);
    latestFrame = NO_FRAME;
    tableFrames += how == FURTHER_PART ? 0 : 1;
    tableBytes += bytes(level, how);
    mostTableFrames = Math.max(mostTableFrames, tableFrames);
    mostTableBytes = Math.max(mostTableBytes, tableBytes);
  }

  private void freed(long frame, int level, long how) {
    if (level > 0) {
      tableFrames -= how == FURTHER_PART ? 0 : 1;
      tableBytes -= bytes(level, how);
      if (how != FURTHER_PART) {
        levels.remove(frame);
        latestFrame = NO_FRAME;
      }
    }
  }

  /** A table has whole frames or a part of one; a root can have fewer than others of its level. */
  private long bytes(int level, long how) {
    return how == FURTHER_FRAME
        ? FrameStore.FRAME_BYTES
        : Math.min(FrameStore.FRAME_BYTES, format.level(level).tableBytes());
  }

  private void stored(Trace trace, int row) {
    int level = paging ? levelOf(trace.a(row) / FrameStore.FRAME_BYTES) : 0;
    if (level > 0) {
      entryStores++;
      long old = trace.c(row);
      retargets += old != 0 && isRetargeted(level, trace.b(row), old) ? 1 : 0;
    }
  }

  private int levelOf(long frame) {
    if (frame != latestFrame) {
      latestFrame = frame;
      latestLevel = levels.getOrDefault(frame, 0);
    }
    return latestLevel;
  }

  private boolean isRetargeted(int level, long value, long old) {
    EntryView before = EntryView.of(format.level(level), old);
    EntryView after = EntryView.of(format.level(level), value);
    return leads(before) && leads(after) && before.target() != after.target();
  }

  private static boolean leads(EntryView entry) {
    return entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
  }

  private void deferred(long root, boolean noted, long now) {
    if (noted) {
      waitingSince.putIfAbsent(root, now);
      return;
    }
    Long since = waitingSince.remove(root);
    if (since != null) {
      waiting = Math.max(waiting, now - since);
    }
  }

  /** What everything so far has cost with a strategy that takes up {@code reserved} addresses. */
  Prices prices(Trace trace, List<Range> reserved) {
    long longest = waiting;
    for (long since : waitingSince.values()) {
      longest = Math.max(longest, trace.events() - since);
    }
    return new Prices(
        count(EventKind.FAULT),
        nested,
        mostTableFrames,
        mostTableBytes,
        noteFrames * FrameStore.FRAME_BYTES,
        reserved.stream().mapToLong(Range::count).sum(),
        entryStores,
        trace.allSteps() - stepsAtBoot,
        count(EventKind.INVALIDATE),
        count(EventKind.TLB_FILL),
        count(EventKind.ROOT_LOAD),
        retargets,
        longest);
  }

  private long count(EventKind kind) {
    return counts.since(atBoot, kind);
  }
}
