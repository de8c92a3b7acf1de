package pagewalk.server.preview;

import java.awt.Color;
import java.util.List;
import pagewalk.view.TableView;
import pagewalk.view.TableView.EntryRow;

/** Tables side by side, root first, each with all of its entries and the first of them in words. */
final class TablesPainter {
  private static final double MOST_WIDE = 330;
  private static final double MOST_HIGH = 250;
  private static final double GAP = 40;
  private static final double ROW = 29;
  private static final double MAP = 96;

  private final Ink ink;
  private final Sheet sheet;

  TablesPainter(Ink ink, Sheet sheet) {
    this.ink = ink;
    this.sheet = sheet;
  }

  /**
   * Paints as many of the tables as there is room for.
   *
   * @param frame of the table with an entry to point at, −1 for none
   * @param index of that entry
   */
  void paint(double from, double to, long frame, int index, Color colour) {
    double height = Math.min(MOST_HIGH, to - from);
    List<TableView> tables = sheet.view().tables();
    int shown = Math.min(4, tables.size());
    if (height < 60 + MAP || shown == 0) {
      return;
    }
    double whole = HeadPainter.RIGHT - HeadPainter.LEFT;
    double width = Math.min(MOST_WIDE, (whole - GAP * (shown - 1)) / shown);
    for (int i = 0; i < shown; i++) {
      TableView table = tables.get(i);
      int lit = table.frame() == frame ? index : -1;
      card(table, HeadPainter.LEFT + i * (width + GAP), from, width, height, lit, colour);
    }
  }

  private void card(
      TableView table, double x, double y, double width, double height, int lit, Color colour) {
    ink.box(Palette.CARD, Palette.LINE_STRONG, 1.5, x, y, width, height);
    ink.fill(Palette.level(table.level()), x + 1, y + 4, 11, height - 8);
    double end = ink.text(Face.BOLD, 27, Palette.INK, table.name(), x + 24, y + 36);
    String frame = Words.hex(table.frame());
    if (end + 10 + Face.MONO.width(frame, 22) <= x + width - 12) {
      ink.textEndingAt(Face.MONO, 22, Palette.INK_2, frame, x + width - 12, y + 35);
    }
    double room = width - 38;
    Minimap.paint(ink, table, lit, colour, x + 24, y + 50, room, MAP);
    double row = y + 50 + MAP + 26;
    for (EntryRow entry : table.rows()) {
      if (row > y + height - 10) {
        break;
      }
      String words =
          "[" + entry.index() + "] → " + Words.hex(entry.target()) + " " + entry.rights();
      ink.text(Face.MONO, 21, Palette.INK_2, Ink.fit(Face.MONO, 21, words, room), x + 24, row);
      row += ROW;
    }
  }
}
