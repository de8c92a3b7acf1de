package pagewalk.scenario;

/**
 * Names the statements of the language, so that a switch over statements is checked for
 * completeness.
 */
public enum StatementKind {
  BLANK(""),
  TITLE("title"),
  NOTE("note"),
  MACHINE("machine"),
  KERNEL("kernel"),
  BOOT_MAP("boot map"),
  SPACE("space"),
  SWITCH("switch"),
  FORK("fork"),
  PROCESS("process"),
  DESTROY("destroy"),
  MAP("map"),
  UNMAP("unmap"),
  PROTECT("protect"),
  LOAD("load"),
  STORE("store"),
  FETCH("fetch"),
  TOUCH("touch"),
  INVALIDATE("invalidate"),
  SET("set"),
  POKE("poke"),
  EXPECT("expect");

  private final String keyword;

  StatementKind(String keyword) {
    this.keyword = keyword;
  }

  /** The words a line of this kind begins with; {@code ""} for a blank one. */
  public String keyword() {
    return keyword;
  }

  /**
   * Whether the machine itself carries the statement out, with paging on, so that an {@code expect}
   * may follow.
   */
  public boolean runs() {
    return switch (this) {
      case SPACE, SWITCH, FORK, PROCESS, DESTROY -> true;
      case MAP, UNMAP, PROTECT, LOAD, STORE, FETCH, TOUCH, INVALIDATE, SET -> true;
      case BLANK, TITLE, NOTE, MACHINE, KERNEL, BOOT_MAP, POKE, EXPECT -> false;
    };
  }
}
