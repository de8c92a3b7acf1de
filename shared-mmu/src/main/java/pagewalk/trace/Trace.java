package pagewalk.trace;

import java.util.Arrays;
import pagewalk.state.Cells;

/**
 * Everything that happened, as a table of numbers: one row an event, in order.
 *
 * <p>A row also keeps the tape's position just after the event, so that anybody can stand at any
 * event and find the machine as it was. The memory references of a walk are rows of a second table.
 */
public final class Trace {
  private static final int FIRST_SIZE = 256;

  /** Of a row: line, time, first step, and the kind with the depth above it. */
  private static final int MARKS = 4;

  /** Of a row: address and payload. */
  private static final int WORDS = 4;

  private static final int DEPTH_SHIFT = 8;
  private static final int KIND_MASK = (1 << DEPTH_SHIFT) - 1;

  private final Cells cells;
  private final TraceMeter meter;
  private boolean on = true;
  private boolean keeping = true;
  private long events;
  private long allSteps;
  private int size;
  private int[] marks = new int[MARKS * FIRST_SIZE];
  private long[] words = new long[WORDS * FIRST_SIZE];
  private int steps;
  private long[] references = new long[2 * FIRST_SIZE];
  private int currentLine;
  private int currentDepth;

  /** A trace of changes to {@code cells}; {@code meter} hears of every event. */
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
   * Off for bulk work: events are counted and shown to the meter, but only the latest is there to
   * be looked at, as number 0, and of references only those of the latest walk.
   */
  public void setKeeping(boolean keeping) {
    this.keeping = keeping;
  }

  /** How many events there have been, kept or not. */
  public long events() {
    return events;
  }

  /** How many memory references all walks so far have made. */
  public long allSteps() {
    return allSteps;
  }

  /** The events that follow belong to this line of the script. */
  public void setLine(int line) {
    currentLine = line;
  }

  /** The events that follow happen inside {@code depth} nested fault handlers. */
  public void setDepth(int depth) {
    currentDepth = depth;
  }

  /** An access is about to be made; {@code what} is LOAD, STORE, FETCH or FILL. */
  public void instruction(EventKind what, long va, int access, long value) {
    add(EventKind.INSTRUCTION, va, access, what.ordinal(), value);
  }

  /**
   * A walk came to {@code result} (see {@code Translation}); its references follow by {@link
   * #steps}, the first of them being that of step {@code first}: 0 is the highest level's.
   */
  public void walk(long va, int access, long result, int first) {
    steps = keeping ? steps : 0;
    add(EventKind.WALK, va, access, result, first);
  }

  /**
   * The memory references of the latest walk, {@code count} of them: in {@code pairs}, from index
   * {@code from} on, the address of each entry and what was read there.
   */
  public void steps(long[] pairs, int from, int count) {
    if (!on) {
      return;
    }
    int at = 2 * steps;
    while (at + 2 * count > references.length) {
      references = Arrays.copyOf(references, references.length * 2);
    }
    long[] all = references;
    for (int i = 0; i < 2 * count; i++) {
      all[at + i] = pairs[from + i];
    }
    steps += count;
    allSteps += count;
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
    int row = keeping ? size : 0;
    int mark = row * MARKS;
    int word = row * WORDS;
    if (mark == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
      words = Arrays.copyOf(words, words.length * 2);
    }
    int[] ints = marks;
    ints[mark] = currentLine;
    ints[mark + 1] = cells.time();
    ints[mark + 2] = steps;
    ints[mark + 3] = what.ordinal() | currentDepth << DEPTH_SHIFT;
    long[] longs = words;
    longs[word] = address;
    longs[word + 1] = first;
    longs[word + 2] = second;
    longs[word + 3] = third;
    size = row + 1;
    events++;
    meter.event(row, cells);
  }

  /** Number of events; they are numbered from 0. */
  public int size() {
    return size;
  }

  public EventKind kind(int event) {
    return EventKind.of(marks[event * MARKS + 3] & KIND_MASK);
  }

  /** How many fault handlers the event is inside of. */
  public int depth(int event) {
    return marks[event * MARKS + 3] >>> DEPTH_SHIFT;
  }

  /** Line of the script, from 1. */
  public int line(int event) {
    return marks[event * MARKS];
  }

  /** The tape's position just after the event. */
  public int time(int event) {
    return marks[event * MARKS + 1];
  }

  public long va(int event) {
    return words[event * WORDS];
  }

  /** First payload word; see the recording method of the event's kind. */
  public long a(int event) {
    return words[event * WORDS + 1];
  }

  /** Second payload word. */
  public long b(int event) {
    return words[event * WORDS + 2];
  }

  /** Third payload word. */
  public long c(int event) {
    return words[event * WORDS + 3];
  }

  /** Number of memory references of the walk at {@code event}; 0 for events of other kinds. */
  public int stepCount(int event) {
    int next = event + 1 < size ? firstStep(event + 1) : steps;
    return next - firstStep(event);
  }

  /**
   * Physical address of the entry read at {@code step} (0 is the root's) of the walk at {@code
   * event}.
   */
  public long stepSlot(int event, int step) {
    return references[2 * (firstStep(event) + step)];
  }

  /** The entry as it was read. */
  public long stepRaw(int event, int step) {
    return references[2 * (firstStep(event) + step) + 1];
  }

  private int firstStep(int event) {
    return marks[event * MARKS + 2];
  }
}
