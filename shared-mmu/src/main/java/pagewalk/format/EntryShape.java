package pagewalk.format;

import java.util.List;

/**
 * One of the shapes that an entry of a level can have: a list of named bit fields, chosen by the
 * bits of a tag.
 *
 * @param name "page table", "2 MiB page", "not present"
 * @param tagMask the bits that are compared
 * @param tagValue what they must be for this shape
 * @param fields high to low, covering every bit of the entry once
 * @param mapping what is special about a leaf
 * @param masks the bits of the fields by role, so that nobody has to go through the fields again
 */
public record EntryShape(
    String name,
    ShapeKind kind,
    long tagMask,
    long tagValue,
    List<Field> fields,
    RightsRule rights,
    Mapping mapping,
    FieldMasks masks) {

  public EntryShape {
    fields = List.copyOf(fields);
  }

  public EntryShape(
      String name,
      ShapeKind kind,
      long tagMask,
      long tagValue,
      List<Field> fields,
      RightsRule rights,
      Mapping mapping) {
    this(name, kind, tagMask, tagValue, fields, rights, mapping, FieldMasks.of(fields));
  }

  /** A shape with nothing special about where it points. */
  public EntryShape(
      String name,
      ShapeKind kind,
      long tagMask,
      long tagValue,
      List<Field> fields,
      RightsRule rights) {
    this(name, kind, tagMask, tagValue, fields, rights, Mapping.USUAL);
  }

  public boolean matches(long raw) {
    return (raw & tagMask) == tagValue;
  }

  /** Physical address of what {@code raw} points to. */
  public long target(long raw) {
    return (raw & mask(FieldRole.ADDRESS)) | mapping.scattered(raw);
  }

  /** Whether the page that {@code raw} maps belongs to every address space. */
  public boolean isGlobal(long raw) {
    long notGlobal = mask(FieldRole.NOT_GLOBAL);
    return mapping.alwaysGlobal()
        || (raw & mask(FieldRole.GLOBAL)) != 0
        || (notGlobal != 0 && (raw & notGlobal) == 0);
  }

  /** The protection key or domain that {@code raw} chooses, 0 where it chooses none. */
  public int group(long raw) {
    long mask = mask(FieldRole.GROUP);
    return mask == 0 ? 0 : (int) ((raw & mask) >>> Long.numberOfTrailingZeros(mask));
  }

  /** All bits of the fields with {@code role}. */
  public long mask(FieldRole role) {
    return masks.of(role);
  }
}
