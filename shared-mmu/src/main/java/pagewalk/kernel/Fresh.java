package pagewalk.kernel;

/** What the kernel fills a new table with. */
public enum Fresh {
  /** Zeros: every entry absent. */
  ZERO,
  /** A bug seen in the wild: every entry present and pointing at frame 0. */
  PRESENT,
  /** Nothing: another bug; the frame's old content becomes entries. */
  JUNK
}
