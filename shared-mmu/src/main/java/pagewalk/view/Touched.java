package pagewalk.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pagewalk.explain.Onlooker;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/** The words of memory that an event changed, with what they held before. */
final class Touched {
  private final Map<Long, Long> before;

  private Touched(Map<Long, Long> before) {
    this.before = before;
  }

  /** Of the event that {@code onlooker} is looking at. */
  static Touched of(Onlooker onlooker) {
    Trace trace = onlooker.trace();
    int event = onlooker.event();
    int wordBytes = onlooker.format().wordBytes();
    Map<Long, Long> before =
        switch (trace.kind(event)) {
          case WALK -> marked(trace, event);
          case STORE, POKE -> written(trace, event, wordBytes);
          case FILL -> filled(onlooker, trace.a(event), trace.c(event));
          default -> Map.of();
        };
    Map<Long, Long> changed = new LinkedHashMap<>();
    FrameStore memory = onlooker.memory();
    before.forEach(
        (pa, old) -> {
          if (memory.read(pa, wordBytes) != old) {
            changed.put(pa, old);
          }
        });
    return new Touched(changed);
  }

  /** The first reading of every entry is from before the walk marked it. */
  private static Map<Long, Long> marked(Trace trace, int event) {
    Map<Long, Long> before = new LinkedHashMap<>();
    for (int step = 0; step < trace.stepCount(event); step++) {
      before.putIfAbsent(trace.stepSlot(event, step), trace.stepRaw(event, step));
    }
    return before;
  }

  private static Map<Long, Long> written(Trace trace, int event, int wordBytes) {
    Map<Long, Long> before = new LinkedHashMap<>();
    before.put(trace.a(event) & -wordBytes, trace.c(event));
    return before;
  }

  private static Map<Long, Long> filled(Onlooker onlooker, long pa, long bytes) {
    return onlooker.asOf(
        onlooker.event() - 1,
        () -> {
          int wordBytes = onlooker.format().wordBytes();
          Map<Long, Long> before = new LinkedHashMap<>();
          for (long offset = 0; offset < bytes; offset += wordBytes) {
            before.put(pa + offset, onlooker.memory().read(pa + offset, wordBytes));
          }
          return before;
        });
  }

  /** What the word at {@code pa} held before; empty when the event did not change it. */
  Optional<Long> before(long pa) {
    return Optional.ofNullable(before.get(pa));
  }

  /** Every changed word with what it held before, in the order of the changes. */
  Map<Long, Long> all() {
    return before;
  }
}
