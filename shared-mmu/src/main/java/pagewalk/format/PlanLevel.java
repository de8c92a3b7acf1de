package pagewalk.format;

import pagewalk.bits.BitGather;

/**
 * One level of a {@link WalkPlan}: everything a walk has to know about an entry, by its decision
 * bits.
 *
 * <p>{@link #verdict} gives one int per combination of decision bits: the {@link Rights} mask in
 * bits 5:0, the ordinal of the {@link ShapeKind} in bits 7:6 and the number of the shape above. The
 * masks that do not fit into an index (addresses, reserved bits) are kept per shape.
 */
public final class PlanLevel {
  static final int KIND_SHIFT = 6;
  static final int SHAPE_SHIFT = 8;

  final BitGather gather;
  final int[] verdicts;
  final long[] address;
  final long[] reserved;
  final long[] setOnUse;
  final long[] setOnWrite;
  final long[] global;

  /** The level's number: its distance from the page. */
  public final int number;

  /** Lowest bit of the virtual address that indexes the table. */
  public final int lowBit;

  /** Applied after shifting: one less than the number of entries. */
  public final int indexMask;

  /** Binary logarithm of the bytes of an entry. */
  public final int entryShift;

  PlanLevel(Level level, BitGather gather, int[] verdicts) {
    int shapes = level.shapes().size();
    this.gather = gather;
    this.verdicts = verdicts;
    address = new long[shapes];
    reserved = new long[shapes];
    setOnUse = new long[shapes];
    setOnWrite = new long[shapes];
    global = new long[shapes];
    for (int i = 0; i < shapes; i++) {
      EntryShape shape = level.shapes().get(i);
      address[i] = shape.mask(FieldRole.ADDRESS);
      reserved[i] = shape.mask(FieldRole.RESERVED);
      setOnUse[i] = shape.mask(FieldRole.ACCESSED);
      setOnWrite[i] = shape.mask(FieldRole.DIRTY);
      global[i] = shape.mask(FieldRole.GLOBAL);
    }
    number = level.number();
    lowBit = level.lowBit();
    indexMask = level.entries() - 1;
    entryShift = level.entryBytes() == 8 ? 3 : 2;
  }

  /** The verdict on the entry {@code raw}. */
  public int verdict(long raw) {
    return verdicts[gather.index(raw)];
  }

  /** The ordinal of the {@link ShapeKind} of a verdict. */
  public static int kindOf(int verdict) {
    return verdict >>> KIND_SHIFT & 3;
  }

  /** The number of the shape of a verdict, for the masks below. */
  public static int shapeOf(int verdict) {
    return verdict >>> SHAPE_SHIFT;
  }

  public long addressMask(int shape) {
    return address[shape];
  }

  public long reservedMask(int shape) {
    return reserved[shape];
  }

  /** Bits that the hardware sets in an entry it uses. */
  public long setOnUse(int shape) {
    return setOnUse[shape];
  }

  /** Bits that the hardware sets in an entry it writes through. */
  public long setOnWrite(int shape) {
    return setOnWrite[shape];
  }

  public long globalMask(int shape) {
    return global[shape];
  }
}
