package pagewalk.law;

import pagewalk.kernel.ForwardingCpu;
import pagewalk.kernel.KernelCpu;

/** A processor on which the software forgets one of its stores (or fills), the n-th. */
final class ForgetfulCpu extends ForwardingCpu {
  private final int forgotten;
  private int stores;

  /**
   * @param forgotten which store is left out, from 0; −1: none
   */
  ForgetfulCpu(KernelCpu cpu, int forgotten) {
    super(cpu);
    this.forgotten = forgotten;
  }

  /** How many stores there were, the forgotten one included. */
  int stores() {
    return stores;
  }

  @Override
  public void store(long va, long value) {
    if (stores++ != forgotten) {
      super.store(va, value);
    }
  }

  @Override
  public void fill(long va, long value, int bytes) {
    if (stores++ != forgotten) {
      super.fill(va, value, bytes);
    }
  }
}
