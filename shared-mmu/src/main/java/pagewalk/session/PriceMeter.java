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

  private final PagingFormat format;
  private final long[] count = new long[EventKind.values().length];
  private final Map<Long, Integer> levels = new HashMap<>();
  private final Map<Long, Long> waitingSince = new HashMap<>();
  private boolean paging;
  private long now;
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

  PriceMeter(PagingFormat format) {
    this.format = format;
  }

  /** Takes event {@code row} in. */
  void take(Trace trace, int row) {
    now++;
    EventKind kind = trace.kind(row);
    if (paging) {
      count[kind.ordinal()]++;
    }
    switch (kind) {
      case FAULT -> nested = Math.max(nested, trace.depth(row));
      case FRAME_TAKEN -> taken(trace.a(row), (int) trace.b(row), trace.c(row));
      case FRAME_FREED -> freed(trace.a(row), (int) trace.b(row), trace.c(row));
      case STORE -> stored(trace.a(row), trace.b(row), trace.c(row));
      case DEFERRED -> deferred(trace.a(row), trace.b(row) == 1);
      case PAGING_ON -> {
        paging = true;
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
      }
    }
  }

  /** A table has whole frames or a part of one; a root can have fewer than others of its level. */
  private long bytes(int level, long how) {
    return how == FURTHER_FRAME
        ? FrameStore.FRAME_BYTES
        : Math.min(FrameStore.FRAME_BYTES, format.level(level).tableBytes());
  }

  private void stored(long pa, long value, long old) {
    Integer level = paging ? levels.get(pa / FrameStore.FRAME_BYTES) : null;
    if (level != null) {
      entryStores++;
      retargets += old != 0 && value != 0 && isRetargeted(level, value, old) ? 1 : 0;
    }
  }

  private boolean isRetargeted(int level, long value, long old) {
    EntryView before = EntryView.of(format.level(level), old);
    EntryView after = EntryView.of(format.level(level), value);
    return leads(before) && leads(after) && before.target() != after.target();
  }

  private static boolean leads(EntryView entry) {
    return entry.kind() == ShapeKind.TABLE || entry.kind() == ShapeKind.LEAF;
  }

  private void deferred(long root, boolean noted) {
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
      longest = Math.max(longest, now - since);
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
    return count[kind.ordinal()];
  }
}
