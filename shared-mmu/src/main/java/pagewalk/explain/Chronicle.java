package pagewalk.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pagewalk.trace.EventKind;
import pagewalk.trace.Trace;

/**
 * What is under way at an event: which statement, which faults are open, which access at which
 * depth, and which frames the kernel has taken. All of it is read off the trace.
 *
 * <p>Going forward costs one look per event; going back starts again from the beginning.
 */
public final class Chronicle {
  /**
   * A frame that the kernel took and has not given back.
   *
   * @param event when it was taken
   * @param level for a table of this level, or for a page (0)
   * @param filled whether it has been filled since
   */
  public record Taken(long frame, int event, int level, boolean filled) {}

  private static final int NONE = -1;

  private final Trace trace;
  private int at;
  private int line;
  private int statementStart;
  private int latestAttempt;
  private int faults;
  private int floors;
  private boolean nested;
  private int[] floor = new int[16];
  private int[] instruction = new int[16];
  private int[] attempt = new int[16];
  private final Map<Long, Taken> taken = new TreeMap<>();

  Chronicle(Trace trace) {
    this.trace = trace;
    restart();
  }

  private void restart() {
    at = NONE;
    line = NONE;
    statementStart = 0;
    latestAttempt = NONE;
    faults = 0;
    floors = 0;
    nested = false;
    taken.clear();
  }

  /** Makes everything below speak about the moment just after {@code event}. */
  void advanceTo(int event) {
    if (event < at) {
      restart();
    }
    while (at < event) {
      at++;
      takeIn(at);
    }
  }

  private void takeIn(int event) {
    int depth = trace.depth(event);
    // An expectation speaks of the statement before it, and so does everything here.
    if (trace.line(event) != line && trace.kind(event) != EventKind.EXPECT) {
      line = trace.line(event);
      statementStart = event;
      latestAttempt = NONE;
      faults = 0;
      Arrays.fill(instruction, NONE);
      Arrays.fill(attempt, NONE);
    }
    makeRoom(depth);
    switch (trace.kind(event)) {
      case INSTRUCTION -> {
        instruction[depth] = event;
        attempt[depth] = NONE;
      }
      case WALK, TLB_HIT -> {
        attempt[depth] = event;
        latestAttempt = event;
      }
      case FAULT -> {
        faults++;
        nested |= depth > 0;
        floor[floors] = event;
        floors++;
      }
      case HANDLER_RETURN -> floors = Math.max(0, floors - 1);
      case FRAME_TAKEN -> {
        long frame = trace.a(event);
        taken.put(frame, new Taken(frame, event, (int) trace.b(event), false));
      }
      case FRAME_FREED -> taken.remove(trace.a(event));
      case FILL -> filled(trace.a(event) >>> 12);
      default -> {
        // Nothing of this is changed by other kinds of events.
      }
    }
  }

  private void filled(long frame) {
    Taken before = taken.get(frame);
    if (before != null && !before.filled()) {
      taken.put(frame, new Taken(frame, before.event(), before.level(), true));
    }
  }

  private void makeRoom(int depth) {
    if (Math.max(depth, floors) + 1 >= instruction.length) {
      int from = instruction.length;
      floor = Arrays.copyOf(floor, 2 * from);
      instruction = Arrays.copyOf(instruction, 2 * from);
      attempt = Arrays.copyOf(attempt, 2 * from);
      Arrays.fill(instruction, from, 2 * from, NONE);
      Arrays.fill(attempt, from, 2 * from, NONE);
    }
  }

  /** The event. */
  public int event() {
    return at;
  }

  /** The first event of its statement. */
  public int statementStart() {
    return statementStart;
  }

  /** How many faults its statement has taken so far. */
  public int faults() {
    return faults;
  }

  /** Whether some fault so far was taken inside of a handler. */
  public boolean hasNested() {
    return nested;
  }

  /** How many faults are open: taken, and their handler has not returned. */
  public int floors() {
    return floors;
  }

  /** The event of open fault {@code number}; 0 is the oldest. */
  public int floor(int number) {
    return floor[number];
  }

  /** The event that issued the latest access at {@code depth} in this statement, or −1. */
  public int instruction(int depth) {
    return depth < instruction.length ? instruction[depth] : NONE;
  }

  /** The walk or TLB answer that this access came to last, or −1. */
  public int attempt(int depth) {
    return depth < attempt.length ? attempt[depth] : NONE;
  }

  /** The latest walk or TLB answer of the statement, at whatever depth, or −1. */
  public int latestAttempt() {
    return latestAttempt;
  }

  /** The frames that are taken, the lowest first. */
  public List<Taken> taken() {
    return List.copyOf(taken.values());
  }

  public Optional<Taken> taken(long frame) {
    return Optional.ofNullable(taken.get(frame));
  }

  /** The walk or TLB answer that {@code fault} was decided by, or −1 when there was none. */
  public int decider(int fault) {
    int before = fault - 1;
    if (before < 0 || trace.va(before) != trace.va(fault)) {
      return NONE;
    }
    EventKind kind = trace.kind(before);
    return kind == EventKind.WALK || kind == EventKind.TLB_HIT ? before : NONE;
  }
}
