package pagewalk.server.preview;

import java.util.Locale;

/** Numbers as the page writes them. */
final class Words {
  private static final int WORD = 8;

  private Words() {}

  /** {@code 0x401000}. */
  static String hex(long value) {
    return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
  }

  /** The upper half of a 64-bit address, which is quiet; nothing in a machine of 32 bits. */
  static String high(long va, int bits) {
    return bits <= 32 ? "" : digits(va).substring(0, WORD);
  }

  /** The lower half, which is bold. */
  static String low(long va) {
    return digits(va).substring(WORD);
  }

  private static String digits(long va) {
    String digits = Long.toHexString(va).toUpperCase(Locale.ROOT);
    return "0".repeat(2 * WORD - digits.length()) + digits;
  }

  /** Captions carry code between backticks. */
  static String plain(String caption) {
    return caption.replace("`", "");
  }
}
