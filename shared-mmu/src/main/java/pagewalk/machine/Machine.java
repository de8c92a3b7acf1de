package pagewalk.machine;

import pagewalk.format.PlanCompiler;
import pagewalk.format.WalkPlan;
import pagewalk.mmu.Mmu;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;
import pagewalk.trace.Trace;
import pagewalk.trace.TraceMeter;

/**
 * A whole simulated computer: cells, memory, registers, MMU, processor, and the trace of what they
 * do.
 */
public final class Machine {
  private final MachineSpec spec;
  private final Cells cells = new Cells();
  private final FrameStore memory;
  private final Registers registers;
  private final Mmu mmu;
  private final Trace trace;
  private final DataCache data;
  private final Cpu cpu;

  /** Switched on, paging off; {@code meter} hears of every event. */
  public Machine(MachineSpec spec, TraceMeter meter) {
    this.spec = spec;
    WalkPlan plan = PlanCompiler.compile(spec.format());
    memory = new FrameStore(cells, spec.ramBytes(), spec.junkSeed());
    trace = new Trace(cells, meter);
    mmu = new Mmu(plan, cells, memory, spec.caches(), trace);
    registers = new Registers(cells, mmu.roots());
    data = new DataCache(cells, memory, spec.caches().data());
    cpu = new Cpu(spec, data, memory, registers, mmu, trace);
  }

  public MachineSpec spec() {
    return spec;
  }

  public Cells cells() {
    return cells;
  }

  public FrameStore memory() {
    return memory;
  }

  public Registers registers() {
    return registers;
  }

  public Mmu mmu() {
    return mmu;
  }

  /** The data cache, which may be switched off. */
  public DataCache data() {
    return data;
  }

  public Trace trace() {
    return trace;
  }

  public Cpu cpu() {
    return cpu;
  }
}
