package pagewalk.view;

import pagewalk.setting.Quote;

/**
 * An address as people paste it: hexadecimal, with or without {@code 0x}, in groups, unpadded or
 * not.
 *
 * @param error a sentence when it is none, else ""
 */
record HexText(long value, String error) {
  private static final int MOST_DIGITS = 16;

  static HexText read(String text) {
    String compact = withoutGaps(text.trim());
    boolean prefixed = compact.startsWith("0x") || compact.startsWith("0X");
    String digits = prefixed ? compact.substring(2) : compact;
    if (digits.isEmpty()) {
      return wrong("Type an address, such as 0x401000.");
    }
    long value = 0;
    int significant = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i));
      if (digit < 0) {
        return wrong(Quote.of(text) + " is not a hexadecimal number.");
      }
      significant += significant > 0 || digit > 0 ? 1 : 0;
      value = value << 4 | digit;
    }
    return significant > MOST_DIGITS
        ? wrong("An address has at most 16 hexadecimal digits; this one has " + significant + ".")
        : new HexText(value, "");
  }

  private static int digit(char c) {
    char upper = c >= 'a' && c <= 'f' ? (char) (c - 'a' + 'A') : c;
    return "0123456789ABCDEF".indexOf(upper);
  }

  private static String withoutGaps(String text) {
    StringBuilder compact = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '_' && c != '`' && c != '\'') {
        compact.append(c);
      }
    }
    return compact.toString();
  }

  private static HexText wrong(String sentence) {
    return new HexText(0, sentence);
  }
}
