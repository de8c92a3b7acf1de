package pagewalk.machine;

import pagewalk.mmu.Roots;
import pagewalk.state.Cells;

/** The processor's registers that paging uses, each a cell. */
public final class Registers {
  private static final int PAGING = 0;
  private static final int FAULT_ADDRESS = 1;
  private static final int DEPTH = 2;
  private static final int HALTED = 3;
  private static final int COUNT = 4;

  private final Cells cells;
  private final Roots roots;
  private final int first;

  /** {@code roots} are those of the MMU, where the root registers really are. */
  public Registers(Cells cells, Roots roots) {
    this.cells = cells;
    this.roots = roots;
    first = cells.allocate(COUNT);
  }

  /** Whether addresses are translated at all. */
  public boolean pagingOn() {
    return cells.get(first + PAGING) != 0;
  }

  void setPagingOn() {
    cells.set(first + PAGING, 1);
  }

  /** What the first root register holds (CR3, TTBR0). */
  public long root() {
    return roots.get(0);
  }

  /** What root register {@code number} holds (TTBR0, TTBR1). */
  public long root(int number) {
    return roots.get(number);
  }

  void setRoot(int number, long value) {
    roots.set(number, value);
  }

  /** The address of the latest page fault (CR2, FAR). */
  public long faultAddress() {
    return cells.get(first + FAULT_ADDRESS);
  }

  void setFaultAddress(long va) {
    cells.set(first + FAULT_ADDRESS, va);
  }

  /** How many fault handlers are running inside each other. */
  public int depth() {
    return (int) cells.get(first + DEPTH);
  }

  void setDepth(int depth) {
    cells.set(first + DEPTH, depth);
  }

  public boolean halted() {
    return cells.get(first + HALTED) != 0;
  }

  void setHalted() {
    cells.set(first + HALTED, 1);
  }
}
