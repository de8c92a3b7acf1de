package pagewalk.kernel;

/**
 * An edit that was asked for and not made yet, because its space cannot be reached.
 *
 * @param va page concerned
 * @param pa where it shall be; MAP only
 * @param level the level of its entry; MAP only
 * @param rights as in {@link pagewalk.format.Rights}; MAP and PROTECT
 * @param flag MAP: whether the page is global; UNMAP: whether its frame goes back to the pool
 */
public record Change(Kind kind, long va, long pa, int level, int rights, boolean flag) {
  /** What is to be done. */
  public enum Kind {
    MAP,
    UNMAP,
    PROTECT
  }

  /** The same with other rights. */
  public Change withRights(int others) {
    return new Change(kind, va, pa, level, others, flag);
  }

  static Change map(long va, long pa, int level, int rights, boolean global) {
    return new Change(Kind.MAP, va, pa, level, rights, global);
  }

  static Change unmap(long va, boolean release) {
    return new Change(Kind.UNMAP, va, 0, 0, 0, release);
  }

  static Change protect(long va, int rights) {
    return new Change(Kind.PROTECT, va, 0, 0, rights, false);
  }
}
