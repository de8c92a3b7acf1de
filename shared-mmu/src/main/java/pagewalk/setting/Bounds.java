package pagewalk.setting;

/**
 * Compares a value with what its setting allows; reader and programmatic construction obey the same
 * sentences.
 */
final class Bounds {
  private Bounds() {}

  /** One sentence saying which bound is broken, or {@code ""}. */
  static String complaint(Setting setting, SettingValue value) {
    return switch (value.kind()) {
      case NUMBER -> number(setting, ((NumberValue) value).bits());
      case RANGE -> range(setting, (Range) value);
      case SHAPE -> shape(setting, (Shape) value);
      case ADDRESSES -> addresses(setting, (AddressList) value);
      case WORD -> word(setting, ((WordValue) value).word());
      case RIGHTS -> rights(setting, (RightLetters) value);
    };
  }

  private static String number(Setting setting, long bits) {
    boolean signed = setting.kind() == SettingKind.SIGNED;
    if (compare(signed, bits, setting.min()) < 0) {
      return text(setting, bits) + " is too small: " + limit(setting, "least", setting.min());
    }
    if (compare(signed, bits, setting.max()) > 0) {
      return text(setting, bits) + " is too large: " + limit(setting, "most", setting.max());
    }
    if (Long.remainderUnsigned(bits, setting.step()) != 0) {
      return text(setting, bits)
          + " is not a multiple of "
          + SettingPrinter.size(setting.step())
          + ".";
    }
    boolean listed =
        setting.words().isEmpty() || setting.words().contains(SettingPrinter.size(bits));
    return listed ? "" : text(setting, bits) + " is not a value of '" + setting.name() + "'.";
  }

  private static int compare(boolean signed, long a, long b) {
    return signed ? Long.compare(a, b) : Long.compareUnsigned(a, b);
  }

  private static String text(Setting setting, long bits) {
    return SettingPrinter.print(setting, new NumberValue(bits));
  }

  private static String limit(Setting setting, String side, long bound) {
    return "'" + setting.name() + "' is at " + side + " " + text(setting, bound) + ".";
  }

  private static String range(Setting setting, Range range) {
    String low = number(setting.end(), range.low());
    return low.isEmpty() ? number(setting.end(), range.high()) : low;
  }

  private static String addresses(Setting setting, AddressList list) {
    for (long address : list.addresses()) {
      String complaint = number(setting.end(), address);
      if (!complaint.isEmpty()) {
        return complaint;
      }
    }
    return "";
  }

  private static String shape(Setting setting, Shape shape) {
    String subject = "'" + setting.name() + "' has ";
    if (shape.slots() < setting.min()) {
      return subject + "at least " + setting.min() + " slots.";
    }
    return shape.slots() > setting.max() ? subject + "at most " + setting.max() + " slots." : "";
  }

  private static String word(Setting setting, String word) {
    return setting.words().contains(word)
        ? ""
        : Quote.of(word) + " is not a value of '" + setting.name() + "'.";
  }

  private static String rights(Setting setting, RightLetters rights) {
    String letters = rights.letters();
    for (int i = 0; i < letters.length(); i++) {
      if (!setting.words().contains(letters.substring(i, i + 1))) {
        return Quote.of(letters.substring(i, i + 1))
            + " is not a right of '"
            + setting.name()
            + "'.";
      }
    }
    return letters.isEmpty() ? "'" + setting.name() + "' has no letters." : "";
  }
}
