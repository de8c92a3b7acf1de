package pagewalk.format;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Bits;

/** Who may do what, for every value of the bits of a leaf that decide it together. */
final class RightsPages {
  private RightsPages() {}

  static void write(StringBuilder text, EntryShape shape) {
    List<Field> fields = shape.fields().stream().filter(field -> decides(shape, field)).toList();
    if (shape.kind() != ShapeKind.LEAF || fields.isEmpty()) {
      return;
    }
    List<String> head = new ArrayList<>();
    fields.forEach(field -> head.add(field.name()));
    head.add("kernel");
    head.add("user");
    text.append('\n');
    FormatPages.row(text, head.toArray(String[]::new));
    text.append("|---".repeat(head.size())).append("|\n");
    long mask = 0;
    for (Field field : fields) {
      mask |= field.mask();
    }
    long value = 0;
    do {
      row(text, fields, shape, value | shape.tagValue());
      value = (value - mask) & mask;
    } while (value != 0);
  }

  /** The protection of further parts of a page is read where that of the first part stands. */
  private static boolean decides(EntryShape shape, Field field) {
    long mask = shape.mask(FieldRole.RIGHTS);
    long value = 0;
    do {
      if (shape.rights().of(value) != shape.rights().of(value & ~field.mask())) {
        return field.role() == FieldRole.RIGHTS;
      }
      value = (value - mask) & mask;
    } while (value != 0);
    return false;
  }

  private static void row(StringBuilder text, List<Field> fields, EntryShape shape, long raw) {
    List<String> cells = new ArrayList<>();
    for (Field field : fields) {
      int bits = field.high() - field.low() + 1;
      String digits = Long.toBinaryString(field.valueIn(raw) | Bits.bit(bits)).substring(1);
      cells.add(digits);
    }
    int rights = shape.rights().of(raw);
    cells.add(letters(rights));
    cells.add(letters(rights >>> Rights.USER));
    FormatPages.row(text, cells.toArray(String[]::new));
  }

  private static String letters(int rights) {
    String letters =
        (Rights.allows(rights, Rights.READ) ? "R" : "")
            + (Rights.allows(rights, Rights.WRITE) ? "W" : "")
            + (Rights.allows(rights, Rights.EXECUTE) ? "X" : "");
    return letters.isEmpty() ? "–" : letters;
  }
}
