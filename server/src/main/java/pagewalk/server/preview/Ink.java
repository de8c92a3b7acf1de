package pagewalk.server.preview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The few kinds of strokes and letters that the picture is made of. */
final class Ink {
  private final Graphics2D graphics;

  Ink(Graphics2D graphics) {
    this.graphics = graphics;
  }

  void fill(Color colour, double x, double y, double width, double height) {
    graphics.setColor(colour);
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void box(Color ground, Color edge, double stroke, double x, double y, double w, double h) {
    RoundRectangle2D box = new RoundRectangle2D.Double(x, y, w, h, 10, 10);
    graphics.setColor(ground);
    graphics.fill(box);
    graphics.setColor(edge);
    graphics.setStroke(new BasicStroke((float) stroke));
    graphics.draw(box);
  }

  /** A box of what is only believed. */
  void dashedBox(Color ground, Color edge, double x, double y, double w, double h) {
    RoundRectangle2D box = new RoundRectangle2D.Double(x, y, w, h, 10, 10);
    graphics.setColor(ground);
    graphics.fill(box);
    graphics.setColor(edge);
    graphics.setStroke(
        new BasicStroke(
            3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {14, 8}, 0));
    graphics.draw(box);
  }

  void line(Color colour, double stroke, double x1, double y1, double x2, double y2) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke((float) stroke));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** An arrow to the right. */
  void arrow(Color colour, double x1, double x2, double y) {
    line(colour, 4, x1, y, x2 - 8, y);
    Path2D head = new Path2D.Double();
    head.moveTo(x2, y);
    head.lineTo(x2 - 12, y - 8);
    head.lineTo(x2 - 12, y + 8);
    head.closePath();
    graphics.fill(head);
  }

  /** The stop sign that a fault has, with something written on it. */
  void octagon(Color colour, double centreX, double centreY, double radius, String text) {
    Path2D sign = new Path2D.Double();
    for (int corner = 0; corner < 8; corner++) {
      double angle = Math.PI / 8 + corner * Math.PI / 4;
      double x = centreX + radius * Math.cos(angle);
      double y = centreY + radius * Math.sin(angle);
      if (corner == 0) {
        sign.moveTo(x, y);
      } else {
        sign.lineTo(x, y);
      }
    }
    sign.closePath();
    graphics.setColor(Palette.CARD);
    graphics.setStroke(new BasicStroke(5));
    graphics.draw(sign);
    graphics.setColor(colour);
    graphics.fill(sign);
    double size = radius * 1.15;
    double width = Face.BOLD.width(text, size);
    text(Face.BOLD, size, Palette.CARD, text, centreX - width / 2, centreY + size * 0.36);
  }

  /** The small stop sign at the entry that ended a walk. */
  void stop(double centreX, double centreY) {
    octagon(Palette.FAULT, centreX, centreY, 18, "");
    double arm = 6;
    line(Palette.CARD, 3.5, centreX - arm, centreY - arm, centreX + arm, centreY + arm);
    line(Palette.CARD, 3.5, centreX - arm, centreY + arm, centreX + arm, centreY - arm);
  }

  /** Writes {@code text} from {@code x} on and gives where it ends. */
  double text(Face face, double size, Color colour, String text, double x, double baseline) {
    graphics.setColor(colour);
    graphics.fill(
        AffineTransform.getTranslateInstance(x, baseline)
            .createTransformedShape(face.outline(text, size)));
    return x + face.width(text, size);
  }

  void textEndingAt(Face face, double size, Color colour, String text, double x, double baseline) {
    text(face, size, colour, text, x - face.width(text, size), baseline);
  }

  /** {@code text}, or as much of it as fits into {@code width}. */
  static String fit(Face face, double size, String text, double width) {
    if (face.width(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && face.width(text.substring(0, end).strip() + "…", size) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }

  /** {@code text} in at most {@code most} lines, broken between words. */
  static List<String> lines(Face face, double size, String text, double width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      String longer = line.isEmpty() ? words[i] : line + " " + words[i];
      if (lines.size() < most - 1 && !line.isEmpty() && face.width(longer, size) > width) {
        lines.add(fit(face, size, line.toString(), width));
        line.setLength(0);
        line.append(words[i]);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(fit(face, size, line.toString(), width));
    return lines;
  }
}
