package pagewalk.setting;

/**
 * What a setting holds once its text has been understood; only {@link SettingReader} and the typed
 * {@code with} methods of {@link Settings} bring one into being.
 */
public sealed interface SettingValue
    permits NumberValue, WordValue, Range, Shape, RightLetters, AddressList {

  /** Names the type of a value, so that a switch over values is checked for completeness. */
  enum Kind {
    NUMBER,
    WORD,
    RANGE,
    SHAPE,
    RIGHTS,
    ADDRESSES
  }

  Kind kind();
}
