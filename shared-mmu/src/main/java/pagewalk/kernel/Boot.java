package pagewalk.kernel;

import pagewalk.bits.Bits;
import pagewalk.format.PagingFormat;

/**
 * The first software to run, while paging is still off: every address is a physical one, so tables
 * can be written wherever they are. Whatever must be reachable later has to be arranged now.
 */
public final class Boot {
  private static final int FRAME_SHIFT = 12;

  private final PagingFormat format;
  private final KernelCpu cpu;
  private final long ramBytes;
  private final Mapper mapper;
  private final Space space;

  /** Makes an empty root table from the first frame of {@code tables} and loads it. */
  Boot(PagingFormat format, KernelCpu cpu, Frames tables, long ramBytes) {
    this.format = format;
    this.cpu = cpu;
    this.ramBytes = ramBytes;
    TableReach physical = (processor, where, level, va, tablePa) -> tablePa;
    mapper = new Mapper(format, cpu, physical, tables, Fresh.ZERO);
    long root = tables.take(format.top());
    if (root == Frames.NONE) {
      throw new IllegalArgumentException("booting needs at least one frame for tables");
    }
    space = new Space(root << FRAME_SHIFT);
    cpu.fill(space.root(), 0, format.level(format.top()).tableBytes());
    cpu.loadRoot(space.root());
  }

  public PagingFormat format() {
    return format;
  }

  public KernelCpu cpu() {
    return cpu;
  }

  public Space space() {
    return space;
  }

  /** Bytes of physical memory, from address 0 on. */
  public long ramBytes() {
    return ramBytes;
  }

  /**
   * Maps {@code bytes} bytes from {@code va} on to physical memory from {@code pa} on, by pages of
   * {@code pageBytes}; all are multiples of the page size. Stops at the first page that cannot be
   * mapped.
   */
  public MapResult map(long va, long pa, long bytes, long pageBytes, int rights, boolean global) {
    int level = format.levelOfPage(pageBytes);
    MapResult result = MapResult.MAPPED;
    for (long offset = 0; offset < bytes && result == MapResult.MAPPED; offset += pageBytes) {
      result = mapper.map(space, va + offset, pa + offset, level, rights, global, Growth.CHECK);
    }
    return result;
  }

  /**
   * The largest page size of the format, up to {@code atMost} bytes, that {@code bytes} is a
   * multiple of.
   */
  public long pageFor(long bytes, long atMost) {
    long best = format.pageBytes();
    for (int number = 1; number <= format.top(); number++) {
      long span = format.level(number).span();
      if (format.level(number).hasLeaves() && span <= atMost && Bits.isAligned(bytes, span)) {
        best = span;
      }
    }
    return best;
  }
}
