package pagewalk.server.preview;

import java.awt.Color;
import java.util.List;
import pagewalk.view.MachineView.Floor;

/** The upper part: name, moment, title, and the sentence that says what happened. */
final class HeadPainter {
  static final double LEFT = 64;
  static final double RIGHT = 1136;
  private static final double WIDTH = RIGHT - LEFT;
  private static final double SENTENCE = 27;

  private final Ink ink;
  private final Sheet sheet;

  HeadPainter(Ink ink, Sheet sheet) {
    this.ink = ink;
    this.sheet = sheet;
  }

  /** Paints, and gives the height at which the evidence may begin. */
  double paint() {
    ink.fill(Palette.CANVAS, 0, 0, PreviewRenderer.WIDTH, PreviewRenderer.HEIGHT);
    ink.fill(edge(), 0, 0, 14, PreviewRenderer.HEIGHT);
    logo(LEFT, 56);
    ink.text(Face.BOLD, 32, Palette.INK, "Pagewalk", LEFT + 50, 83);
    String machine = sheet.run().machine().format() + " · " + sheet.run().machine().strategy();
    String moment = "event %d of %d".formatted(sheet.view().event(), sheet.run().eventCount() - 1);
    ink.textEndingAt(Face.MONO, 26, Palette.INK_2, machine + " · " + moment, RIGHT, 82);
    double y = title(150);
    for (String line : sentence()) {
      ink.text(Face.TEXT, SENTENCE, Palette.INK_2, line, LEFT, y);
      y += SENTENCE * 1.25;
    }
    return y - 8;
  }

  /** As much of the caption as leaves room for what it is about. */
  private List<String> sentence() {
    int floors = sheet.view().tower().size();
    int most = floors >= 3 ? 1 : 2;
    return Ink.lines(Face.TEXT, SENTENCE, sheet.description(), WIDTH, most);
  }

  private double title(double y) {
    for (double size = 52; size >= 40; size -= 4) {
      if (Face.BOLD.width(sheet.title(), size) <= WIDTH) {
        ink.text(Face.BOLD, size, Palette.INK, sheet.title(), LEFT, y + 8);
        return y + 58;
      }
    }
    ink.text(Face.BOLD, 40, Palette.INK, Ink.fit(Face.BOLD, 40, sheet.title(), WIDTH), LEFT, y + 8);
    return y + 58;
  }

  private Color edge() {
    if (!sheet.view().tower().isEmpty()) {
      return sheet.view().tower().stream().anyMatch(Floor::top) ? Palette.FAULT : Palette.WALK;
    }
    return sheet.believed().filter(entry -> !entry.agrees()).isPresent()
        ? Palette.STALE
        : Palette.WALK;
  }

  /** The staircase. */
  private void logo(double x, double y) {
    double unit = 1.8;
    ink.fill(Palette.level(4), x, y + 5.5 * unit, 4 * unit, 12.5 * unit);
    ink.fill(Palette.level(3), x + 5.5 * unit, y + 9 * unit, 3.5 * unit, 9 * unit);
    ink.fill(Palette.level(2), x + 10.5 * unit, y + 13 * unit, 3 * unit, 5 * unit);
    double[][] steps = {
      {1, 2, 7, 2},
      {7, 2, 7, 6},
      {7, 6, 12, 6},
      {12, 6, 12, 10},
      {12, 10, 17, 10},
      {17, 10, 17, 14},
      {17, 14, 21, 14}
    };
    for (double[] step : steps) {
      ink.line(
          Palette.WALK,
          3 * unit,
          x + step[0] * unit,
          y + step[1] * unit,
          x + step[2] * unit,
          y + step[3] * unit);
    }
  }
}
