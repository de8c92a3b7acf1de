package pagewalk.setting;

/**
 * The value of every setting that is one number; its setting says whether the 64 bits are signed.
 */
public record NumberValue(long bits) implements SettingValue {
  @Override
  public Kind kind() {
    return Kind.NUMBER;
  }
}
