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
 */
public record EntryShape(
    String name,
    ShapeKind kind,
    long tagMask,
    long tagValue,
    List<Field> fields,
    RightsRule rights) {

  public EntryShape {
    fields = List.copyOf(fields);
  }

  public boolean matches(long raw) {
    return (raw & tagMask) == tagValue;
  }

  /** All bits of the fields with {@code role}. */
  public long mask(FieldRole role) {
    long mask = 0;
    for (Field field : fields) {
      if (field.role() == role) {
        mask |= field.mask();
      }
    }
    return mask;
  }
}
