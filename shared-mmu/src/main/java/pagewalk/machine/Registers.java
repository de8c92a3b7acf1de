package pagewalk.machine;

import pagewalk.state.Cells;

/** The processor's registers that paging uses, each a cell. */
public final class Registers {
  private static final int PAGING = 0;
  private static final int ROOT = 1;
  private static final int FAULT_ADDRESS = 2;
  private static final int DEPTH = 3;
  private static final int HALTED = 4;
  private static final int COUNT = 5;

  private final Cells cells;
  private final int first;

  public Registers(Cells cells) {
    this.cells = cells;
    first = cells.allocate(COUNT);
  }

  /** Whether addresses are translated at all. */
  public boolean pagingOn() {
    return cells.get(first + PAGING) != 0;
  }

  void setPagingOn() {
    cells.set(first + PAGING, 1);
  }

  /** Physical address of the root table (CR3, TTBR). */
  public long root() {
    return cells.get(first + ROOT);
  }

  void setRoot(long pa) {
    cells.set(first + ROOT, pa);
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
