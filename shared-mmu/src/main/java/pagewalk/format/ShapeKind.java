package pagewalk.format;

/** What the hardware does with an entry of a shape. */
public enum ShapeKind {
  /** The walk stops: nothing is mapped here. */
  ABSENT,
  /** The walk goes on in the table that the entry points to. */
  TABLE,
  /** The walk ends: the entry maps a page. */
  LEAF,
  /** The walk stops: the bits of the tag are a combination that the architecture reserves. */
  RESERVED
}
