package pagewalk.kernel;

import pagewalk.bits.Bits;
import pagewalk.format.PagingFormat;
import pagewalk.machine.HaltReason;

/**
 * The first software to run, while paging is still off: every address is a physical one, so tables
 * can be written wherever they are. Whatever must be reachable later has to be arranged now.
 */
public final class Boot {
  private static final int FRAME_SHIFT = 12;

  private final PagingFormat format;
  private final KernelCpu cpu;
  private final Frames tables;
  private final long ramBytes;
  private final Mapper mapper;

  Boot(PagingFormat format, KernelCpu cpu, Frames tables, long ramBytes) {
    this.format = format;
    this.cpu = cpu;
    this.tables = tables;
    this.ramBytes = ramBytes;
    TableReach physical = (processor, space, level, va, tablePa) -> tablePa;
    mapper = new Mapper(format, cpu, physical, tables, Fresh.ZERO);
  }

  /** Makes an empty root table for every root register in use, the first space's, and loads it. */
  void makeRoots() {
    makeRoot(0);
    if (format.hasKernelRoot()) {
      makeRoot(1);
    }
  }

  private void makeRoot(int register) {
    int level = format.rootLevel(register);
    int bytes = format.level(level).tableBytes();
    long root = tables.takeRun(level, Math.max(1, bytes >>> FRAME_SHIFT));
    if (root == Frames.NONE) {
      throw cpu.halt(HaltReason.OUT_OF_FRAMES, 0);
    }
    int filled = Math.min(bytes, 1 << FRAME_SHIFT);
    for (int offset = 0; offset < bytes; offset += filled) {
      cpu.fill((root << FRAME_SHIFT) + offset, 0, filled);
    }
    cpu.loadRoot(register, root << FRAME_SHIFT);
  }

  public PagingFormat format() {
    return format;
  }

  public KernelCpu cpu() {
    return cpu;
  }

  public Space space() {
    return new Space(cpu.root());
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
      result = mapper.map(space(), va + offset, pa + offset, level, rights, global, Growth.CHECK);
    }
    return result;
  }

  /** {@link #map} for what cannot be done without: if it cannot be mapped, the machine stops. */
  public void mustMap(long va, long pa, long bytes, long pageBytes, int rights, boolean global) {
    MapResult result = map(va, pa, bytes, pageBytes, rights, global);
    if (result != MapResult.MAPPED) {
      boolean empty = result == MapResult.NO_FRAME;
      throw cpu.halt(empty ? HaltReason.OUT_OF_FRAMES : HaltReason.KERNEL_FAULT, va);
    }
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
