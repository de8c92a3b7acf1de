package pagewalk.setting;

/** The value of a setting that chooses from a list of words. */
public record WordValue(String word) implements SettingValue {
  @Override
  public Kind kind() {
    return Kind.WORD;
  }
}
