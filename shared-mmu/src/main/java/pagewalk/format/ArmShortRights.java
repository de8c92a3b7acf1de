package pagewalk.format;

/**
 * The access permissions of short descriptors (DDI 0301H §6.5.2, table 6-1; DDI 0406C §B3.7.1) as a
 * {@link Rights} mask. Domains are another matter: see {@link ArmDomainRule}.
 */
record ArmShortRights(ArmShortControls controls) {
  private static final int KERNEL_READ = 1 << Rights.READ;
  private static final int KERNEL_WRITE = 1 << Rights.WRITE;
  private static final int USER_READ = KERNEL_READ << Rights.USER;
  private static final int USER_WRITE = KERNEL_WRITE << Rights.USER;

  /** What an entry that points to a table takes away: nothing, or with PXN the kernel's fetches. */
  static int ofTable(boolean pxn) {
    return pxn ? Rights.ALL & ~(1 << Rights.EXECUTE) : Rights.ALL;
  }

  /**
   * The mask of a leaf. A fetch needs the right to read (DDI 0301H §6.5.3).
   *
   * @param ap APX above AP[1:0]
   */
  int of(int ap, boolean xn, boolean pxn) {
    int data = data(controls.afe() ? ap | 1 : ap);
    boolean kernelWrites = (data & KERNEL_WRITE) != 0;
    boolean userWrites = (data & USER_WRITE) != 0;
    boolean kernelNever =
        xn || pxn || (controls.wxn() && kernelWrites) || (controls.uwxn() && userWrites);
    boolean userNever = xn || (controls.wxn() && userWrites);
    return data
        | ((data & KERNEL_READ) != 0 && !kernelNever ? 1 << Rights.EXECUTE : 0)
        | ((data & USER_READ) != 0 && !userNever ? 1 << (Rights.USER + Rights.EXECUTE) : 0);
  }

  private int data(int ap) {
    return switch (ap) {
      case 0b000 -> underSystemAndRom();
      case 0b001 -> KERNEL_READ | KERNEL_WRITE;
      case 0b010 -> KERNEL_READ | KERNEL_WRITE | USER_READ;
      case 0b011 -> KERNEL_READ | KERNEL_WRITE | USER_READ | USER_WRITE;
      case 0b100 -> 0;
      case 0b101 -> KERNEL_READ;
      default -> KERNEL_READ | USER_READ;
    };
  }

  /** SCTLR.S and SCTLR.R, both deprecated; both 1 is reserved and allows nothing here. */
  private int underSystemAndRom() {
    if (controls.system() == controls.rom()) {
      return 0;
    }
    return controls.rom() ? KERNEL_READ | USER_READ : KERNEL_READ;
  }

  /** The meaning of {@code ap}, as {@link #of} takes it, in words. */
  String words(int ap) {
    int data = data(controls.afe() ? ap | 1 : ap);
    String kernel = words(data & KERNEL_READ, data & KERNEL_WRITE);
    String user = words(data & USER_READ, data & USER_WRITE);
    return "kernel: " + kernel + "; user: " + user;
  }

  private static String words(int read, int write) {
    return write != 0 ? "read and write" : read != 0 ? "read only" : "no access";
  }
}
