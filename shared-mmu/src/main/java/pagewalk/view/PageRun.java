package pagewalk.view;

/**
 * Neighbouring pages of one size, with consecutive frames and equal rights.
 *
 * @param start virtual address of the first page
 * @param end last virtual address of the last page
 * @param frame frame of the first page
 * @param count number of pages
 * @param level level of the entries that map them: 1 for PTEs
 * @param table address of the table with the first entry
 * @param index of the first entry
 * @param name "identity map", "direct map", "kernel" or "data"
 */
public record PageRun(
    long start,
    long end,
    long frame,
    long count,
    String pageSize,
    int level,
    long table,
    int index,
    String rights,
    String name) {

  /** Bytes of all pages together. */
  long bytes() {
    return end - start + 1;
  }

  long lastFrame() {
    return frame + (bytes() >>> 12) - 1;
  }

  /** Whether the run mirrors physical memory instead of giving it a use of its own. */
  boolean isMirror() {
    return name.equals(PageRuns.IDENTITY) || name.equals(PageRuns.DIRECT);
  }
}
