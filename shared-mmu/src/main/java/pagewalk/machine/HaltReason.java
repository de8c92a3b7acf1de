package pagewalk.machine;

/** Why the machine stopped for good. */
public enum HaltReason {
  DOUBLE_FAULT("Double fault: the handlers nested until the kernel stack was used up."),
  KERNEL_FAULT("The kernel itself took a fault that its handler cannot mend."),
  LIVE_LOCK("No progress: the handler returns and the same access faults again, for ever."),
  OUT_OF_FRAMES("The frame pool is empty."),

  BUDGET("The run was stopped: it used up what one run may use."),
  STOPPED("The run was stopped from outside.");

  private static final HaltReason[] ALL = values();
  private final String sentence;

  HaltReason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  public static HaltReason of(int ordinal) {
    return ALL[ordinal];
  }
}
