package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.machine.HaltReason;
import pagewalk.machine.Machine;
import pagewalk.machine.TrapHandler;
import pagewalk.mmu.Fault;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;

/**
 * The software that manages the tables: maps and unmaps when asked, and grows them when an access
 * faults.
 *
 * <p>Growing by fault is the story of the recursive slot: the handler stores the missing entry
 * through the window, and if the table for that entry is missing too, the store faults and the
 * handler runs again, one level further up, until it meets the root, which is always there.
 */
public final class Kernel implements TrapHandler {
  private static final int DEMAND_RIGHTS = Rights.of(true, true, true, true);

  private final KernelSpec spec;
  private final Premises premises;
  private final PagingFormat format;
  private final KernelCpu cpu;
  private final Trace trace;
  private final TableReach reach;
  private final Frames frames;
  private final Frames tableFrames;
  private final TablePool tables;
  private final Mapper mapper;
  private final Growth growth;
  private final Fresh fresh;
  private final Boot boot;
  private final Spaces spaces;
  private final KernelHalf half;

  private Kernel(Machine machine, KernelSpec spec, KernelCpu processor) {
    this.spec = spec;
    trace = machine.trace();
    format = machine.spec().format();
    growth = spec.growth();
    fresh = spec.fresh();
    premises = new Premises(format, machine.memory().bytes(), spec.options());
    boolean cleans = machine.data().isOn() && !premises.skips(Maintenance.CLEAN);
    KernelCpu cleaning = cleans ? new CleaningCpu(processor) : processor;
    reach = spec.strategy().reach(premises);
    spaces = new Spaces(machine.cells());
    cpu = spec.tags() ? new TaggingCpu(cleaning, spaces, format, reach.reserved()) : cleaning;
    Frames bootFrames = new Frames(machine.cells(), trace, spec.tables());
    frames = new Frames(machine.cells(), trace, spec.pool());
    tableFrames =
        spec.strategy()
            .reserve(spec.options())
            .map(range -> new Frames(machine.cells(), trace, range))
            .orElse(frames);
    TablePool bootTables = new TablePool(format, bootFrames, machine.cells(), trace);
    boot = new Boot(premises, cpu, bootFrames, bootTables, reach);
    tables = new TablePool(format, tableFrames, machine.cells(), trace);
    mapper = new Mapper(premises, cpu, reach, tables, fresh);
    half = new KernelHalf(format, reach, mapper.editor(), spaces);
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
    spaces.add(Spaces.FIRST, space());
    spaces.trust(spaces.tagOf(space().root()));
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

  /** The pool that pages come from at run time, and tables unless the strategy reserves others. */
  public Frames frames() {
    return frames;
  }

  /** The pool that tables come from at run time. */
  public Frames tableFrames() {
    return tableFrames;
  }

  /** The address spaces there are. */
  public Spaces spaces() {
    return spaces;
  }

  /** For making, leaving and ending address spaces. */
  public SpaceKeeper keeper() {
    return new SpaceKeeper(this, cpu, trace, half);
  }

  PagingFormat format() {
    return format;
  }

  Mapper mapper() {
    return mapper;
  }

  /** The current space. */
  public Space space() {
    return new Space(cpu.root());
  }

  /** Maps one page, as {@link Mapper#map} does, in the current space. */
  public MapResult map(long va, long pa, int level, int rights, boolean global) {
    return map(space(), va, pa, level, rights, global);
  }

  /**
   * Maps one page in {@code space}. What lies in the kernel half is mapped in the current space and
   * by that in all.
   */
  public MapResult map(Space space, long va, long pa, int level, int rights, boolean global) {
    Space home = space();
    Space where = format.isUserHalf(va) ? space : home;
    if (isOutOfReach(where)) {
      return keeper().defer(where, Change.map(va, pa, level, rights, global));
    }
    half.adopt(cpu, where, va);
    Growth how = growth == Growth.FAULT && !where.equals(home) ? Growth.CHECK : growth;
    MapResult result = mapper.map(where, va, pa, level, rights, global, how);
    half.publish(cpu, where, va);
    reach.settle(cpu, home);
    return result;
  }

  private boolean isOutOfReach(Space space) {
    return !space.equals(space()) && !reach.reachesOthers();
  }

  /** {@link #mapFresh(Space, long, int, boolean)} in the current space. */
  public MapResult mapFresh(long va, int rights, boolean global) {
    return mapFresh(space(), va, rights, global);
  }

  /** Maps a page of the smallest size to a frame from the pool. The frame is not cleared. */
  public MapResult mapFresh(Space space, long va, int rights, boolean global) {
    long frame = frames.take(0);
    if (frame == Frames.NONE) {
      return MapResult.NO_FRAME;
    }
    MapResult result = map(space, va, frame * FrameStore.FRAME_BYTES, 1, rights, global);
    if (!result.isGood()) {
      frames.free(frame);
    }
    return result;
  }

  /** Removes whatever maps {@code va} in the current space; see {@link Mapper#unmap}. */
  public Optional<Edit> unmap(long va) {
    return unmap(space(), va, false);
  }

  /**
   * Removes whatever maps {@code va} in {@code space}.
   *
   * @param release whether an edit that is made later shall give the page's frame back then
   */
  public Optional<Edit> unmap(Space space, long va, boolean release) {
    if (format.isUserHalf(va) && isOutOfReach(space)) {
      return later(keeper().defer(space, Change.unmap(va, release)));
    }
    return edit(space, va, where -> mapper.unmap(where, va));
  }

  /** Gives the frame of an unmapped page back to the pool, if it came from there. */
  public void release(Edit edit) {
    frames.free(edit.target() / FrameStore.FRAME_BYTES);
  }

  /** Changes the rights of whatever maps {@code va} in the current space. */
  public Optional<Edit> protect(long va, int rights) {
    return protect(space(), va, rights);
  }

  /**
   * Changes the rights of whatever maps {@code va} in {@code space}; see {@link Mapper#protect}.
   */
  public Optional<Edit> protect(Space space, long va, int rights) {
    if (format.isUserHalf(va) && isOutOfReach(space)) {
      return later(keeper().defer(space, Change.protect(va, rights)));
    }
    return edit(space, va, where -> mapper.protect(where, va, rights));
  }

  private static Optional<Edit> later(MapResult result) {
    return result == MapResult.DEFERRED ? Optional.of(Edit.later()) : Optional.empty();
  }

  /** An edit of one page in a space that can be reached. */
  private interface Editing {
    Optional<Edit> in(Space space);
  }

  private Optional<Edit> edit(Space space, long va, Editing editing) {
    Space home = space();
    Space where = format.isUserHalf(va) ? space : home;
    half.adopt(cpu, where, va);
    Optional<Edit> edit = editing.in(where);
    reach.settle(cpu, home);
    return where.equals(home) ? edit : edit.map(done -> done.elsewhere(distrusting(where)));
  }

  /** The processor may believe something about a space that is not current under its tag. */
  private PendingFlush distrusting(Space space) {
    return spec.tags()
        ? PendingFlush.of(premises, () -> spaces.distrust(space))
        : PendingFlush.NOTHING;
  }

  /** Unlinks the tables on the way to {@code va} that map nothing any more. */
  public void prune(Space space, long va) {
    Space home = space();
    Space where = format.isUserHalf(va) ? space : home;
    if (!isOutOfReach(where)) {
      mapper.prune(where, va);
      reach.settle(cpu, home);
      if (!where.equals(home)) {
        spaces.distrust(where);
      }
    }
  }

  /**
   * Grows the tables for an absent page of the user half, or for an absent table in the window, and
   * copies an entry of the kernel half that this space lacks. An access that was refused although
   * the tables allow it was refused by an old belief.
   */
  @Override
  public boolean handle(Fault fault) {
    if (fault.kind() == FaultKind.PROTECTION) {
      return mapper.allows(space(), fault.va(), fault.access()) && isCured(fault.va());
    }
    if (fault.kind() != FaultKind.NOT_PRESENT) {
      return false;
    }
    int shown = reach.window().map(window -> window.levelShownAt(fault.va())).orElse(0);
    if (shown > 0) {
      return growth == Growth.FAULT && !reach.isLasting(shown) && growTable(fault.va(), shown);
    }
    if (!format.isUserHalf(fault.va())) {
      return half.adopt(cpu, space(), fault.va());
    }
    return growth != Growth.NONE && growPage(fault.va());
  }

  /**
   * On x86 the fault itself has made the processor forget the page (SDM 3A §4.10.4.1); on ARM it
   * would refuse for ever.
   */
  private boolean isCured(long va) {
    if (!format.tlb().faultForgets()) {
      cpu.invalidatePage(va);
    }
    return true;
  }

  private boolean growPage(long va) {
    long page = va & -format.pageBytes();
    long frame = frames.take(0);
    if (frame == Frames.NONE) {
      throw cpu.halt(HaltReason.OUT_OF_FRAMES, va);
    }
    long pa = frame * FrameStore.FRAME_BYTES;
    if (growth == Growth.FAULT) {
      long entry = format.maker().leaf(1, pa, DEMAND_RIGHTS, false);
      cpu.store(reach.entryAddress(1, page), entry);
    } else {
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
    long table = tables.take(level);
    if (table == Frames.NONE) {
      throw cpu.halt(HaltReason.OUT_OF_FRAMES, va);
    }
    long subject = reach.window().orElseThrow().subject(va);
    long entry = format.maker().table(level + 1, table, format.isUserHalf(subject));
    cpu.store(reach.entryAddress(1, page), entry);
    if (fresh != Fresh.JUNK) {
      cpu.fill(page, fresh.word(format, level), format.level(level).tableBytes());
    }
    return true;
  }
}
