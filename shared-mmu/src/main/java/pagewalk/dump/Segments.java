package pagewalk.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pagewalk.bits.Hex;

/** The physical memory that a dump holds: runs in ascending order that do not overlap. */
final class Segments {
  private final long[] starts;
  private final long[] ends;
  private final long[] positions;

  private Segments(List<Segment> sorted) {
    int count = sorted.size();
    starts = new long[count];
    ends = new long[count];
    positions = new long[count];
    for (int i = 0; i < count; i++) {
      starts[i] = sorted.get(i).pa();
      ends[i] = sorted.get(i).end();
      positions[i] = sorted.get(i).position();
    }
  }

  /**
   * Sorts runs and joins those that continue or repeat each other: a dump written by virtual
   * addresses lists shared memory once per mapping.
   *
   * @throws DumpMistake when two of them say different things about one address
   */
  static Segments of(List<Segment> unsorted) throws DumpMistake {
    List<Segment> ascending = new ArrayList<>(unsorted);
    ascending.sort(Comparator.comparingLong(Segment::pa));
    List<Segment> joined = new ArrayList<>();
    for (Segment next : ascending) {
      int last = joined.size() - 1;
      if (last < 0 || joined.get(last).end() < next.pa()) {
        joined.add(next);
        continue;
      }
      Segment before = joined.get(last);
      if (before.agreesWith(next)) {
        long end = Math.max(before.end(), next.end());
        joined.set(last, new Segment(before.pa(), end - before.pa(), before.position()));
      } else if (before.end() == next.pa()) {
        joined.add(next);
      } else {
        throw new DumpMistake(
            "Two segments claim physical address "
                + Hex.of(next.pa())
                + ", each with other bytes: the program headers are damaged.");
      }
    }
    return new Segments(joined);
  }

  int count() {
    return starts.length;
  }

  /** The number of the first run that ends above {@code pa}; {@link #count()} when none does. */
  int firstAbove(long pa) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > pa) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Physical address of the first byte of run {@code number}. */
  long start(int number) {
    return starts[number];
  }

  /** Physical address behind the last byte of run {@code number}. */
  long end(int number) {
    return ends[number];
  }

  /** Where the byte at {@code pa}, which lies in run {@code number}, stands in the source. */
  long position(int number, long pa) {
    return positions[number] + (pa - starts[number]);
  }
}
