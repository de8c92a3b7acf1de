package pagewalk.kernel;

import java.util.Optional;
import pagewalk.format.RecursiveWindow;

/**
 * A way out of the catch-22: the one question that every strategy answers in its own manner.
 *
 * <p>The {@link Mapper} does everything else, for all strategies and formats alike.
 */
@FunctionalInterface
public interface TableReach {
  /** The answer when there is no such address; tables never lie at an odd one. */
  long UNREACHABLE = 1;

  /**
   * Through which virtual address can a table be loaded and stored now?
   *
   * @param level the table's level, 1 for page tables
   * @param va an address that the table lies on the way to
   * @param tablePa where the table is, as the entry above it says
   * @return the address of the table's first entry, or {@link #UNREACHABLE}
   */
  long open(KernelCpu cpu, Space space, int level, long va, long tablePa);

  /** Whether a table can be opened, and so be cleared, before any entry points to it. */
  default boolean opensUnlinked() {
    return true;
  }

  /**
   * The window through which entries can be addressed by arithmetic alone, without following
   * pointers; only with one can a page-fault handler simply store an entry and leave missing tables
   * to the faults that nest.
   */
  default Optional<RecursiveWindow> window() {
    return Optional.empty();
  }

  /**
   * Where the handler believes the lowest entry of {@code va} to be; only asked when there is a
   * window.
   */
  default long entryAddress(int level, long va) {
    return window().map(window -> window.entryAddress(level, va)).orElse(UNREACHABLE);
  }
}
