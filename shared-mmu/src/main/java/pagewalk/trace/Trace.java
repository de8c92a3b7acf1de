package pagewalk.trace;

import pagewalk.state.Cells;

/**
 * Everything that happened, as rows of numbers: one row an event, in order.
 *
 * <p>A row also keeps the tape's position just after the event, so that anybody can stand at any
 * event and find the machine as it was. The memory references of a walk follow in its row.
 *
 * <p>Its head is the time, with the line, the depth and the kind below it; its first word the
 * address. Of a walk the second is the result, with the small numbers in the bits that no result
 * has; then address and content of every entry that was read. Others have three words of payload.
 * Whoever reads does the taking apart: a walk is written down as quickly as its words are.
 */
public final class Trace {
  /** The word of a walk's row that its references begin at. */
  public static final int STEPS = 2;

  private static final int TIME_SHIFT = 32;
  private static final int LINE_SHIFT = 16;
  private static final int DEPTH_SHIFT = 8;
  private static final int LINE_MASK = 0xFFFF;
  private static final int BYTE_MASK = 0xFF;
  private static final long DEPTH = (long) BYTE_MASK << DEPTH_SHIFT;

  /** A result is a physical address, or has bit 63 set and the rest below this. */
  private static final int ACCESS_SHIFT = 48;

  private static final int FIRST_SHIFT = 52;
  private static final int COUNT_SHIFT = 55;
  private static final int LATCHED_SHIFT = 58;
  private static final long RESULT = 1L << 63 | (1L << ACCESS_SHIFT) - 1;
  private static final int ACCESS_MASK = 15;
  private static final int SMALL_MASK = 7;
  private static final int WORDS_WITHOUT_STEPS = 4;

  private final Cells cells;
  private final TraceMeter meter;
  private final EventLog log = EventLog.empty();
  private boolean on = true;
  private long allSteps;
  private long next;

  /** Line and depth of the events that follow, where a row has them. */
  private long scene;

  /** A trace of changes to {@code cells}; {@code meter} hears of the events that it wants. */
  public Trace(Cells cells, TraceMeter meter) {
    this.cells = cells;
    this.meter = meter;
  }

  /** Off for bulk work and benchmarks. */
  public void setOn(boolean on) {
    this.on = on;
  }

  public boolean isOn() {
    return on;
  }

  /**
   * From now on, for bulk work, events are counted and shown to the meter, but only the latest is
   * there to be looked at, as number 0.
   */
  public void keepLatest() {
    log.keepLatest();
  }

  /** How many events there have been, kept or not. */
  public long events() {
    return log.rows();
  }

  /** How many memory references all walks so far have made. */
  public long allSteps() {
    return allSteps;
  }

  /** The events that follow belong to this line of the script, 0 to 65535. */
  public void setLine(int line) {
    scene = (scene & DEPTH) | (long) line << LINE_SHIFT;
  }

  /** The events that follow happen inside {@code depth} nested fault handlers, 0 to 255. */
  public void setDepth(int depth) {
    scene = (scene & ~DEPTH) | (long) depth << DEPTH_SHIFT;
  }

  /** An access is about to be made; {@code what} is LOAD, STORE, FETCH or FILL. */
  public void instruction(EventKind what, long va, int access, long value) {
    add(EventKind.INSTRUCTION, va, access, what.ordinal(), value);
  }

  /**
   * Where events lie. Whoever walks writes what he reads there, from {@link #STEPS} on: of each
   * entry the address and what was read, before he calls {@link #walk}.
   */
  public EventLog log() {
    return log;
  }

  /**
   * For {@link #walk}: that {@code count} references have been written, 0 to 7, the first of them
   * that of step {@code first}, 0 to 7; 0 is the highest level's. The first {@code latched} of
   * them, 0 or 1, are of the processor's own copies, and no memory references.
   */
  public static long steps(int first, int count, int latched) {
    return (long) first << FIRST_SHIFT
        | (long) count << COUNT_SHIFT
        | (long) latched << LATCHED_SHIFT;
  }

