package pagewalk.setting;

import pagewalk.setting.Reading.Refused;
import pagewalk.setting.Reading.Understood;

/**
 * Reads one number as people write them: decimal or {@code 0x} hexadecimal, {@code _} between
 * digits, one unit {@code K}, {@code M} or {@code G} (powers of 1024) behind. Unsigned numbers have
 * 64 bits.
 */
final class NumberReader {
  private static final String SPELLING = "Write it in decimal, or in hexadecimal with 0x in front.";
  private static final String UNITS = "The units are K, M and G, and 1K is 1024.";

  private final String text;
  private final int radix;
  private int at;
  private long value;
  private boolean tooLarge;

  private NumberReader(String text) {
    this.text = text;
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    this.radix = hexadecimal ? 16 : 10;
    this.at = hexadecimal ? 2 : 0;
  }

  static Reading<Long> unsigned(String text) {
    if (text.isEmpty()) {
      return refused("The number is missing.", SPELLING, "", 0, 0);
    }
    char first = text.charAt(0);
    if (first == '-' || first == '+') {
      String without = first == '+' ? text.substring(1) : "";
      return refused(
          "A sign is not allowed here.",
          "Only differences carry a sign.",
          without,
          0,
          text.length());
    }
    return new NumberReader(text).read();
  }

  /** Reads a two's-complement number with an optional sign in front. */
  static Reading<Long> signed(String text) {
    boolean negative = text.startsWith("-");
    int digits = negative || text.startsWith("+") ? 1 : 0;
    return unsigned(text.substring(digits))
        .after(digits)
        .then(
            magnitude -> {
              if (magnitude < 0) {
                return refused(
                    "The difference " + Quote.of(text) + " does not fit into 63 bits and a sign.",
                    "The largest is +9223372036854775807.",
                    "",
                    0,
                    text.length());
              }
              return new Understood<>(negative ? -magnitude : magnitude);
            });
  }

  private Reading<Long> read() {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      int digit = digit(c, radix);
      if (digit < 0 && c != '_') {
        break;
      }
      if (c == '_' && !betweenDigits()) {
        return refused(
            "'_' is allowed only between two digits.", "Remove this one.", "", at, at + 1);
      }
      if (digit >= 0) {
        multiply(radix, digit);
      }
      at++;
    }
    if (at == start) {
      return withoutDigits();
    }
    return at == text.length() ? finished() : unit();
  }

  private boolean betweenDigits() {
    return at > 0
        && at + 1 < text.length()
        && digit(text.charAt(at - 1), radix) >= 0
        && digit(text.charAt(at + 1), radix) >= 0;
  }

  private void multiply(long factor, long addend) {
    long most = Long.divideUnsigned(-1L - addend, factor);
    tooLarge |= Long.compareUnsigned(value, most) > 0;
    value = value * factor + addend;
  }

  private Reading<Long> finished() {
    if (tooLarge) {
      return refused(
          "The number " + Quote.of(text) + " does not fit into 64 bits.",
          "The largest is 0xFFFFFFFFFFFFFFFF.",
          "",
          0,
          text.length());
    }
    return new Understood<>(value);
  }

  private Reading<Long> withoutDigits() {
    if (radix == 16 && at == text.length()) {
      return refused(
          Quote.of(text) + " has no digits.", "Write digits after 0x.", "", 0, text.length());
    }
    return radix == 16
        ? badDigit()
        : refused(Quote.of(text) + " is not a number.", SPELLING, "", 0, text.length());
  }

  private Reading<Long> unit() {
    String rest = text.substring(at);
    int power = "KMG".indexOf(upper(rest.charAt(0))) + 1;
    if (power > 0 && rest.length() == 1) {
      multiply(1L << (10 * power), 0);
      return finished();
    }
    boolean bytes = rest.length() <= 3 && (upper(rest.charAt(rest.length() - 1)) == 'B');
    if (power > 0 && bytes) {
      String letter = String.valueOf(upper(rest.charAt(0)));
      return refused(
          "The unit " + Quote.of(rest) + " is unknown.", UNITS, letter, at, text.length());
    }
    if (radix == 10 && allHexadecimal()) {
      return refused(
          Quote.of(text) + " has hexadecimal digits but no 0x in front.",
          "Write 0x" + text + ".",
          "0x" + text,
          0,
          text.length());
    }
    return badDigit();
  }

  private boolean allHexadecimal() {
    for (int i = 0; i < text.length(); i++) {
      if (digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private Reading<Long> badDigit() {
    boolean pair = Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length();
    int end = at + (pair ? 2 : 1);
    boolean letter = radix == 10 && upper(text.charAt(at)) >= 'A' && upper(text.charAt(at)) <= 'Z';
    String kind = radix == 16 ? "hexadecimal" : "decimal";
    String message = "'" + text.substring(at, end) + "' is not a " + kind + " digit";
    return refused(message + (letter ? " and not a unit." : "."), letter ? UNITS : "", "", at, end);
  }

  private static int digit(char c, int radix) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char letter = upper(c);
    return radix == 16 && letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static Reading<Long> refused(
      String message, String hint, String replacement, int from, int to) {
    return new Refused<>(new Mistake(message, hint, replacement, from, to));
  }
}
