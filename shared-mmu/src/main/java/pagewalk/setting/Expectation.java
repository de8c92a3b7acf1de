package pagewalk.setting;

/** Says in a phrase which values a setting takes, for hints and for the reference table. */
final class Expectation {
  private Expectation() {}

  static String of(Setting setting) {
    return switch (setting.kind()) {
      case NUMBER -> bounded(setting, "a number");
      case SWITCH -> "0 or 1";
      case SIZE -> size(setting);
      case ADDRESS -> bounded(setting, "an address");
      case VALUE -> setting.max() < 0 ? "a 64-bit value" : bounded(setting, "a value");
      case ADDRESS_RANGE -> "a range of addresses such as " + setting.kind().example();
      case FRAME_RANGE -> "a range of frame numbers such as " + setting.kind().example();
      case SHAPE -> shape(setting);
      case WORD -> choice(setting);
      case RIGHTS -> "letters out of " + String.join("", setting.words());
      case SIGNED -> "a difference such as +3 or -1";
      case ADDRESS_LIST -> "addresses separated by commas";
    };
  }

  private static String bounded(Setting setting, String noun) {
    String phrase = setting.step() == 1 ? noun : noun + " (a multiple of " + step(setting) + ")";
    if (Long.compareUnsigned(setting.max(), Long.MAX_VALUE) >= 0) {
      boolean free = setting.min() == 0;
      return free ? phrase : phrase + " of at least " + text(setting, setting.min());
    }
    return phrase + " from " + text(setting, setting.min()) + " to " + text(setting, setting.max());
  }

  private static String size(Setting setting) {
    return setting.words().isEmpty()
        ? bounded(setting, "a size")
        : "one of " + String.join(", ", setting.words());
  }

  private static String shape(Setting setting) {
    String most = " with at most " + setting.max() + " slots";
    return "SETSxWAYS such as 16x4" + most + (setting.min() == 0 ? ", or none" : "");
  }

  private static String choice(Setting setting) {
    int last = setting.words().size() - 1;
    String end = setting.words().get(last);
    return last == 0 ? end : String.join(", ", setting.words().subList(0, last)) + " or " + end;
  }

  private static String step(Setting setting) {
    return SettingPrinter.size(setting.step());
  }

  private static String text(Setting setting, long bits) {
    return SettingPrinter.print(setting, new NumberValue(bits));
  }
}
