package pagewalk.law;

import pagewalk.kernel.KernelCpu;
import pagewalk.machine.HaltReason;
import pagewalk.machine.MachineHalted;

/** A processor on which the software forgets one of its stores (or fills), the n-th. */
final class ForgetfulCpu implements KernelCpu {
  private final KernelCpu cpu;
  private final int forgotten;
  private int stores;

  /**
   * @param forgotten which store is left out, from 0; −1: none
   */
  ForgetfulCpu(KernelCpu cpu, int forgotten) {
    this.cpu = cpu;
    this.forgotten = forgotten;
  }

  /** How many stores there were, the forgotten one included. */
  int stores() {
    return stores;
  }

  @Override
  public long load(long va) {
    return cpu.load(va);
  }

  @Override
  public void store(long va, long value) {
    if (stores++ != forgotten) {
      cpu.store(va, value);
    }
  }

  @Override
  public void fill(long va, long value, int bytes) {
    if (stores++ != forgotten) {
      cpu.fill(va, value, bytes);
    }
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