  /**
   * A walk came to {@code result} (see {@code Translation}); its references, {@code steps}, lie in
   * {@link #log} already. Only for a trace that is on.
   */
  public void walk(long va, int access, long result, long steps) {
    int count = (int) (steps >>> COUNT_SHIFT) & SMALL_MASK;
    log.put(0, va);
    log.put(1, result | steps | (long) access << ACCESS_SHIFT);
    allSteps += Math.max(0, count - (int) (steps >>> LATCHED_SHIFT));
    close(EventKind.WALK, STEPS + 2 * count);
  }

  /** TLB slot {@code slot} answered {@code result} without a walk. */
  public void tlbHit(long va, int access, long result, int slot) {
    add(EventKind.TLB_HIT, va, access, result, slot);
  }

  /** TLB slot {@code slot} believes from now on that the page of {@code va} is at {@code pa}. */
  public void tlbFill(long va, int slot, long pa) {
    add(EventKind.TLB_FILL, va, slot, pa, 0);
  }

  /**
   * The access was refused; {@code code} is what the handler is told, {@code result} the refusal.
   */
  public void fault(long va, int access, long code, long result) {
    add(EventKind.FAULT, va, access, code, result);
  }

  /** A load or fetch of {@code value} from {@code pa}; {@code kind} is LOAD or FETCH. */
  public void read(EventKind kind, long va, long pa, long value) {
    add(kind, va, pa, value, 0);
  }

  /**
   * A store to {@code pa} of {@code value} where {@code old} was; {@code kind} is STORE or POKE.
   */
  public void write(EventKind kind, long va, long pa, long value, long old) {
    add(kind, va, pa, value, old);
  }

  /** {@code bytes} bytes from {@code pa} on were filled with the word {@code value}. */
  public void fill(long va, long pa, long value, long bytes) {
    add(EventKind.FILL, va, pa, value, bytes);
  }

  /** The kernel took frame {@code frame} for a table of {@code level}, or for a page (0). */
  public void frameTaken(long frame, int level) {
    add(EventKind.FRAME_TAKEN, 0, frame, level, 0);
  }

  /** A table or page ({@code level} 0) in {@code frame} is no more, and the frame is free. */
  public void frameFreed(long frame, int level) {
    add(EventKind.FRAME_FREED, 0, frame, level, 0);
  }

  /** Another part of {@code frame}, which was taken before, became a table of {@code level}. */
  public void partTaken(long frame, int level) {
    add(EventKind.FRAME_TAKEN, 0, frame, level, 1);
  }

  /** {@code frame} is taken, too, for the table that began in the frame before it. */
  public void runTaken(long frame, int level) {
    add(EventKind.FRAME_TAKEN, 0, frame, level, 2);
  }

  /** {@code frame} is free again, as the one before it with the same table is. */
  public void runFreed(long frame, int level) {
    add(EventKind.FRAME_FREED, 0, frame, level, 2);
  }

  /** The table in a part of {@code frame} is no more; others are still in there. */
  public void partFreed(long frame, int level) {
    add(EventKind.FRAME_FREED, 0, frame, level, 1);
  }

  /**
   * {@code dropped} beliefs were forgotten by the instruction with ordinal {@code instruction}, or
   * without one (−1): about the page of {@code va}, or about more than that.
   */
  public void invalidate(long va, boolean all, int dropped, int instruction) {
    add(EventKind.INVALIDATE, va, all ? 1 : 0, dropped, instruction);
  }

  /** {@code lines} lines of the data cache from {@code pa} on were written to memory. */
  public void clean(long va, long pa, int lines) {
    add(EventKind.CLEAN, va, pa, lines, 0);
  }

  /** Control number {@code control} of the format was set to {@code value}. */
  public void control(int control, long value, int dropped) {
    add(EventKind.CONTROL, 0, control, value, dropped);
  }

  /** The manual leaves open what happens now; {@code reason} is the ordinal of why. */
  public void unpredictable(long va, int reason) {
    add(EventKind.UNPREDICTABLE, va, reason, 0, 0);
  }

