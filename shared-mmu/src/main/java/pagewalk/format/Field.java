package pagewalk.format;

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
 */
public record Field(
    String name, int high, int low, FieldRole role, String clear, String set, String manual) {

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
    return valueIn(raw) == 0 ? clear : set;
  }
}
