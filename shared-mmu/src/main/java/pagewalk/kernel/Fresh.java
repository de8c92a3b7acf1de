package pagewalk.kernel;

import pagewalk.format.PagingFormat;

/** What the kernel fills a new table with. */
public enum Fresh {
  /** Zeros: every entry absent. */
  ZERO,
  /** A bug seen in the wild: every entry present and pointing at frame 0. */
  PRESENT,
  /** Nothing: another bug; the frame's old content becomes entries. */
  JUNK;

  /** The word that fills the table; not asked for {@link #JUNK}. */
  long word(PagingFormat format) {
    return this == PRESENT ? format.maker().table(0, false) : 0;
  }
}
