package pagewalk.kernel;

import java.util.List;
import java.util.Optional;
import pagewalk.format.TableWindow;
import pagewalk.setting.Range;

/**
 * A way out of the catch-22: the one question that every strategy answers in its own manner.
 *
 * <p>The {@link Mapper} does everything else, for all strategies and formats alike. Besides {@link
 * #open} there are answers with a sensible default, for strategies that can only reach the tables
 * of the current space, or that have to tidy up.
 */
@FunctionalInterface
public interface TableReach {
  /** The answer when there is no such address; tables never lie at an odd one. */
  long UNREACHABLE = 1;

  /**
   * Through which virtual address can a table be loaded and stored now? The answer is good until
   * the next call. Of a table larger than a page, only the page with the entry for {@code va} needs
   * to be reachable.
   *
   * @param level the table's level, 1 for page tables
   * @param va an address that the table lies on the way to
   * @param tablePa where the table is, as the entry above it says
   * @return the address of the table's first entry, or {@link #UNREACHABLE}
   */
  long open(KernelCpu cpu, Space space, int level, long va, long tablePa);

  /**
   * {@link #open} for the root of {@code space}, which may be so new that nothing is in it yet. All
   * that a kernel needs to make a space, and to share its own half among spaces.
   */
  default long openRoot(KernelCpu cpu, Space space, int level, long va) {
    return open(cpu, space, level, va, space.root());
  }

  /** Whether a root that is smaller than a page must have a page of its own, the rest of it 0. */
  default boolean needsWholeRoots() {
    return false;
  }

  /**
   * Takes memory for a new table of {@code level} on the way to {@code va}: wherever the pool has
   * some, unless this reach depends on where tables lie.
   *
   * @param way how tables are opened now: this reach, or while booting one that does so without
   *     translation
   * @return physical address of the table, or {@link Frames#NONE}
   */
  default long place(
      KernelCpu cpu, TableReach way, Space space, int level, long va, TablePool tables) {
    return tables.take(level);
  }

  /** Whether tables of a space that is not the current one can be opened at all. */
  default boolean reachesOthers() {
    return true;
  }

  /** Whether a table can be opened, and so be cleared, before any entry points to it. */
  default boolean opensUnlinked() {
    return true;
  }

  /**
   * Whether every space has all tables of {@code level} that it can have from the beginning to its
   * end, so that none is made or removed in between.
   */
  default boolean isLasting(int level) {
    return false;
  }

  /**
   * Whether the entry of {@code level} for {@code va} points to a table only to show it, so that
   * this is not the table's place.
   */
  default boolean isShowing(int level, long va) {
    return false;
  }

  /**
   * The window through which entries can be addressed by arithmetic alone, without following
   * pointers; only with one can a page-fault handler simply store an entry and leave missing tables
   * to the faults that nest.
   */
  default Optional<TableWindow> window() {
    return Optional.empty();
  }

  /**
   * Where the handler believes the lowest entry of {@code va} to be; only asked when there is a
   * window.
   */
  default long entryAddress(int level, long va) {
    return window().map(window -> window.entryAddress(level, va)).orElse(UNREACHABLE);
  }

  /** The virtual addresses that are taken up by reaching tables, whether mapped or not. */
  default List<Range> reserved() {
    return List.of();
  }

  /**
   * Gives a new space what every space needs for this reach, besides the entries of the kernel half
   * that cover {@link #reserved} addresses; MAPPED when that went well.
   */
  default MapResult furnish(KernelCpu cpu, Space space, Mapper mapper) {
    return MapResult.MAPPED;
  }

  /** The edit that began while {@code home} was current is done. */
  default void settle(KernelCpu cpu, Space home) {}

  /** In {@code space}, a table of {@code level} on the way to {@code va} was just unlinked. */
  default void unlinked(KernelCpu cpu, Space space, int level, long va) {}

  /** {@code space} is about to cease to exist. */
  default void abandon(KernelCpu cpu, Space space) {}

  /**
   * Takes note of a change to a space that is not current, to be made later; UNREACHABLE: takes no
   * notes.
   */
  default Deferral defer(KernelCpu cpu, Space space, Change change) {
    return Deferral.of(MapResult.UNREACHABLE);
  }

  /** What was noted for {@code space}, oldest first, now that it is current; forgets it. */
  default List<Change> takeDeferred(KernelCpu cpu, Space space) {
    return List.of();
  }
}
