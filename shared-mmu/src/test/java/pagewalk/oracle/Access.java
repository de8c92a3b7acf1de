package pagewalk.oracle;

import java.util.List;

/** What a program tries to do with an address. */
record Access(boolean user, boolean write, boolean fetch) {
  static final Access KERNEL_READ = new Access(false, false, false);
  static final Access KERNEL_WRITE = new Access(false, true, false);
  static final Access KERNEL_FETCH = new Access(false, false, true);
  static final Access USER_READ = new Access(true, false, false);
  static final Access USER_WRITE = new Access(true, true, false);
  static final Access USER_FETCH = new Access(true, false, true);

  /** In the order in which the engine numbers them. */
  static final List<Access> ALL =
      List.of(KERNEL_READ, KERNEL_WRITE, KERNEL_FETCH, USER_READ, USER_WRITE, USER_FETCH);
}
