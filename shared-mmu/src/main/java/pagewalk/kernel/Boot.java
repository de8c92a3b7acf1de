package pagewalk.kernel;

import pagewalk.bits.Bits;
import pagewalk.format.EntryView;
import pagewalk.format.PagingFormat;
import pagewalk.machine.HaltReason;
import pagewalk.state.FrameStore;

/**
 * The first software to run, while paging is still off: every address is a physical one, so tables
 * can be written wherever they are. Whatever must be reachable later has to be arranged now.
 */
public final class Boot {
  private final PagingFormat format;
  private final KernelCpu cpu;
  private final long ramBytes;
  private final Frames frames;
  private final Mapper mapper;

  Boot(Premises premises, KernelCpu cpu, Frames frames, TablePool tables, TableReach reachLater) {
    this.frames = frames;
    this.format = premises.format();
    this.cpu = cpu;
    this.ramBytes = premises.ramBytes();
    mapper = new Mapper(premises, cpu, new Physical(reachLater), tables, Fresh.ZERO);
  }

  /** Every table is where its physical address says; but it has to suit what comes afterwards. */
  private record Physical(TableReach later) implements TableReach {
    @Override
    public long open(KernelCpu cpu, Space space, int level, long va, long tablePa) {
      return tablePa;
    }

    @Override
    public long place(
        KernelCpu cpu, TableReach way, Space space, int level, long va, TablePool tables) {
      return later.place(cpu, way, space, level, va, tables);
    }

    @Override
    public boolean needsWholeRoots() {
      return later.needsWholeRoots();
    }
  }

  /** Makes an empty root table for every root register in use, the first space's, and loads it. */
  void makeRoots() {
    makeRoot(0);
    if (format.hasKernelRoot()) {
      makeRoot(1);
    }
  }

  private void makeRoot(int register) {
    long root = mapper.editor().makeRoot(register);
    if (MapResult.isInPlaceOf(root)) {
      throw cpu.halt(HaltReason.OUT_OF_FRAMES, 0);
    }
    cpu.loadRoot(register, root);
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
   * Makes the tables on the way to {@code va}, as far as they are missing; gives the physical
   * address of the lowest one.
   */
  public long makeTables(long va) {
    return makeTables(va, 1);
  }

  /** {@link #makeTables(long)} down to the table of {@code level}, whose address it gives. */
  public long makeTables(long va, int level) {
    long table = mapper.tableFor(space(), va, level, true);
    if (MapResult.isInPlaceOf(table)) {
      boolean empty = MapResult.inPlaceOf(table) == MapResult.NO_FRAME;
      throw cpu.halt(empty ? HaltReason.OUT_OF_FRAMES : HaltReason.KERNEL_FAULT, va);
    }
    return table;
  }

  /** Takes pages for the kernel's own notes, clears them and maps them from {@code va} on. */
  public void mustMapNotes(long va, long bytes, int rights) {
    long page = format.pageBytes();
    for (long offset = 0; offset < bytes; offset += page) {
      long frame = frames.take(0);
      if (frame == Frames.NONE) {
        throw cpu.halt(HaltReason.OUT_OF_FRAMES, va + offset);
      }
      cpu.fill(frame * FrameStore.FRAME_BYTES, 0, (int) page);
      mustMap(va + offset, frame * FrameStore.FRAME_BYTES, page, page, rights, false);
    }
  }

  /** Where {@code va} leads by the tables made so far, which must map it by a smallest page. */
  public long physical(long va) {
    long table = makeTables(va);
    long slot = table + (long) format.level(1).indexOf(va) * format.level(1).entryBytes();
    EntryView entry = EntryView.of(format.level(1), cpu.load(slot));
    return entry.target() + (va & (format.pageBytes() - 1));
  }

  /**
   * The largest page size of the format, up to {@code atMost} bytes, that {@code bytes} is a
   * multiple of.
   */
  public long pageFor(long bytes, long atMost) {
    return format.level(levelFor(format, bytes, atMost)).span();
  }

  /** The level whose entries map pages of {@link #pageFor}. */
  public static int levelFor(PagingFormat format, long bytes, long atMost) {
    int best = 1;
    for (int number = 2; number <= format.top(); number++) {
      long span = format.level(number).span();
      if (format.level(number).hasLeaves() && span <= atMost && Bits.isAligned(bytes, span)) {
        best = number;
      }
    }
    return best;
  }
}
