package pagewalk.server.preview;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns a sheet into the bytes of a picture. PNG and SVG come from the same strokes. */
final class PreviewRenderer {
  static final int WIDTH = 1200;
  static final int HEIGHT = 630;

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 1;

  private PreviewRenderer() {}

  static byte[] png(Sheet sheet) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(graphics, sheet);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] svg(Sheet sheet) {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    paint(graphics, sheet);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    root.setAttribute("role", "img");
    tell(root, "desc", sheet.description());
    tell(root, "title", sheet.title());
    return bytes(root);
  }

  private static byte[] bytes(Element root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree that was just built cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every JDK has a parser", e);
    }
  }

  private static void tell(Element root, String name, String words) {
    Element element = root.getOwnerDocument().createElementNS(SVG, name);
    element.setTextContent(words);
    root.insertBefore(element, root.getFirstChild());
  }

  private static void paint(Graphics2D graphics, Sheet sheet) {
    Ink ink = new Ink(graphics);
    double from = new HeadPainter(ink, sheet).paint();
    if (sheet.view().tower().isEmpty()) {
      new WalkPainter(ink, sheet).paint(from);
    } else {
      new TowerPainter(ink, sheet).paint(from);
    }
  }
}
