package pagewalk.server;

import java.util.Locale;
import pagewalk.session.Gallery;

/** Texts that tests send. */
final class Scripts {
  private static final String HEAD =
      "pagewalk 1\nmachine x86-64 ram=4G\nkernel recursive grow=check pool=0x1000..0xFFFFF\n";

  private Scripts() {}

  static String firstTouch() {
    return Gallery.text("first-touch");
  }

  /** The first touch under another title, which makes it another scenario. */
  static String titled(String title) {
    return firstTouch().replace("First touch, empty low half", title);
  }

  /** The first touch without a title. */
  static String untitled() {
    return firstTouch().replaceFirst("title .*\n", "");
  }

  /** A text within all limits that would go on for minutes. */
  static String endless() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 1_500; i++) {
      text.append("map ")
          .append("0x")
          .append(Long.toHexString((long) i << 30).toUpperCase(Locale.ROOT));
      text.append(" length=512M\n");
    }
    return text.toString();
  }
}
