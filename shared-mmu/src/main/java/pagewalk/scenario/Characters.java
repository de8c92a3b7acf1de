package pagewalk.scenario;

import pagewalk.setting.SettingPrinter;

/**
 * Tells characters that a person can see from those that would make a text say something else than
 * it shows.
 */
final class Characters {
  private Characters() {}

  /**
   * Whether the UTF-16 unit at {@code at} is invisible, changes the direction of reading, or is
   * half a character.
   */
  static boolean isHidden(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    boolean separator = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || separator || direction;
  }

  /** {@code U+001B}. */
  static String codePoint(int codePoint) {
    String digits = SettingPrinter.hex(codePoint).substring(2);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  static void requireVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text, i)) {
        throw new IllegalArgumentException("a text holds " + codePoint(text.charAt(i)));
      }
    }
  }
}
