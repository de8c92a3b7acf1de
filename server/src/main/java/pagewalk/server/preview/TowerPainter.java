package pagewalk.server.preview;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import pagewalk.explain.Step;
import pagewalk.view.MachineView.Floor;

/**
 * Open faults as the floors of a tower, the latest on top; the entries of each walk stand in the
 * columns of what they are read as, so that the sign that stopped it wanders to the right.
 */
final class TowerPainter {
  private static final int MOST_FLOORS = 3;
  private static final double BOTTOM = 590;
  private static final double CHIPS = 500;
  private static final double GAP = 14;

  private final Ink ink;
  private final Sheet sheet;

  TowerPainter(Ink ink, Sheet sheet) {
    this.ink = ink;
    this.sheet = sheet;
  }

  void paint(double from) {
    List<Floor> tower = sheet.view().tower();
    List<Floor> shown = tower.subList(Math.max(0, tower.size() - MOST_FLOORS), tower.size());
    int hidden = tower.size() - shown.size();
    double room = BOTTOM - from - (hidden > 0 ? 30 : 0);
    double height = Math.min(118, (room - GAP * (shown.size() - 1)) / shown.size());
    double y = from;
    for (int i = shown.size() - 1; i >= 0; i--) {
      floor(shown.get(i), y, height, columns(shown));
      y += height + GAP;
    }
    if (tower.size() == 1) {
      Optional<Step> stop = tower.get(0).steps().stream().filter(Step::decided).findFirst();
      long frame = stop.map(Step::frame).orElse(-1L);
      int index = stop.map(Step::index).orElse(-1);
      new TablesPainter(ink, sheet).paint(y, BOTTOM, frame, index, Palette.FAULT);
    }
    if (hidden > 0) {
      String more = hidden == 1 ? "1 more fault below" : hidden + " more faults below";
      ink.text(Face.TEXT, 22, Palette.INK_2, more, HeadPainter.LEFT + 24, y + 18);
    }
  }

  private static int columns(List<Floor> shown) {
    return shown.stream().mapToInt(floor -> floor.steps().size()).max().orElse(1);
  }

  private void floor(Floor floor, double y, double height, int columns) {
    Color edge = floor.top() ? Palette.FAULT : Palette.LINE_STRONG;
    double width = HeadPainter.RIGHT - HeadPainter.LEFT;
    ink.box(Palette.CARD, edge, floor.top() ? 4 : 1.5, HeadPainter.LEFT, y, width, height);
    double middle = y + height / 2;
    ink.octagon(edge, HeadPainter.LEFT + 48, middle, 27, String.valueOf(floor.number()));
    double x = HeadPainter.LEFT + 90;
    String high = Words.high(floor.va(), sheet.run().machine().vaBits());
    double after =
        high.isEmpty() ? x : ink.text(Face.MONO, 34, Palette.INK_3, high, x, middle - 2) + 10;
    ink.text(Face.MONO_BOLD, 34, Palette.INK, Words.low(floor.va()), after, middle - 2);
    String words = floor.vector() + " " + Words.hex(floor.code()) + ", " + floor.words();
    Color colour = floor.top() ? Palette.FAULT : Palette.INK_2;
    String fitting = Ink.fit(Face.MONO, 23, words, CHIPS - x - 16);
    ink.text(Face.MONO, 23, colour, fitting, x, middle + 30);
    chips(floor, y, height, columns);
  }

  private void chips(Floor floor, double y, double height, int columns) {
    double step = (HeadPainter.RIGHT - 16 - CHIPS) / Math.max(3, columns);
    double gap = Math.min(32, step * 0.13);
    double top = y + Math.min(14, height * 0.13);
    List<Step> steps = floor.steps();
    for (int i = 0; i < steps.size(); i++) {
      double x = CHIPS + i * step;
      if (i > 0) {
        Color line = floor.top() ? Palette.WALK : Palette.LINE_STRONG;
        ink.line(line, 4, x - gap, y + height / 2, x, y + height / 2);
      }
      chip(steps.get(i), x, top, step - gap, height - 2 * (top - y));
    }
  }

  private void chip(Step step, double x, double y, double width, double height) {
    boolean stopped = step.decided();
    ink.box(
        stopped ? Palette.FAULT_WASH : Palette.CARD,
        stopped ? Palette.FAULT : Palette.LINE_STRONG,
        stopped ? 3 : 1.5,
        x,
        y,
        width,
        height);
    ink.fill(Palette.level(step.is()), x + 1, y + 4, 10, height - 8);
    double middle = y + height / 2;
    String index = "[" + step.index() + "]";
    String frame = Words.hex(step.frame());
    double room = width - 26;
    double needed = Face.MONO_BOLD.width(index, 25) + Face.MONO.width(frame + " ", 21);
    ink.textEndingAt(
        Face.MONO_BOLD, 25, Palette.INK, index, x + width - (stopped ? 16 : 10), middle - 4);
    if (needed <= room) {
      ink.text(Face.MONO, 21, Palette.INK_2, frame, x + 19, middle - 4);
    }
    String role = "as " + step.roleName();
    ink.text(Face.TEXT, 21, Palette.INK_2, Ink.fit(Face.TEXT, 21, role, room), x + 19, middle + 24);
    if (stopped) {
      ink.stop(x + width - 4, y + 3);
    }
  }
}
