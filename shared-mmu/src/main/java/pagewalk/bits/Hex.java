package pagewalk.bits;

/** Prints 64-bit quantities as unsigned hexadecimal the one way the whole project writes them. */
public final class Hex {
  private static final String DIGITS = "0123456789ABCDEF";

  private Hex() {}

  /** {@code 0x} and upper-case digits, unpadded: {@code 0x401000}, {@code 0x0}. */
  public static String of(long value) {
    int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
    return "0x" + padded(value, digits);
  }

  /**
   * Exactly {@code digits} (1 to 16) upper-case digits without a prefix; higher ones are cut off.
   */
  public static String padded(long value, int digits) {
    char[] text = new char[digits];
    for (int i = 0; i < digits; i++) {
      text[i] = DIGITS.charAt((int) (value >>> (4 * (digits - 1 - i))) & 0xF);
    }
    return new String(text);
  }
}
