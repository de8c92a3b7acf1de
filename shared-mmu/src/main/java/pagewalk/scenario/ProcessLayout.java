package pagewalk.scenario;

/** Where {@code process} maps what a process has: the same addresses on every machine. */
public final class ProcessLayout {
  /** The first address of the code. */
  public static final long CODE = 0x40_0000;

  /** The first address of the data. */
  public static final long DATA = 0x1000_0000;

  /** The address behind the stack, which is behind everything else. */
  public static final long STACK_END = 0x7000_0000;

  private ProcessLayout() {}
}
