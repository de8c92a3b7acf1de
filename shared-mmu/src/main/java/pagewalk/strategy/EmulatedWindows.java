package pagewalk.strategy;

import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.KernelCpu;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Space;

/** Where {@link EmulatedSelfMap} lets everything appear: the arithmetic of its two windows. */
final class EmulatedWindows {
  /** How many lowest tables share a page. */
  static final int GROUP = 4;

  private static final int RIGHTS = Rights.of(true, false, false, true);
  static final int KERNEL_ROOT = 4;
  static final int HANGING_ROOT = 8;
  static final int HANGING_WINDOW = 16;

  final PagingFormat format;
  final Level top;
  final Level lowest;
  final long page;
  final long user;
  final long kernel;

  /** How many first-level entries the user half has. */
  private final int userEntries;

  EmulatedWindows(Premises premises) {
    format = premises.format();
    top = format.level(format.top());
    lowest = format.level(1);
    page = format.pageBytes();
    user = premises.options().number("at");
    kernel = premises.options().number("kernel");
    userEntries =
        format.hasKernelRoot() ? format.rootBytes(0) / top.entryBytes() : top.entries() / 2;
  }

  long kernelBytes() {
    return (long) (top.entries() - userEntries) * lowest.tableBytes();
  }

  private long userBytes() {
    return (long) userEntries * lowest.tableBytes();
  }

  /** The end of the window at {@code start}, in whole first-level entries. */
  long endOf(long start) {
    long bytes = start == user ? userBytes() : kernelBytes();
    return start + (bytes + top.span() - 1 & -top.span());
  }

  /** Where the pages behind the user's window begin. */
  long behind() {
    return endOf(user);
  }

  long endOfPrivate() {
    return behind() + top.span();
  }

  /** Where the lowest table on the way to {@code va} appears. */
  long table(long va) {
    int index = top.indexOf(va);
    return format.isUserHalf(va)
        ? user + (long) index * lowest.tableBytes()
        : kernel + (long) (index - userEntries) * lowest.tableBytes();
  }

  /** The page of a window in which the table on the way to {@code va} appears, among its four. */
  long group(long va) {
    return table(va) & -page;
  }

  /** Which of the four tables in a page the one on the way to {@code va} is. */
  int part(long va) {
    return top.indexOf(va) % GROUP;
  }

  /** The entry for {@code va} in a lowest table that appears at {@code table}. */
  long slotIn(long table, long va) {
    return table + (long) lowest.indexOf(va) * lowest.entryBytes();
  }

  /** An entry that maps the page that {@code pa} lies in. */
  long leaf(long pa) {
    return format.maker().leaf(1, pa & -page, RIGHTS, false);
  }

  int pagesOfRoot(int register) {
    return (int) Math.max(1, format.rootBytes(register) / page);
  }

  /** The entry that maps page {@code number} behind the user's window. */
  long slotBehind(long table, int number) {
    return table + (long) number * lowest.entryBytes();
  }

  /** Lets the pages behind the window, whose table is at {@code table}, show the roots. */
  void showRoots(KernelCpu cpu, long table, Space space) {
    for (int i = 0; i < pagesOfRoot(0); i++) {
      cpu.store(slotBehind(table, i), leaf(space.root() + i * page));
    }
    if (format.hasKernelRoot()) {
      for (int i = 0; i < pagesOfRoot(1); i++) {
        cpu.store(slotBehind(table, KERNEL_ROOT + i), leaf(cpu.root(1) + i * page));
      }
    }
  }
}
