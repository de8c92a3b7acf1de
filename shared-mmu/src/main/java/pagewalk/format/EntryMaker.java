package pagewalk.format;

/** Puts entries together, for the kernel that writes them; the reverse of {@link EntryView}. */
public interface EntryMaker {
  /**
   * An entry of level {@code level} that points to a table; {@code user} tells whether user code
   * may use what lies below.
   */
  long table(int level, long tablePa, boolean user);

  /**
   * An entry of level {@code level} that maps a page; {@code rights} as in {@link Rights}; the
   * address is aligned to the level's span, and the level has leaves.
   */
  long leaf(int level, long pa, int rights, boolean global);

  /**
   * The leaf {@code raw} of level {@code level} with other rights and everything else as it was.
   */
  long withRights(int level, long raw, int rights);
}
