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
    return (raw & shape.mask(FieldRole.RESERVED)) != 0 ? ShapeKind.RESERVED : shape.kind();
  }

  /** Physical address of the table or page it points to. */
  public long target() {
    return raw & shape.mask(FieldRole.ADDRESS);
  }

  /** The {@link Rights} mask of this entry alone. */
  public int rights() {
    return shape.rights().of(raw);
  }

  public boolean accessed() {
    return (raw & shape.mask(FieldRole.ACCESSED)) != 0;
  }

  public boolean dirty() {
    return (raw & shape.mask(FieldRole.DIRTY)) != 0;
  }

  public boolean global() {
    return (raw & shape.mask(FieldRole.GLOBAL)) != 0;
  }
}
