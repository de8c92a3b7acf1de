package pagewalk.format;

/**
 * What may be done through an entry: a six-bit mask {kernel, user} × {read, write, execute}.
 *
 * <p>A walk ANDs the masks of its entries. Accesses are numbered 0 to 5 ({@link #READ}, {@link
 * #WRITE} or {@link #EXECUTE}, plus {@link #USER}); bit {@code n} of a mask allows access {@code
 * n}.
 */
public final class Rights {
  public static final int READ = 0;
  public static final int WRITE = 1;
  public static final int EXECUTE = 2;

  /** Added to {@link #READ}, {@link #WRITE} or {@link #EXECUTE}: the same done by user code. */
  public static final int USER = 3;

  public static final int ACCESSES = 6;
  public static final int ALL = (1 << ACCESSES) - 1;

  private Rights() {}

  /**
   * The mask of an entry that allows reading, and the rest as told, to the kernel and to user code.
   */
  public static int of(boolean kernelWrite, boolean user, boolean userWrite, boolean execute) {
    int kernel = 1 << READ | (kernelWrite ? 1 << WRITE : 0) | (execute ? 1 << EXECUTE : 0);
    int forUser = 1 << READ | (userWrite ? 1 << WRITE : 0) | (execute ? 1 << EXECUTE : 0);
    return kernel | (user ? forUser << USER : 0);
  }

  public static boolean allows(int mask, int access) {
    return (mask >>> access & 1) != 0;
  }

  public static boolean isWrite(int access) {
    return access % USER == WRITE;
  }

  public static boolean isFetch(int access) {
    return access % USER == EXECUTE;
  }

  public static boolean isUser(int access) {
    return access >= USER;
  }

  /** "kernel write", "user fetch", … */
  public static String nameOf(int access) {
    String verb = isWrite(access) ? "write" : isFetch(access) ? "fetch" : "read";
    return (isUser(access) ? "user " : "kernel ") + verb;
  }
}
