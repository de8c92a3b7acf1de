package pagewalk.format;

import org.jspecify.annotations.Nullable;
import pagewalk.bits.BitGather;
import pagewalk.bits.Bits;

/**
 * One level of a {@link WalkPlan}: everything a walk has to know about an entry, by its decision
 * bits.
 *
 * <p>{@link #verdict} gives one int per combination of decision bits: the {@link Rights} mask in
 * bits 5:0, the ordinal of the {@link ShapeKind} in bits 7:6 and the number of the shape above. The
 * masks that do not fit into an index (addresses, reserved bits) are kept per {@link PlanShape}.
 */
public final class PlanLevel {
  static final int KIND_SHIFT = 6;
  static final int SHAPE_SHIFT = 8;
  private static final int PART_BITS = 2;
  private static final int PARTS = 1 << PART_BITS;

  private final BitGather gather;
  private final int[] verdicts;
  private final PlanShape[] shapes;
  private final @Nullable SubpageRule subpages;
  private final long decisionBits;

  /** The level's number: its distance from the page. */
  public final int number;

  /** Lowest bit of the virtual address that indexes the table. */
  public final int lowBit;

  /** Applied after shifting: one less than the number of entries. */
  public final int indexMask;

  /** Binary logarithm of the bytes of an entry. */
  public final int entryShift;

  /** Whether entries have four bytes. */
  public final boolean narrow;

  /** Whether the entries are read from the processor's copies of them. */
  public final boolean latched;

  PlanLevel(Level level, long decisionBits, BitGather gather, int[] verdicts) {
    this.decisionBits = decisionBits;
    this.gather = gather;
    this.verdicts = verdicts;
    shapes = new PlanShape[level.shapes().size()];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = new PlanShape(level, level.shapes().get(i));
    }
    subpages = level.subpages();
    number = level.number();
    lowBit = level.lowBit();
    indexMask = level.entries() - 1;
    narrow = level.entryBytes() == 4;
    entryShift = narrow ? 2 : 3;
    latched = level.latched();
  }

  /** The verdict on the entry {@code raw}. */
  public int verdict(long raw) {
    return verdicts[gather.index(raw)];
  }

  /** The verdict on a four-byte entry {@code raw} that is to translate {@code va}. */
  public int narrowVerdict(long raw, long va) {
    SubpageRule rule = subpages;
    return verdict(rule == null ? raw : rule.seenAt(raw, va));
  }

  /** Whether the verdicts on two entries are the same whatever address they are to translate. */
  public boolean decidesAlike(long raw, long other) {
    return subpages == null && ((raw ^ other) & decisionBits) == 0;
  }

  /** The bits that can decide anything, those of every part of a page among them. */
  long decisionBits() {
    SubpageRule rule = subpages;
    if (rule == null) {
      return decisionBits;
    }
    long bits = decisionBits;
    for (int part = 0; part < PARTS; part++) {
      long va = (long) part << (lowBit - PART_BITS);
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        for (int tag = 0; tag < PARTS; tag++) {
          long moved = rule.seenAt(tag, va) ^ rule.seenAt(tag ^ Bits.bit(bit), va);
          bits |= (moved & decisionBits) == 0 ? 0 : Bits.bit(bit);
        }
      }
    }
    return bits;
  }

  /** The ordinal of the {@link ShapeKind} of a verdict. */
  public static int kindOf(int verdict) {
    return verdict >>> KIND_SHIFT & 3;
  }

  /** The number of the shape of a verdict. */
  public static int shapeOf(int verdict) {
    return verdict >>> SHAPE_SHIFT;
  }

  /** The masks of the shape of {@code verdict}. */
  public PlanShape shape(int verdict) {
    return shapes[verdict >>> SHAPE_SHIFT];
  }
}
