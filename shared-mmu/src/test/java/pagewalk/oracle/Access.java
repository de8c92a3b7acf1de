package pagewalk.oracle;

import java.util.List;

/** What a program tries to do with an address; in the order in which the engine numbers them. */
record Access(boolean user, boolean write, boolean fetch) {
  static final List<Access> ALL =
      List.of(
          new Access(false, false, false),
          new Access(false, true, false),
          new Access(false, false, true),
          new Access(true, false, false),
          new Access(true, true, false),
          new Access(true, false, true));
}
