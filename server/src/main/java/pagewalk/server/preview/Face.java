package pagewalk.server.preview;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The faces of the page. Text is drawn as outlines, so that a picture looks the same wherever it is
 * shown and needs no font there.
 */
final class Face {
  static final Face TEXT = new Face("atkinson-400");
  static final Face BOLD = new Face("atkinson-700");
  static final Face MONO = new Face("iosevka-500");
  static final Face MONO_BOLD = new Face("iosevka-700");

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final Font font;

  private Face(String file) {
    font = load(file);
  }

  private static Font load(String file) {
    try (InputStream in = Face.class.getResourceAsStream("/pagewalk/fonts/" + file + ".ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, file));
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The font " + file + " of the page cannot be read.", e);
    }
  }

  /** How far {@code text} reaches in a letter height of {@code size}. */
  double width(String text, double size) {
    return place(text, size, null);
  }

  /** The outline of {@code text}, its baseline beginning at the origin. */
  Path2D outline(String text, double size) {
    Path2D path = new Path2D.Double();
    place(text, size, path);
    return path;
  }

  /** Adds the outline to {@code path}, if there is one, and gives the width. */
  private double place(String text, double size, @Nullable Path2D path) {
    double x = 0;
    int from = 0;
    while (from < text.length()) {
      boolean own = font.canDisplay(text.codePointAt(from));
      int to = from;
      while (to < text.length() && font.canDisplay(text.codePointAt(to)) == own) {
        to += Character.charCount(text.codePointAt(to));
      }
      Font drawn = own ? font : Fallback.FONT;
      GlyphVector glyphs =
          drawn.deriveFont((float) size).createGlyphVector(EXACT, text.substring(from, to));
      if (path != null) {
        path.append(
            AffineTransform.getTranslateInstance(x, 0).createTransformedShape(glyphs.getOutline()),
            false);
      }
      x += glyphs.getLogicalBounds().getWidth();
      from = to;
    }
    return x;
  }

  /** For letters that the page's faces lack: whatever the machine has. */
  private static final class Fallback {
    static final Font FONT = find();

    private static Font find() {
      try {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1);
      } catch (RuntimeException | Error e) {
        // A machine without any font: such letters are drawn as the face's own empty box.
        return TEXT.font;
      }
    }
  }
}
