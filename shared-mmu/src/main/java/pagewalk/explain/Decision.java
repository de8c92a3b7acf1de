package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.AccessRule;
import pagewalk.format.EntryShape;
import pagewalk.format.FaultKind;
import pagewalk.format.Field;
import pagewalk.format.FieldRole;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;

/**
 * Which bits of an entry refused an access.
 *
 * @param fields those that, had they been otherwise, would not have stopped the walk here
 */
public record Decision(Level level, long raw, List<Field> fields) {

  public Decision {
    fields = List.copyOf(fields);
  }

  /** Why the entry {@code raw}, read as one of {@code level}, refused {@code access}. */
  public static Decision of(
      PagingFormat format, Level level, long raw, FaultKind kind, int access) {
    EntryShape shape = level.shapeOf(raw);
    List<Field> fields =
        switch (kind) {
          case NOT_PRESENT -> with(shape, FieldRole.TAG);
          case RESERVED_BIT -> reserved(shape, raw);
          case PROTECTION -> refusing(format.access(), shape, raw, access);
          case PROTECTION_KEY, DOMAIN -> with(shape, FieldRole.GROUP);
          case ACCESS_FLAG -> with(shape, FieldRole.ACCESS_FLAG);
          case ADDRESS_SIZE -> with(shape, FieldRole.ADDRESS_BEYOND);
          case BUS -> with(shape, FieldRole.ADDRESS);
          case NON_CANONICAL, BAD_ROOT -> List.of();
        };
    return new Decision(level, raw, fields);
  }

  private static List<Field> with(EntryShape shape, FieldRole role) {
    return shape.fields().stream().filter(field -> field.role() == role).toList();
  }

  private static List<Field> reserved(EntryShape shape, long raw) {
    List<Field> set = new ArrayList<>();
    for (Field field : with(shape, FieldRole.RESERVED)) {
      if (field.valueIn(raw) != 0) {
        set.add(field);
      }
    }
    return set.isEmpty() ? with(shape, FieldRole.TAG) : set;
  }

  /** The one field that decides, or where no single one does, all that have to change. */
  private static List<Field> refusing(AccessRule rule, EntryShape shape, long raw, int access) {
    List<Field> candidates = with(shape, FieldRole.RIGHTS);
    for (Field field : candidates) {
      if (allows(rule, shape, raw ^ field.mask(), access)) {
        return List.of(field);
      }
    }
    for (Field one : candidates) {
      for (Field other : candidates) {
        if (allows(rule, shape, raw ^ one.mask() ^ other.mask(), access)) {
          return List.of(one, other);
        }
      }
    }
    return candidates;
  }

  private static boolean allows(AccessRule rule, EntryShape shape, long raw, int access) {
    return Rights.allows(rule.allowed(shape.rights().of(raw), shape.group(raw)), access);
  }

  /** "bit 0 (P) is 0", "bits 51:40 (reserved) are `0x3`"; "" when no bit decided. */
  public String words() {
    List<String> words = new ArrayList<>();
    for (Field field : fields) {
      boolean single = field.high() == field.low();
      String bits = single ? "bit " + field.low() : "bits " + field.high() + ":" + field.low();
      String value = single ? String.valueOf(field.valueIn(raw)) : code(field.valueIn(raw));
      words.add(bits + " (" + field.name() + ") " + (single ? "is " : "are ") + value);
    }
    return Words.list(words);
  }

  /** "R/W = 0", "U/S = 0 and R/W = 0". */
  public String equations() {
    List<String> words = new ArrayList<>();
    for (Field field : fields) {
      words.add(field.name() + " = " + Hex.of(field.valueIn(raw)).substring(2));
    }
    return Words.list(words);
  }

  private static String code(long value) {
    return "`" + Hex.of(value) + "`";
  }
}
