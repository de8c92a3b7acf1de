package pagewalk.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import pagewalk.state.PhysicalMemory;

/**
 * A dump's memory under a walk. Frames are read when they are asked for; the latest are kept, at
 * most 64 MiB of them, however large the dump is.
 *
 * <p>A dump does not say where its machine had no memory, only what it holds. So every address
 * counts as memory; a read of what the dump does not hold gives 0 and is remembered: what the walk
 * makes of it is worth nothing, and {@link #missed} says so.
 */
final class DumpMemory implements PhysicalMemory {
  private static final int KEPT_SHIFT = 13;

  private final Dump dump;
  private final int entryBytes;
  private final DumpFrame[] kept = new DumpFrame[1 << KEPT_SHIFT];
  private boolean missed;
  private long missedAt;

  /**
   * @param entryBytes how much a walk needs of a word, 4 or 8
   */
  DumpMemory(Dump dump, int entryBytes) {
    this.dump = dump;
    this.entryBytes = entryBytes;
    Arrays.fill(kept, DumpFrame.NONE);
  }

  /** Forgets that a read missed. */
  void begin() {
    missed = false;
  }

  /** Whether, since {@link #begin}, something was read that the dump does not hold. */
  boolean missed() {
    return missed;
  }

  /** The first physical address that {@link #missed}. */
  long missedAt() {
    return missedAt;
  }

  @Override
  public boolean holds(long pa) {
    return true;
  }

  /**
   * The word at {@code pa}.
   *
   * @throws UncheckedIOException when the source cannot be read after all
   */
  @Override
  public long read(long pa) {
    DumpFrame frame = frame(pa >>> DumpFrame.SHIFT);
    if (frame.holds(pa, entryBytes)) {
      return frame.word(pa);
    }
    if (!missed) {
      missed = true;
      missedAt = pa;
    }
    return 0;
  }

  @Override
  public void write(long pa, long value, int bytes) {
    throw new IllegalStateException("a dump is only read");
  }

  private DumpFrame frame(long number) {
    // Tables of one level often lie in a row; mixing spreads them over all places.
    int place = (int) ((number * 0x9E3779B97F4A7C15L) >>> (64 - KEPT_SHIFT));
    if (kept[place].number() != number) {
      try {
        kept[place] = DumpFrame.of(dump, number);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return kept[place];
  }
}
