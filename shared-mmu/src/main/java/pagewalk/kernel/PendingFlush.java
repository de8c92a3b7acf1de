package pagewalk.kernel;

/**
 * An entry was changed or removed, and the processor may still believe the old one. Whoever changed
 * it must say what to do about that.
 */
@CheckReturnValue
public final class PendingFlush {
  private final KernelCpu cpu;
  private final long va;

  PendingFlush(KernelCpu cpu, long va) {
    this.cpu = cpu;
    this.va = va;
  }

  /** Forgets what is believed about this one page. */
  public void now() {
    cpu.invalidatePage(va);
  }

  /** Forgets everything that is not global. */
  public void all() {
    cpu.invalidateAll();
  }

  /**
   * Leaves the old belief standing.
   *
   * @param why a phrase for the reader of the code, such as "absent entries are never cached"
   */
  public void forget(String why) {
    if (why.isEmpty()) {
      throw new IllegalArgumentException("say why the flush can be left out");
    }
  }
}
