package pagewalk.bench;

import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * Makes tables without any machine: entries go to physical addresses, as a boot loader would write
 * them.
 *
 * <p>This is what mapping costs when no address has to be found for a table first. Page number
 * {@code n} of the address space is mapped to frame {@code n}, and tables follow each other from
 * {@link #TABLES} on in the order in which they become necessary.
 */
public final class PlainMapper {
  /** Where the first table lies. */
  public static final long TABLES = 1 << 20;

  private static final long LEAST_RAM = 64 << 20;
  private static final int RIGHTS = Rights.of(true, true, true, true);

  private final PagingFormat format;
  private final FrameStore memory;
  private final int word;
  private long next = TABLES;
  private final long root;

  public PlainMapper(PagingFormat format, FrameStore memory) {
    this.format = format;
    this.memory = memory;
    word = format.wordBytes();
    root = take(format.level(format.rootLevel(0)));
  }

  /** The memory that a machine has to have, in bytes, for {@code bytes} to be mapped in it. */
  public static long ram(long bytes) {
    return Math.max(bytes, LEAST_RAM);
  }

  /** Where the tables of {@code bytes} mapped bytes end. */
  public static long endOf(PagingFormat format, long bytes) {
    Cells cells = new Cells();
    cells.setRecording(false);
    PlainMapper mapper = new PlainMapper(format, new FrameStore(cells, ram(bytes), 0));
    mapper.map(bytes);
    return mapper.end();
  }

  /** Physical address of the root table. */
  public long root() {
    return root;
  }

  /** Where the next table would lie: the end of all tables so far. */
  public long end() {
    return next;
  }

  /** Maps {@code bytes} bytes from address 0 on, a multiple of the smallest page. */
  public void map(long bytes) {
    memory.expect(tableBytes(bytes));
    fill(format.level(format.rootLevel(0)), root, 0, bytes);
  }

  /** How long all tables are that {@code bytes} mapped bytes need, the root aside. */
  private long tableBytes(long bytes) {
    long sum = 0;
    for (int number = 1; number < format.rootLevel(0); number++) {
      Level level = format.level(number);
      sum += (bytes / level.span() / level.entries() + 1) * level.tableBytes();
    }
    return sum;
  }

  private void fill(Level level, long table, long first, long end) {
    int count = (int) Math.min(level.entries(), (end - first) / level.span());
    if (level.number() == 1 && isSeries(level, first, count)) {
      writeSeries(table, leaf(first), leaf(first + level.span()) - leaf(first), count);
      return;
    }
    long va = first;
    for (int index = 0; index < level.entries() && va < end; index++) {
      long entry;
      if (level.number() == 1) {
        entry = leaf(va);
      } else {
        Level below = format.level(level.number() - 1);
        long lower = take(below);
        entry = format.maker().table(level.number(), lower, true);
        fill(below, lower, va, end);
      }
      memory.write(table + (long) index * word, entry, word);
      va += level.span();
    }
  }

  private long leaf(long va) {
    return format.maker().leaf(1, va, RIGHTS, false);
  }

  /** Whether each of the entries is the one before it and as much more as the next page is away. */
  private boolean isSeries(Level level, long first, int count) {
    long step = leaf(first + level.span()) - leaf(first);
    long last = first + (count - 1) * level.span();
    return step == level.span() && leaf(last) == leaf(first) + (count - 1) * step;
  }

  /** Entries of four bytes go two at a time, as far as they do. */
  private void writeSeries(long table, long entry, long step, int count) {
    if (word == Long.BYTES) {
      memory.writeSeries(table, entry, step, count);
      return;
    }
    long pair = ((entry + step) << Integer.SIZE) | entry;
    memory.writeSeries(table, pair, ((2 * step) << Integer.SIZE) | (2 * step), count / 2);
    if (count % 2 != 0) {
      memory.write(table + (count - 1L) * word, entry + (count - 1) * step, word);
    }
  }

  private long take(Level level) {
    long table = (next + level.tableBytes() - 1) & -level.tableBytes();
    next = table + level.tableBytes();
    memory.fill(table, 0, level.tableBytes());
    return table;
  }
}
