package pagewalk.kernel;

import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;

/**
 * A processor that passes everything on to another one: a beginning for those that change a little.
 */
public abstract class ForwardingCpu implements KernelCpu {
  private final KernelCpu cpu;

  protected ForwardingCpu(KernelCpu cpu) {
    this.cpu = cpu;
  }

  @Override
  public long load(long va) {
    return cpu.load(va);
  }

  @Override
  public void store(long va, long value) {
    cpu.store(va, value);
  }

  @Override
  public void fill(long va, long value, int bytes) {
    cpu.fill(va, value, bytes);
  }

  @Override
  public void clean(long va, int bytes) {
    cpu.clean(va, bytes);
  }

  @Override
  public void invalidatePage(long va) {
    cpu.invalidatePage(va);
  }

  @Override
  public void invalidateAll() {
    cpu.invalidateAll();
  }

  @Override
  public long root() {
    return cpu.root();
  }

  @Override
  public long root(int number) {
    return cpu.root(number);
  }

  @Override
  public void loadRoot(long pa) {
    cpu.loadRoot(pa);
  }

  @Override
  public boolean loadRoot(long pa, int tag, boolean keeping) {
    return cpu.loadRoot(pa, tag, keeping);
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
