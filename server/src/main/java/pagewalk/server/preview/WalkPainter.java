package pagewalk.server.preview;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import pagewalk.explain.Step;
import pagewalk.view.MachineView.TlbEntryView;
import pagewalk.view.MachineView.WalkView;

/** A walk through tables that stand in columns, or the belief that spared it. */
final class WalkPainter {
  private static final double BOTTOM = 590;
  private static final double GAP = 46;
  private static final double MOST_WIDE = 250;

  private final Ink ink;
  private final Sheet sheet;

  WalkPainter(Ink ink, Sheet sheet) {
    this.ink = ink;
    this.sheet = sheet;
  }

  void paint(double from) {
    Optional<WalkView> walk = sheet.view().walk();
    Optional<TlbEntryView> believed = sheet.believed();
    double y = from + 6;
    if (walk.isPresent()) {
      y = head(walk.get(), y);
    }
    if (believed.isPresent() && walk.isPresent()) {
      belief(walk.get(), believed.get(), y);
    } else if (walk.filter(shown -> !shown.steps().isEmpty()).isPresent()) {
      steps(walk.get(), y);
    } else {
      new TablesPainter(ink, sheet).paint(y, BOTTOM, -1, -1, Palette.WALK);
    }
  }

  private double head(WalkView walk, double y) {
    double baseline = y + 30;
    String high = Words.high(walk.va(), sheet.run().machine().vaBits());
    double x = ink.text(Face.MONO, 34, Palette.INK_3, high, HeadPainter.LEFT, baseline);
    x = ink.text(Face.MONO_BOLD, 34, Palette.INK, Words.low(walk.va()), x + 10, baseline);
    boolean stopped = !walk.stopped().isEmpty();
    String words = walk.access() + (stopped ? ": " + walk.stopped() : "");
    Color colour = stopped ? Palette.FAULT : Palette.INK_2;
    double room = HeadPainter.RIGHT - x - 24;
    ink.text(Face.TEXT, 26, colour, Ink.fit(Face.TEXT, 26, words, room), x + 24, baseline);
    return y + 52;
  }

  private void steps(WalkView walk, double y) {
    int cards = walk.steps().size() + (walk.pa().isPresent() ? 1 : 0);
    double whole = HeadPainter.RIGHT - HeadPainter.LEFT;
    double width = Math.min(MOST_WIDE, (whole - GAP * (cards - 1)) / cards);
    double height = Math.min(250, BOTTOM - y);
    double x = HeadPainter.LEFT;
    for (Step step : walk.steps()) {
      card(step, x, y, width, height);
      boolean last = step.ref() == walk.steps().size();
      if (!last || walk.pa().isPresent()) {
        ink.arrow(Palette.WALK, x + width + 4, x + width + GAP - 4, y + height - 52);
      }
      x += width + GAP;
    }
    walk.pa()
        .ifPresent(
            pa -> page(pa, HeadPainter.LEFT + (cards - 1) * (width + GAP), y, width, height));
  }

  private void card(Step step, double x, double y, double width, double height) {
    boolean stopped = step.decided();
    Color edge = stopped ? Palette.FAULT : Palette.LINE_STRONG;
    ink.box(Palette.CARD, edge, stopped ? 3 : 1.5, x, y, width, height);
    Color level = Palette.level(step.is());
    ink.fill(level, x + 1, y + 4, 11, height - 8);
    String name = step.is() < 0 ? "unknown" : sheet.nameOf(step.is());
    double room = width - 38;
    double end = ink.text(Face.BOLD, 27, Palette.INK, name, x + 24, y + 36);
    String frame = Words.hex(step.frame());
    if (end + 10 + Face.MONO.width(frame, 22) <= x + width - 12) {
      ink.textEndingAt(Face.MONO, 22, Palette.INK_2, frame, x + width - 12, y + 35);
    }
    String role = "as " + step.roleName();
    ink.text(Face.TEXT, 21, Palette.INK_2, Ink.fit(Face.TEXT, 21, role, room), x + 24, y + 65);
    Color lit = stopped ? Palette.FAULT : Palette.WALK;
    sheet
        .table(step.frame())
        .ifPresent(
            table ->
                Minimap.paint(ink, table, step.index(), lit, x + 24, y + 82, room, height - 172));
    double row = y + height - 80;
    ink.fill(stopped ? Palette.FAULT_WASH : Palette.WALK_WASH, x + 13, row, width - 14, 58);
    ink.text(Face.MONO_BOLD, 24, lit, "[" + step.index() + "]", x + 24, row + 25);
    String raw = Ink.fit(Face.MONO, 21, Words.hex(step.raw()), room);
    ink.text(Face.MONO, 21, Palette.INK, raw, x + 24, row + 49);
    if (stopped) {
      ink.stop(x + width - 4, y + 3);
    }
  }

  private void page(long pa, double x, double y, double width, double height) {
    ink.box(Palette.CARD, Palette.LINE_STRONG, 1.5, x, y, width, height);
    ink.fill(Palette.level(0), x + 1, y + 4, 11, height - 8);
    ink.text(Face.BOLD, 27, Palette.INK, "reached", x + 24, y + 36);
    List<String> lines =
        List.of("physical", Ink.fit(Face.MONO_BOLD, 24, Words.hex(pa), width - 36));
    ink.text(Face.TEXT, 21, Palette.INK_2, lines.get(0), x + 24, y + height - 55);
    ink.text(Face.MONO_BOLD, 24, Palette.INK, lines.get(1), x + 24, y + height - 28);
  }

  private void belief(WalkView walk, TlbEntryView entry, double y) {
    double half = (HeadPainter.RIGHT - HeadPainter.LEFT - 40) / 2;
    double height = Math.min(220, BOTTOM - y);
    double right = HeadPainter.LEFT + half + 40;
    Color edge = entry.agrees() ? Palette.LINE_STRONG : Palette.STALE;
    Color ground = entry.agrees() ? Palette.CARD : Palette.STALE_WASH;
    ink.dashedBox(ground, edge, HeadPainter.LEFT, y, half, height);
    side("The TLB believes", "entry " + entry.slot(), edge, HeadPainter.LEFT, y);
    double x = HeadPainter.LEFT + 28;
    ink.text(Face.MONO_BOLD, 34, Palette.INK, "frame " + Words.hex(entry.frame()), x, y + 130);
    String rights = entry.rights() + ", " + entry.pageSize();
    ink.text(Face.MONO, 24, Palette.INK_2, rights, x, y + 172);
    ink.box(Palette.CARD, Palette.INK, 2, right, y, half, height);
    side("The tables say", "", Palette.INK, right, y);
    String written = entry.agrees() ? "the same" : entry.written();
    double baseline = y + 130;
    for (String line : Ink.lines(Face.MONO_BOLD, 28, Words.plain(written), half - 56, 2)) {
      ink.text(Face.MONO_BOLD, 28, Palette.INK, line, right + 28, baseline);
      baseline += 38;
    }
    walk.pa()
        .filter(pa -> y + height + 40 < BOTTOM)
        .ifPresent(
            pa ->
                ink.text(
                    Face.TEXT,
                    24,
                    Palette.INK_2,
                    "The access went to " + Words.hex(pa) + ".",
                    HeadPainter.LEFT,
                    y + height + 40));
  }

  private void side(String title, String detail, Color colour, double x, double y) {
    double end = ink.text(Face.BOLD, 30, colour, title, x + 28, y + 54);
    ink.text(Face.MONO, 24, Palette.INK_2, detail, end + 16, y + 53);
  }
}
