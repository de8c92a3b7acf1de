package pagewalk.server.preview;

import java.awt.Color;
import pagewalk.view.TableView;

/** Every entry of a table, coloured by what it points to. */
final class Minimap {
  private static final int COLUMNS = 32;
  private static final double LARGEST = 9;

  /** Lets neighbours overlap, so that no ground shines through between them. */
  private static final double SEAM = 0.4;

  private Minimap() {}

  /**
   * Paints into the given room.
   *
   * @param lit the entry to frame in {@code colour}, −1 for none
   */
  static void paint(
      Ink ink, TableView table, int lit, Color colour, double x, double y, double w, double h) {
    int entries = table.minimap().length();
    int columns = entries > 1_024 ? 128 : entries > 512 ? 64 : COLUMNS;
    int rows = (entries + columns - 1) / columns;
    double cell = Math.min(LARGEST, Math.min(w / columns, h / rows));
    if (cell < 1.2) {
      return;
    }
    ink.fill(Palette.SUNK, x, y, cell * columns, cell * rows);
    for (int i = 0; i < entries; i++) {
      char kind = table.minimap().charAt(i);
      if (kind != '.') {
        char level = table.colours().charAt(i);
        Color point = Character.isDigit(level) ? Palette.level(level - '0') : Palette.NOISE;
        int row = i / columns;
        ink.fill(point, x + i % columns * cell, y + row * cell, cell + SEAM, cell + SEAM);
      }
    }
    if (lit >= 0 && lit < entries) {
      double at = Math.max(cell + 4, 9);
      double centreX = x + (lit % columns + 0.5) * cell;
      int row = lit / columns;
      double centreY = y + (row + 0.5) * cell;
      frame(ink, colour, centreX - at / 2, centreY - at / 2, at);
    }
  }

  private static void frame(Ink ink, Color colour, double x, double y, double side) {
    ink.line(colour, 3, x, y, x + side, y);
    ink.line(colour, 3, x + side, y, x + side, y + side);
    ink.line(colour, 3, x + side, y + side, x, y + side);
    ink.line(colour, 3, x, y + side, x, y);
  }
}
