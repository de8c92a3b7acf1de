package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.machine.HaltReason;
import pagewalk.machine.Machine;
import pagewalk.machine.TrapHandler;
import pagewalk.mmu.Fault;

/**
 * The software that manages the tables: maps and unmaps when asked, and grows them when an access
 * faults.
 *
 * <p>Growing by fault is the story of the recursive slot: the handler stores the missing entry
 * through the window, and if the table for that entry is missing too, the store faults and the
 * handler runs again, one level further up, until it meets the root, which is always there.
 */
public final class Kernel implements TrapHandler {
  private static final int FRAME_SHIFT = 12;
  private static final int DEMAND_RIGHTS = Rights.of(true, true, true, true);

  private final KernelSpec spec;
  private final PagingFormat format;
  private final KernelCpu cpu;
  private final TableReach reach;
  private final Frames frames;
  private final Mapper mapper;
  private final Growth growth;
  private final Fresh fresh;
  private final Boot boot;

  private Kernel(Machine machine, KernelSpec spec, KernelCpu cpu) {
    this.spec = spec;
    this.cpu = cpu;
    format = machine.spec().format();
    growth = spec.growth();
    fresh = spec.fresh();
    Frames tables = new Frames(machine.cells(), machine.trace(), spec.tables());
    frames = new Frames(machine.cells(), machine.trace(), spec.pool());
    boot = new Boot(format, cpu, tables, machine.memory().bytes());
    reach = spec.strategy().reach(format, spec.options());
    mapper = new Mapper(format, cpu, reach, frames, fresh);
    if (growth == Growth.FAULT && reach.window().isEmpty()) {
      throw new IllegalArgumentException(
          spec.strategy().name() + " has no window through which tables could grow by fault");
    }
  }

  /**
   * The kernel that {@code spec} describes, installed on {@code machine} as its trap handler, but
   * not started.
   */
  public static Kernel on(Machine machine, KernelSpec spec) {
    return on(machine, spec, new SupervisorCpu(machine));
  }

  /**
   * {@link #on(Machine, KernelSpec)} with software that sees the processor through {@code cpu}: a
   * {@link SupervisorCpu}, or something around one.
   */
  public static Kernel on(Machine machine, KernelSpec spec, KernelCpu cpu) {
    Kernel kernel = new Kernel(machine, spec, cpu);
    machine.cpu().setTrapHandler(kernel);
    return kernel;
  }

  /** Boots: afterwards the root and the strategy's tables are written, and paging is still off. */
  public void start() {
    boot.makeRoots();
    spec.strategy().arrange(boot, spec.options());
  }

  /** For arranging more before paging is switched on. */
  public Boot boot() {
    return boot;
  }

  /** The strategy at work. */
  public TableReach reach() {
    return reach;
  }

  /** The pool that tables and pages come from at run time. */
  public Frames frames() {
    return frames;
  }

  /** Maps one page, as {@link Mapper#map} does, in the current space. */
  public MapResult map(long va, long pa, int level, int rights, boolean global) {
    return mapper.map(space(), va, pa, level, rights, global, growth);
  }

  /** Maps a page of the smallest size to a frame from the pool. The frame is not cleared. */
  public MapResult mapFresh(long va, int rights, boolean global) {
    long frame = frames.take(0);
    if (frame == Frames.NONE) {
      return MapResult.NO_FRAME;
    }
    MapResult result = map(va, frame << FRAME_SHIFT, 1, rights, global);
    if (result != MapResult.MAPPED) {
      frames.free(frame);
    }
    return result;
  }

  /** Removes whatever maps {@code va} in the current space; see {@link Mapper#unmap}. */
  public Optional<Edit> unmap(long va) {
    return mapper.unmap(space(), va);
  }

  /** Gives the frame of an unmapped page back to the pool, if it came from there. */
  public void release(Edit edit) {
    frames.free(edit.target() >>> FRAME_SHIFT);
  }

  /**
   * Changes the rights of whatever maps {@code va} in the current space; see {@link
   * Mapper#protect}.
   */
  public Optional<Edit> protect(long va, int rights) {
    return mapper.protect(space(), va, rights);
  }

  /**
   * Grows the tables for an absent page of the user half, or for an absent table in the window. An
   * access that was refused although the tables allow it was refused by an old belief; the fault
   * itself has cured that.
   */
  @Override
  public boolean handle(Fault fault) {
    if (fault.kind() == FaultKind.PROTECTION) {
      return mapper.allows(space(), fault.va(), fault.access());
    }
    if (fault.kind() != FaultKind.NOT_PRESENT || growth == Growth.NONE) {
      return false;
    }
    int shown = reach.window().map(window -> window.levelShownAt(fault.va())).orElse(0);
    if (shown > 0) {
      return growth == Growth.FAULT && growTable(fault.va(), shown);
    }
    return format.isUserHalf(fault.va()) && growPage(fault.va());
  }

  private boolean growPage(long va) {
    long page = va & -format.pageBytes();
    long frame = takeOrHalt(0, va);
    if (growth == Growth.FAULT) {
      long entry = format.maker().leaf(1, frame << FRAME_SHIFT, DEMAND_RIGHTS, false);
      cpu.store(reach.entryAddress(1, page), entry);
    } else {
      long pa = frame << FRAME_SHIFT;
      MapResult result = mapper.map(space(), page, pa, 1, DEMAND_RIGHTS, false, growth);
      if (result != MapResult.MAPPED) {
        frames.free(frame);
        return false;
      }
    }
    cpu.fill(page, 0, (int) format.pageBytes());
    return true;
  }

  /** The window shows no table at {@code va} yet: makes one of {@code level} appear there. */
  private boolean growTable(long va, int level) {
    long page = va & -format.pageBytes();
    long frame = takeOrHalt(level, va);
    long subject = reach.window().orElseThrow().subject(va);
    long entry = format.maker().table(level + 1, frame << FRAME_SHIFT, format.isUserHalf(subject));
    cpu.store(reach.entryAddress(1, page), entry);
    if (fresh != Fresh.JUNK) {
      cpu.fill(page, fresh.word(format, level), format.level(level).tableBytes());
    }
    return true;
  }

  private long takeOrHalt(int level, long va) {
    long frame = frames.take(level);
    if (frame == Frames.NONE) {
      throw cpu.halt(HaltReason.OUT_OF_FRAMES, va);
    }
    return frame;
  }

  private Space space() {
    return new Space(cpu.root());
  }
}