  /** Root register {@code number} holds {@code pa} from now on. */
  public void rootLoad(int number, long pa, int dropped) {
    add(EventKind.ROOT_LOAD, 0, pa, dropped, number);
  }

  /**
   * A change of the page at {@code va} in the space at {@code root} was noted for later, or is now
   * about to be made.
   */
  public void deferred(long va, long root, boolean noted) {
    add(EventKind.DEFERRED, va, root, noted ? 1 : 0, 0);
  }

  public void pagingOn() {
    add(EventKind.PAGING_ON, 0, 0, 0, 0);
  }

  public void handlerReturn(long va, boolean handled) {
    add(EventKind.HANDLER_RETURN, va, handled ? 1 : 0, 0, 0);
  }

  public void retry(long va, int access) {
    add(EventKind.RETRY, va, access, 0, 0);
  }

  public void expect(boolean held) {
    add(EventKind.EXPECT, 0, held ? 1 : 0, 0, 0);
  }

  /** The machine stopped for good; {@code reason} is the ordinal of the machine's reason. */
  public void halt(int reason, long va) {
    add(EventKind.HALT, va, reason, 0, 0);
  }

  private void add(EventKind what, long address, long first, long second, long third) {
    if (!on) {
      return;
    }
    log.put(0, address);
    log.put(1, first);
    log.put(2, second);
    log.put(3, third);
    close(what, WORDS_WITHOUT_STEPS);
  }

  private void close(EventKind what, int words) {
    log.close((long) cells.time() << TIME_SHIFT | scene | what.ordinal(), words);
    if (log.rows() > next) {
      next = meter.event(log.rows() - 1, what, cells);
    }
  }

  /** Number of events that can be looked at; they are numbered from 0. */
  public int size() {
    return log.size();
  }

  public EventKind kind(int event) {
    return EventKind.of((int) log.head(event) & BYTE_MASK);
  }

  /** How many fault handlers the event is inside of. */
  public int depth(int event) {
    return (int) log.head(event) >>> DEPTH_SHIFT & BYTE_MASK;
  }

  /** Line of the script, from 1. */
  public int line(int event) {
    return (int) log.head(event) >>> LINE_SHIFT & LINE_MASK;
  }

  /** The tape's position just after the event. */
  public int time(int event) {
    return (int) (log.head(event) >>> TIME_SHIFT);
  }

  public long va(int event) {
    return log.word(event, 0);
  }

  /** First payload word; see the recording method of the event's kind. */
  public long a(int event) {
    long word = log.word(event, 1);
    return isWalk(event) ? word >>> ACCESS_SHIFT & ACCESS_MASK : word;
  }

  /** Second payload word. */
  public long b(int event) {
    return isWalk(event) ? log.word(event, 1) & RESULT : log.word(event, 2);
  }

  /** Third payload word; of a walk the step of its first memory reference. */
  public long c(int event) {
    return isWalk(event)
        ? small(event, FIRST_SHIFT) + small(event, LATCHED_SHIFT)
        : log.word(event, 3);
  }

  private boolean isWalk(int event) {
    return kind(event) == EventKind.WALK;
  }

  private int small(int walk, int shift) {
    return (int) (log.word(walk, 1) >>> shift) & SMALL_MASK;
  }

  /** Number of memory references of the walk at {@code event}; 0 for events of other kinds. */
  public int stepCount(int event) {
    return isWalk(event) ? Math.max(0, small(event, COUNT_SHIFT) - small(event, LATCHED_SHIFT)) : 0;
  }

  /**
   * Physical address of the entry read at {@code step} (0 is the root's) of the walk at {@code
   * event}.
   */
  public long stepSlot(int event, int step) {
    return log.word(event, STEPS + 2 * (small(event, LATCHED_SHIFT) + step));
  }

  /** The entry as it was read. */
  public long stepRaw(int event, int step) {
    return log.word(event, STEPS + 2 * (small(event, LATCHED_SHIFT) + step) + 1);
  }
}
