package pagewalk.format;

import pagewalk.bits.Bits;

/** The masks of one shape of entry that are too wide for a table of verdicts. */
public final class PlanShape {
  private static final int SUBPAGE_BITS = 2;

  private final EntryShape shape;

  /** The bits that are the address of the table or page. */
  public final long address;

  /** Bits that must be 0. */
  public final long mustBeClear;

  /** Bits that must be 1 in a leaf before it is used. */
  public final long mustBeSet;

  /** Bits that the hardware sets in an entry it uses. */
  public final long setOnUse;

  /** Bits that the hardware sets in an entry it writes through. */
  public final long setOnWrite;

  /** The bits of an address within the page of a leaf. */
  public final long offset;

  /** How many consecutive entries must hold the same descriptor. */
  public final int copies;

  /** For a leaf, the number of the size of the TLB entries made from it; see {@link PageSizes}. */
  public final int sizeNumber;

  private final long reserved;
  private final boolean scattered;
  private final boolean alwaysGlobal;
  private final long global;
  private final long notGlobal;
  private final long group;
  private final int groupShift;

  PlanShape(Level level, EntryShape shape) {
    this.shape = shape;
    address = shape.mask(FieldRole.ADDRESS);
    reserved = shape.mask(FieldRole.RESERVED);
    mustBeClear = reserved | shape.mask(FieldRole.ADDRESS_BEYOND);
    mustBeSet = shape.mask(FieldRole.ACCESS_FLAG);
    setOnUse = shape.mask(FieldRole.ACCESSED);
    setOnWrite = shape.mask(FieldRole.DIRTY);
    offset = Bits.low(spanBits(level, shape));
    copies = shape.mapping().copies();
    sizeNumber =
        shape.kind() == ShapeKind.LEAF ? PageSizes.numberOf(believedBits(level, shape)) : 0;
    scattered = !shape.mapping().pieces().isEmpty();
    alwaysGlobal = shape.mapping().alwaysGlobal();
    global = shape.mask(FieldRole.GLOBAL);
    notGlobal = shape.mask(FieldRole.NOT_GLOBAL);
    group = shape.mask(FieldRole.GROUP);
    groupShift = group == 0 ? 0 : Long.numberOfTrailingZeros(group);
  }

  /** Binary logarithm of the bytes that a TLB entry made from a leaf of {@code shape} is about. */
  private static int believedBits(Level level, EntryShape shape) {
    return spanBits(level, shape) - (level.subpages() == null ? 0 : SUBPAGE_BITS);
  }

  private static int spanBits(Level level, EntryShape shape) {
    int own = shape.mapping().spanBits();
    return own == 0 ? level.lowBit() : own;
  }

  /** Physical address of what {@code raw} points to. */
  public long target(long raw) {
    return scattered ? shape.target(raw) : raw & address;
  }

  /** Whether nothing is special about where a leaf points. */
  boolean isPlain() {
    return copies == 1 && !scattered;
  }

  /** The bits that choose a protection key or domain. */
  long groupBits() {
    return group;
  }

  /** Whether the page belongs to every address space. */
  public boolean isGlobal(long raw) {
    return alwaysGlobal || (raw & global) != 0 || (notGlobal & ~raw) != 0;
  }

  /** The protection key or domain that {@code raw} chooses. */
  public int group(long raw) {
    return (int) ((raw & group) >>> groupShift);
  }

  /** Why the bits of {@code raw} that must be clear and are not stop the walk. */
  public FaultKind refusal(long raw) {
    return (raw & reserved) != 0 ? FaultKind.RESERVED_BIT : FaultKind.ADDRESS_SIZE;
  }
}
