package pagewalk.kernel;

/**
 * The processor for kernel software that cleans the data cache after each of its stores, for the
 * table walker reads memory and not the cache (DDI 0301H §3.2.13).
 */
final class CleaningCpu extends ForwardingCpu {

  CleaningCpu(KernelCpu cpu) {
    super(cpu);
  }

  @Override
  public void store(long va, long value) {
    super.store(va, value);
    clean(va, 1);
  }

  @Override
  public void fill(long va, long value, int bytes) {
    super.fill(va, value, bytes);
    clean(va, bytes);
  }
}
