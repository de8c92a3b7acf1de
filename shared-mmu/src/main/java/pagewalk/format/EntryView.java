package pagewalk.format;

/**
 * An entry decoded for reading by people and by kernels: slow, obvious, and the law that the
 * compiled plan follows.
 *
 * @param level the level the entry is read as, which for a walk through a recursive slot is not the
 *     level it belongs to
 * @param raw its bits
 */
public record EntryView(Level level, EntryShape shape, long raw) {

  /** Decodes {@code raw} as an entry of {@code level}. */
  public static EntryView of(Level level, long raw) {
    return new EntryView(level, level.shapeOf(raw), raw);
  }

  /** What the hardware does with it; a shape with reserved bits set counts as reserved. */
  public ShapeKind kind() {
    long mustBeClear = shape.mask(FieldRole.RESERVED) | shape.mask(FieldRole.ADDRESS_BEYOND);
    return (raw & mustBeClear) != 0 ? ShapeKind.RESERVED : shape.kind();
  }

  /** Physical address of the table or page it points to. */
  public long target() {
    return shape.target(raw);
  }

  /**
   * The bits of the entry when it points to {@code pa} instead and stays as it is otherwise. Bits
   * of the address that the shape has no room for are lost.
   */
  public long aimedAt(long pa) {
    long address = shape.mask(FieldRole.ADDRESS);
    return (raw & ~address) | (pa & address);
  }

  /** The {@link Rights} that this entry alone has written. */
  public int rights() {
    return shape.rights().of(raw);
  }

  /** The protection key or domain that this entry chooses, 0 where it chooses none. */
  public int group() {
    return shape.group(raw);
  }

  public boolean accessed() {
    return (raw & shape.mask(FieldRole.ACCESSED)) != 0;
  }

  public boolean dirty() {
    return (raw & shape.mask(FieldRole.DIRTY)) != 0;
  }

  public boolean global() {
    return shape.isGlobal(raw);
  }
}
