package pagewalk.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bits of an entry's fields by their role, gathered once. */
final class FieldMasks {
  private final long[] masks = new long[FieldRole.values().length];

  private FieldMasks() {}

  static FieldMasks of(List<Field> fields) {
    FieldMasks gathered = new FieldMasks();
    for (Field field : fields) {
      gathered.masks[field.role().ordinal()] |= field.mask();
    }
    return gathered;
  }

  /** All bits of the fields with {@code role}. */
  long of(FieldRole role) {
    return masks[role.ordinal()];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldMasks same && Arrays.equals(masks, same.masks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(masks);
  }
}
