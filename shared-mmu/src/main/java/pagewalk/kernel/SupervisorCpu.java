package pagewalk.kernel;

import pagewalk.format.Rights;
import pagewalk.format.TlbRule;
import pagewalk.machine.Cpu;
import pagewalk.machine.HaltReason;
import pagewalk.machine.Machine;
import pagewalk.machine.MachineHalted;
import pagewalk.mmu.Translation;

/**
 * The real processor as kernel software sees it. While paging is off its addresses happen to be
 * physical ones, which is what makes booting possible.
 */
public final class SupervisorCpu implements KernelCpu {
  private final Cpu cpu;
  private final boolean rootLoadForgets;
  private final long rootMask;

  public SupervisorCpu(Machine machine) {
    cpu = machine.cpu();
    rootMask = machine.spec().format().regimeOfRoot(0).baseMask();
    rootLoadForgets = machine.spec().format().tlb().rootLoadForgets();
  }

  @Override
  public long load(long va) {
    return cpu.word(reached(va, cpu.read(va, Rights.READ)));
  }

  @Override
  public void store(long va, long value) {
    reached(va, cpu.write(va, value, Rights.WRITE));
  }

  @Override
  public void fill(long va, long value, int bytes) {
    reached(va, cpu.fill(va, value, bytes, Rights.WRITE));
  }

  @Override
  public void clean(long va, int bytes) {
    reached(va, cpu.clean(va, bytes));
  }

  private long reached(long va, long result) {
    if (Translation.isRefused(result)) {
      throw halt(HaltReason.KERNEL_FAULT, va);
    }
    return result;
  }

  @Override
  public void invalidatePage(long va) {
    cpu.invalidatePage(va);
  }

  @Override
  public void invalidateAll() {
    cpu.invalidateAll();
  }

  /** Without the tag that CR3 holds besides. */
  @Override
  public long root() {
    return cpu.root() & rootMask;
  }

  @Override
  public long root(int number) {
    return cpu.root(number);
  }

  @Override
  public void loadRoot(long pa) {
    cpu.loadRoot(pa);
    if (!rootLoadForgets) {
      cpu.invalidateAll();
    }
  }

  @Override
  public boolean loadRoot(long pa, int tag, boolean keeping) {
    TlbRule rule = cpu.tlbRule();
    if (rule.keepBit() == 0) {
      loadRoot(pa);
      return false;
    }
    cpu.loadRoot(pa | rule.tagged(tag) | (keeping ? rule.keepBit() : 0));
    return true;
  }

  @Override
  public void loadRoot(int number, long pa) {
    cpu.loadRoot(number, pa);
  }

  @Override
  public MachineHalted halt(HaltReason reason, long va) {
    return cpu.halt(reason, va);
  }
}
