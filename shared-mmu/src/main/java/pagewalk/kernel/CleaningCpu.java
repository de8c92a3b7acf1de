package pagewalk.kernel;

import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;

/**
 * The processor for kernel software that cleans the data cache after each of its stores, for the
 * table walker reads memory and not the cache (DDI 0301H §3.2.13).
 */
final class CleaningCpu implements KernelCpu {
  private final KernelCpu cpu;

  CleaningCpu(KernelCpu cpu) {
    this.cpu = cpu;
  }

  @Override
  public long load(long va) {
    return cpu.load(va);
  }

  @Override
  public void store(long va, long value) {
    cpu.store(va, value);
    cpu.clean(va, 1);
  }

  @Override
  public void fill(long va, long value, int bytes) {
    cpu.fill(va, value, bytes);
    cpu.clean(va, bytes);
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
  public void loadRoot(int number, long pa) {
    cpu.loadRoot(number, pa);
  }

  @Override
  public MachineHalted halt(HaltReason reason, long va) {
    return cpu.halt(reason, va);
  }
}
