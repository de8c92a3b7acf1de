package pagewalk.kernel;

/**
 * An entry was changed or removed, and the processor may still believe the old one. Whoever changed
 * it must say what to do about that.
 */
@CheckReturnValue
public final class PendingFlush {
  /** The change cannot have left any belief. */
  static final PendingFlush NOTHING = new PendingFlush(() -> {}, () -> {});

  private final Runnable page;
  private final Runnable all;

  private PendingFlush(Runnable page, Runnable all) {
    this.page = page;
    this.all = all;
  }

  /** What is believed about the page of {@code va}, which has been edited. */
  static PendingFlush of(KernelCpu cpu, Premises premises, long va) {
    Runnable page = premises.skips(Maintenance.PAGE) ? () -> {} : () -> cpu.invalidatePage(va);
    return new PendingFlush(page, cpu::invalidateAll);
  }

  /** What is believed about a page of another space, which {@code all} takes care of. */
  static PendingFlush of(Premises premises, Runnable all) {
    return new PendingFlush(premises.skips(Maintenance.PAGE) ? () -> {} : all, all);
  }

  /** Forgets what is believed about this one page. */
  public void now() {
    page.run();
  }

  /** Forgets everything that is not global. */
  public void all() {
    all.run();
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
