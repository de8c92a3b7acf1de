package pagewalk.format;

/**
 * What may be done through an entry: a mask of accesses, {kernel, user} × {read, write, execute}.
 *
 * <p>A walk ANDs the masks of its entries, of six bits each. Accesses are numbered from 0 ({@link
 * #READ}, {@link #WRITE} or {@link #EXECUTE}, plus {@link #USER} or {@link #WITH_AC}); bit {@code
 * n} of a mask allows access {@code n}. Entries know nothing of EFLAGS.AC; the three accesses that
 * it makes different appear where an {@link AccessRule} turns written rights into allowed accesses.
 */
public final class Rights {
  public static final int READ = 0;
  public static final int WRITE = 1;
  public static final int EXECUTE = 2;

  /** Added to {@link #READ}, {@link #WRITE} or {@link #EXECUTE}: the same done by user code. */
  public static final int USER = 3;

  /**
   * Added instead of {@link #USER}: the same done by a kernel that has set EFLAGS.AC (SDM 3A
   * §4.6.1).
   */
  public static final int WITH_AC = 6;

  /** Number of different accesses. */
  public static final int ACCESSES = 9;

  /**
   * What an entry can have written: all six rights, the ones with AC being no right of their own.
   */
  public static final int ALL = (1 << WITH_AC) - 1;

  /** The kernel's rights among {@link #ALL}. */
  public static final int KERNEL = (1 << USER) - 1;

  /** The accesses that write, as a mask. */
  public static final int WRITES = 1 << WRITE | 1 << (USER + WRITE) | 1 << (WITH_AC + WRITE);

  private static final int FETCHES = WRITES << (EXECUTE - WRITE);

  private Rights() {}

  /**
   * The mask of an entry that allows reading, and the rest as told, to the kernel and to user code.
   */
  public static int of(boolean kernelWrite, boolean user, boolean userWrite, boolean execute) {
    int kernel = 1 << READ | (kernelWrite ? 1 << WRITE : 0) | (execute ? 1 << EXECUTE : 0);
    int forUser = 1 << READ | (userWrite ? 1 << WRITE : 0) | (execute ? 1 << EXECUTE : 0);
    return kernel | (user ? forUser << USER : 0);
  }

  /** {@code written} rights with the kernel's accesses repeated as those with EFLAGS.AC. */
  static int withAc(int written) {
    return written | (written & KERNEL) << WITH_AC;
  }

  public static boolean allows(int mask, int access) {
    return (mask >>> access & 1) != 0;
  }

  public static boolean isWrite(int access) {
    return allows(WRITES, access);
  }

  public static boolean isFetch(int access) {
    return allows(FETCHES, access);
  }

  public static boolean isUser(int access) {
    return access >= USER && access < WITH_AC;
  }

  /** "kernel write", "user fetch", … */
  public static String nameOf(int access) {
    String verb = isWrite(access) ? "write" : isFetch(access) ? "fetch" : "read";
    String ac = access >= WITH_AC ? " with AC" : "";
    return (isUser(access) ? "user " : "kernel ") + verb + ac;
  }
}
