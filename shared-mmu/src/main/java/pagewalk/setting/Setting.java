package pagewalk.setting;

import java.util.ArrayList;
import java.util.List;
import pagewalk.setting.Reading.Understood;

/**
 * The declaration of one {@code key=value}. Whoever owns a setting declares it once; reading,
 * checking, printing, the documentation and the editor's hints all come from the declaration.
 *
 * @param name the key: lower-case letters, digits, dots
 * @param kind how the value is spelled
 * @param words the values a WORD may take, the sizes a SIZE may take (none listed: any), the
 *     letters RIGHTS may have
 * @param min the smallest number, end of a range, or number of slots; unsigned except for SIGNED
 * @param max the largest, likewise
 * @param step what a number or an end is a multiple of; 1 allows all
 * @param fallback the canonical text of the value that holds when none is given, {@code ""} when
 *     there is none
 * @param meaning one phrase without a full stop, shown in the documentation and in hints
 */
public record Setting(
    String name,
    SettingKind kind,
    List<String> words,
    long min,
    long max,
    long step,
    String fallback,
    String meaning) {

  private static final long ALL_BITS = -1L;

  public Setting {
    words = List.copyOf(words);
    if (name.isEmpty() || meaning.isEmpty() || step == 0) {
      throw new IllegalArgumentException("a setting has a name, a meaning and a step");
    }
  }

  /** An unsigned number from {@code min} to {@code max}. */
  public static Setting number(String name, long min, long max, String meaning) {
    return plain(name, SettingKind.NUMBER, List.of(), min, max, meaning);
  }

  /** A control that is off (0) or on (1). */
  public static Setting toggle(String name, String meaning) {
    return plain(name, SettingKind.SWITCH, List.of(), 0, 1, meaning);
  }

  /** A number of bytes from {@code min} to {@code max}. */
  public static Setting size(String name, long min, long max, String meaning) {
    return plain(name, SettingKind.SIZE, List.of(), min, max, meaning);
  }

  /** One of the listed numbers of bytes, each in canonical spelling. */
  public static Setting sizeOf(String name, List<String> sizes, String meaning) {
    return plain(name, SettingKind.SIZE, sizes, 0, ALL_BITS, meaning);
  }

  /** Any 64-bit address. */
  public static Setting address(String name, String meaning) {
    return address(name, 0, ALL_BITS, meaning);
  }

  /** An address from {@code min} to {@code max}, compared unsigned. */
  public static Setting address(String name, long min, long max, String meaning) {
    return plain(name, SettingKind.ADDRESS, List.of(), min, max, meaning);
  }

  /** Any 64 bits. */
  public static Setting value(String name, String meaning) {
    return plain(name, SettingKind.VALUE, List.of(), 0, ALL_BITS, meaning);
  }

  /** The 32 bits of a register. */
  public static Setting register(String name, String meaning) {
    return plain(name, SettingKind.VALUE, List.of(), 0, 0xFFFF_FFFFL, meaning);
  }

  /** Addresses from one to another, both included. */
  public static Setting addressRange(String name, String meaning) {
    return plain(name, SettingKind.ADDRESS_RANGE, List.of(), 0, ALL_BITS, meaning);
  }

  /** Frame numbers from one to another, both included and at most {@code max}. */
  public static Setting frameRange(String name, long max, String meaning) {
    return plain(name, SettingKind.FRAME_RANGE, List.of(), 0, max, meaning);
  }

  /**
   * The geometry of a cache with {@code min} to {@code max} slots; {@code none} is allowed when
   * {@code min} is 0.
   */
  public static Setting shape(String name, int min, int max, String meaning) {
    return plain(name, SettingKind.SHAPE, List.of(), min, max, meaning);
  }

  /** One of {@code words}. */
  public static Setting word(String name, List<String> words, String meaning) {
    return plain(name, SettingKind.WORD, words, 0, ALL_BITS, meaning);
  }

  /** Some of {@code letters}, which are taken from {@link RightLetters#ALL}. */
  public static Setting rights(String name, String letters, String meaning) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      words.add(letters.substring(i, i + 1));
    }
    return plain(name, SettingKind.RIGHTS, words, 0, ALL_BITS, meaning);
  }

  /** A difference from {@code min} to {@code max}, compared signed. */
  public static Setting signed(String name, long min, long max, String meaning) {
    return plain(name, SettingKind.SIGNED, List.of(), min, max, meaning);
  }

  /** Up to {@link AddressList#LONGEST} addresses. */
  public static Setting addressList(String name, String meaning) {
    return plain(name, SettingKind.ADDRESS_LIST, List.of(), 0, ALL_BITS, meaning);
  }

  private static Setting plain(
      String name, SettingKind kind, List<String> words, long min, long max, String meaning) {
    return new Setting(name, kind, words, min, max, 1, "", meaning);
  }

  /** The same setting, taking only multiples of {@code step}. */
  public Setting multipleOf(long step) {
    return new Setting(name, kind, words, min, max, step, fallback, meaning);
  }

  /** The same setting with a value for when none is given, in canonical spelling. */
  public Setting orElse(String text) {
    Setting result = new Setting(name, kind, words, min, max, step, text, meaning);
    if (!SettingPrinter.print(result, result.fallbackValue()).equals(text)) {
      throw new IllegalArgumentException(
          text + " is not how a fallback of " + name + " is spelled");
    }
    return result;
  }

  public boolean hasFallback() {
    return !fallback.isEmpty();
  }

  /** The value that holds when none is given; a setting without one must not be asked. */
  public SettingValue fallbackValue() {
    if (SettingReader.read(this, fallback) instanceof Understood<SettingValue> understood) {
      return understood.value();
    }
    throw new IllegalStateException("'" + name + "' has no usable fallback");
  }

  /** What may stand behind the {@code =}, as a phrase: {@code a number from 0 to 511}. */
  public String expects() {
    return Expectation.of(this);
  }

  /**
   * One sentence for whoever gave a wrong value: {@code 'slot' takes a number from 0 to 511: the
   * top-level entry …}.
   */
  public String hint() {
    return "'" + name + "' takes " + expects() + ": " + meaning + ".";
  }

  /** What one end of a range or one element of a list has to obey. */
  Setting end() {
    return new Setting(name, SettingKind.ADDRESS, List.of(), min, max, step, "", meaning);
  }
}
