package pagewalk.machine;

/**
 * Unwinds the simulated software when the machine stops for good: nothing of it runs on after a
 * halt, however deep its handlers were nested. Caught once, by whoever runs the statements.
 */
public final class MachineHalted extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final HaltReason reason;

  public MachineHalted(HaltReason reason) {
    super(reason.sentence());
    this.reason = reason;
  }

  public HaltReason reason() {
    return reason;
  }
}
