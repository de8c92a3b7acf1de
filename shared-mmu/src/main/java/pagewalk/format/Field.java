package pagewalk.format;

import org.jspecify.annotations.Nullable;
import pagewalk.bits.Bits;

/**
 * Some bits of an entry under one name.
 *
 * @param name as the manual writes it: "P", "R/W", "address"
 * @param high the highest bit, 63 to 0
 * @param low the lowest bit, at most {@code high}
 * @param clear what the value 0 means, a phrase
 * @param set what any other value means, a phrase
 * @param manual the section or table that says so, "" where nothing needs saying
 * @param meaning what the field means in a given entry, where its being 0 or not does not tell
 */
public record Field(
    String name,
    int high,
    int low,
    FieldRole role,
    String clear,
    String set,
    String manual,
    @Nullable Meaning meaning) {

  /** Reads a field together with the rest of its entry. */
  @FunctionalInterface
  public interface Meaning {
    /** What the field means in the entry {@code raw}, a phrase. */
    String in(long raw);
  }

  /** A field whose meaning depends only on whether it is 0. */
  public Field(
      String name, int high, int low, FieldRole role, String clear, String set, String manual) {
    this(name, high, low, role, clear, set, manual, null);
  }

  /** The same field, whose meaning in a given entry is {@code meaning}. */
  public Field reading(Meaning meaning) {
    return new Field(name, high, low, role, clear, set, manual, meaning);
  }

  /** The bits of the field within the entry. */
  public long mask() {
    return Bits.mask(high, low);
  }

  /** The value of the field in an entry {@code raw}. */
  public long valueIn(long raw) {
    return Bits.field(raw, high, low);
  }

  /** What the value of the field in {@code raw} means, a phrase. */
  public String meaningIn(long raw) {
    Meaning own = meaning;
    if (own != null) {
      return own.in(raw);
    }
    return valueIn(raw) == 0 ? clear : set;
  }
}
