package pagewalk.format;

/** What changing a control bit makes the processor forget. */
public enum ControlFlush {
  NOTHING,
  /** What the current address space believes, global pages too. */
  SPACE,
  EVERYTHING
}
