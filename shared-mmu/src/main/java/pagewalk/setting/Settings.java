package pagewalk.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values somebody gave for a list of declared settings; absent ones fall back to their
 * declaration. Two are equal when the same values were given, in whatever order. Every value obeys
 * its declaration, so that printing reads back.
 */
public final class Settings {
  private static final Settings NONE = new Settings(List.of(), Map.of());

  private final List<Setting> declarations;
  private final Map<String, SettingValue> given;

  private Settings(List<Setting> declarations, Map<String, SettingValue> given) {
    this.declarations = declarations;
    this.given = given;
  }

  /** Nothing declared, nothing given. */
  public static Settings none() {
    return NONE;
  }

  /** Nothing given yet for these declarations, whose names must differ. */
  public static Settings of(List<Setting> declarations) {
    Set<String> names = new HashSet<>();
    for (Setting declaration : declarations) {
      if (!names.add(declaration.name())) {
        throw new IllegalArgumentException("'" + declaration.name() + "' is declared twice");
      }
    }
    return new Settings(List.copyOf(declarations), Map.of());
  }

  /**
   * These settings with one value given (anew); the value must be one that the declaration allows.
   */
  public Settings with(String name, SettingValue value) {
    Setting declaration = declaration(name);
    if (value.kind() != declaration.kind().valueKind()) {
      throw new IllegalArgumentException("'" + name + "' takes " + declaration.expects());
    }
    String complaint = Bounds.complaint(declaration, value);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
    Map<String, SettingValue> result = new HashMap<>(given);
    result.put(name, value);
    return new Settings(declarations, result);
  }

  /**
   * {@link #with(String, SettingValue)} for a number, a switch, a size, an address, a value or a
   * difference.
   */
  public Settings with(String name, long number) {
    return with(name, new NumberValue(number));
  }

  /** {@link #with(String, SettingValue)} from the text of a value, which must be a good one. */
  public Settings with(String name, String text) {
    Reading<SettingValue> reading = SettingReader.read(declaration(name), text);
    if (reading instanceof Reading.Understood<SettingValue> understood) {
      return with(name, understood.value());
    }
    throw new IllegalArgumentException("'" + name + "' cannot be " + Quote.of(text));
  }

  /** All settings that could be given, in the order of the canonical print. */
  public List<Setting> declarations() {
    return declarations;
  }

  /** Whether a value was given; a fallback does not count. */
  public boolean has(String name) {
    return given.containsKey(name);
  }

  /** Whether nothing was given. */
  public boolean isEmpty() {
    return given.isEmpty();
  }

  /** The names of what was given, in declaration order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Setting setting : declarations) {
      if (has(setting.name())) {
        names.add(setting.name());
      }
    }
    return names;
  }

  /**
   * The value given, or the fallback; asking for a setting that has neither is a mistake in the
   * program.
   */
  public SettingValue value(String name) {
    SettingValue value = given.get(name);
    return value == null ? declaration(name).fallbackValue() : value;
  }

  /** The value of a NUMBER, SWITCH, SIZE, ADDRESS, VALUE or SIGNED setting. */
  public long number(String name) {
    return ((NumberValue) value(name, SettingValue.Kind.NUMBER)).bits();
  }

  /** Whether a SWITCH setting is on. */
  public boolean isOn(String name) {
    return number(name) != 0;
  }

  public String word(String name) {
    return ((WordValue) value(name, SettingValue.Kind.WORD)).word();
  }

  public Range range(String name) {
    return (Range) value(name, SettingValue.Kind.RANGE);
  }

  public Shape shape(String name) {
    return (Shape) value(name, SettingValue.Kind.SHAPE);
  }

  public RightLetters rights(String name) {
    return (RightLetters) value(name, SettingValue.Kind.RIGHTS);
  }

  public List<Long> addresses(String name) {
    return ((AddressList) value(name, SettingValue.Kind.ADDRESSES)).addresses();
  }

  /** What was given, canonically: {@code slot=511 grow=fault}. */
  public String print() {
    List<String> texts = new ArrayList<>();
    for (Setting setting : declarations) {
      SettingValue value = given.get(setting.name());
      if (value != null) {
        texts.add(setting.name() + "=" + SettingPrinter.print(setting, value));
      }
    }
    return String.join(" ", texts);
  }

  private SettingValue value(String name, SettingValue.Kind kind) {
    SettingValue value = value(name);
    if (value.kind() != kind) {
      throw new IllegalStateException("'" + name + "' takes " + declaration(name).expects());
    }
    return value;
  }

  /**
   * How the setting called {@code name} was declared; asking for another one is a mistake in the
   * program.
   */
  public Setting declaration(String name) {
    for (Setting setting : declarations) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    throw new IllegalStateException("no setting is called '" + name + "'");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && given.equals(settings.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return print();
  }
}
