package pagewalk.kernel;

import pagewalk.format.EntryView;
import pagewalk.format.PagingFormat;
import pagewalk.format.ShapeKind;

/** What the kernel fills a new table with. */
public enum Fresh {
  /** Zeros: every entry absent. */
  ZERO,
  /**
   * A bug seen in the wild: every entry of a directory is present and points at frame 0. The kernel
   * itself takes the address 0 for "no table yet"; the hardware does not know about that.
   */
  PRESENT,
  /** Nothing: another bug; the frame's old content becomes entries. */
  JUNK;

  /** Whether the kernel takes {@code entry} for one that has no table yet. */
  boolean isMissing(EntryView entry) {
    return entry.kind() == ShapeKind.ABSENT
        || (this == PRESENT && entry.kind() == ShapeKind.TABLE && entry.target() == 0);
  }

  /** The word that fills a new table of {@code level}; not asked for {@link #JUNK}. */
  long word(PagingFormat format, int level) {
    return this == PRESENT && level > 1 ? format.maker().table(level, 0, false) : 0;
  }
}
