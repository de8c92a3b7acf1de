package pagewalk.server.preview;

import java.awt.Color;
import java.util.List;

/** The light colours of the design, under the names that the page gives them. */
final class Palette {
  static final Color CANVAS = colour(0xF3F6F5);
  static final Color CARD = colour(0xFFFFFF);
  static final Color SUNK = colour(0xEAEFED);
  static final Color LINE = colour(0xCBD4D0);
  static final Color LINE_STRONG = colour(0x7F8D87);
  static final Color INK = colour(0x12201C);
  static final Color INK_2 = colour(0x44524D);
  static final Color INK_3 = colour(0x5E6B66);
  static final Color WALK = colour(0xBF3B00);
  static final Color WALK_WASH = colour(0xFFE7DA);
  static final Color FAULT = colour(0xA1003C);
  static final Color FAULT_WASH = colour(0xFADFE8);
  static final Color STALE = colour(0x7A2BC4);
  static final Color STALE_WASH = colour(0xF0E6FA);
  static final Color OK = colour(0x1B6E3C);
  static final Color NOISE = colour(0x9AA6A1);

  /** By distance from the page: the page itself, PT, PD and so on. */
  private static final List<Color> LEVELS =
      List.of(
          colour(0xB3871D),
          colour(0x679230),
          colour(0x19766F),
          colour(0x1C5A90),
          colour(0x2B3674),
          colour(0x191C33));

  private Palette() {}

  private static Color colour(int rgb) {
    return new Color(rgb);
  }

  static Color level(int level) {
    return level < 0 ? NOISE : LEVELS.get(Math.min(level, LEVELS.size() - 1));
  }
}
