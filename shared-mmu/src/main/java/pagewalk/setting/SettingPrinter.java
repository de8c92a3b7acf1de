package pagewalk.setting;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives every value its one canonical spelling; {@link SettingReader} reads it back as the same
 * value.
 */
public final class SettingPrinter {
  private static final String UNITS = "KMG";

  private SettingPrinter() {}

  /** The canonical text of a value of {@code setting}, without the key. */
  public static String print(Setting setting, SettingValue value) {
    return switch (value.kind()) {
      case NUMBER -> number(setting.kind(), ((NumberValue) value).bits());
      case WORD -> ((WordValue) value).word();
      case RANGE -> hex(((Range) value).low()) + ".." + hex(((Range) value).high());
      case SHAPE -> shape((Shape) value);
      case RIGHTS -> ((RightLetters) value).letters();
      case ADDRESSES -> addresses((AddressList) value);
    };
  }

  /** {@code 0x} and upper-case digits without padding. */
  public static String hex(long bits) {
    int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(bits)) / 4);
    StringBuilder text = new StringBuilder(digits + 2).append("0x");
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      text.append("0123456789ABCDEF".charAt((int) (bits >>> shift) & 0xF));
    }
    return text.toString();
  }

  /** A number of bytes with the largest unit that leaves no rest. */
  public static String size(long bytes) {
    int unit = bytes == 0 ? 0 : Math.min(UNITS.length(), Long.numberOfTrailingZeros(bytes) / 10);
    String number = Long.toUnsignedString(bytes >>> (10 * unit));
    return unit == 0 ? number : number + UNITS.charAt(unit - 1);
  }

  private static String number(SettingKind kind, long bits) {
    return switch (kind) {
      case SIZE -> size(bits);
      case ADDRESS, VALUE -> hex(bits);
      case SIGNED -> bits < 0 ? Long.toString(bits) : "+" + bits;
      case NUMBER, SWITCH, ADDRESS_RANGE, FRAME_RANGE, SHAPE, WORD, RIGHTS, ADDRESS_LIST ->
          Long.toUnsignedString(bits);
    };
  }

  private static String shape(Shape shape) {
    return shape.isNone() ? "none" : shape.sets() + "x" + shape.ways();
  }

  private static String addresses(AddressList list) {
    List<String> texts = new ArrayList<>();
    for (long address : list.addresses()) {
      texts.add(hex(address));
    }
    return String.join(",", texts);
  }
}
