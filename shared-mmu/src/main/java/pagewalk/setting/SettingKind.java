package pagewalk.setting;

/**
 * How the value of a setting is spelled; each kind has one reader, one canonical print and one type
 * of value.
 */
public enum SettingKind {
  /** An unsigned number, printed in decimal. */
  NUMBER("42"),
  /** Zero or one. */
  SWITCH("1"),
  /** A number of bytes, printed with the largest unit that is exact. */
  SIZE("4K"),
  /** An unsigned address, printed in hexadecimal. */
  ADDRESS("0x401000"),
  /** Any 64 bits, printed in hexadecimal. */
  VALUE("0x2A"),
  /** Two addresses and everything between them. */
  ADDRESS_RANGE("0x1000..0x1FFF"),
  /** Two frame numbers and everything between them. */
  FRAME_RANGE("0x400..0x7FF"),
  /** Sets times ways of a cache, or the word {@code none}. */
  SHAPE("16x4"),
  /** One word of a list. */
  WORD("word"),
  /** Letters of {@code rwxug}. */
  RIGHTS("rw"),
  /** A difference, always printed with its sign. */
  SIGNED("+3"),
  /** Addresses separated by commas. */
  ADDRESS_LIST("0x401000,0x402000");

  private final String example;

  SettingKind(String example) {
    this.example = example;
  }

  /** A value of this kind as a person would write it. */
  public String example() {
    return example;
  }

  /** The type of value that a setting of this kind holds. */
  public SettingValue.Kind valueKind() {
    return switch (this) {
      case NUMBER, SWITCH, SIZE, ADDRESS, VALUE, SIGNED -> SettingValue.Kind.NUMBER;
      case ADDRESS_RANGE, FRAME_RANGE -> SettingValue.Kind.RANGE;
      case SHAPE -> SettingValue.Kind.SHAPE;
      case WORD -> SettingValue.Kind.WORD;
      case RIGHTS -> SettingValue.Kind.RIGHTS;
      case ADDRESS_LIST -> SettingValue.Kind.ADDRESSES;
    };
  }
}
