package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.store.StorePlace;
import pagewalk.session.Gallery;

/** The pictures of moments, as a chat fetches them. */
final class PreviewsTest {
  private static final int FAULT = 0xFFA1003C;
  private static final int WALK = 0xFFBF3B00;
  private static final int STALE = 0xFF7A2BC4;
  private static final int PML4 = 0xFF2B3674;

  private static App app;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    app =
        App.start(
            ServerSettings.of("127.0.0.1", 0).with(ServerLimits.STANDARD.perMinute(100_000)),
            StorePlace.memory());
    visitor = new Visitor(app.port());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String save(String text) throws Exception {
    HttpResponse<String> saved = visitor.post("/api/v1/scenarios", text);
    return "/s/" + Visitor.json(saved).get("id").getAsString();
  }

  private static BufferedImage png(String path) throws Exception {
    HttpResponse<byte[]> response = visitor.bytes(path);
    assertEquals(200, response.statusCode());
    assertEquals("image/png", Visitor.header(response, "Content-Type"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertEquals(1200, image.getWidth());
    assertEquals(630, image.getHeight());
    return image;
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 20; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theTowerOfTheFirstTouchIsOnThePictureOfItsFourthFault() throws Exception {
    String link = save(Scripts.firstTouch());
    BufferedImage tower = png(link + ".png?at=39");
    assertTrue(count(tower, FAULT) > 5_000, "stop signs: " + count(tower, FAULT));
    assertTrue(count(tower, PML4) > 4_000, "six readings of the root: " + count(tower, PML4));
    BufferedImage boot = png(link + ".png?at=2");
    assertEquals(0, count(boot, FAULT));
  }

  @Test
  void whatIsBelievedAndWrongIsViolet() throws Exception {
    String link = save(Gallery.text("stale-read"));
    assertTrue(count(png(link + ".png?at=77"), STALE) > 1_500);
    assertEquals(0, count(png(link + ".png?at=20"), STALE));
  }

  @Test
  void aWalkIsLitFromTableToTable() throws Exception {
    String link = save(Gallery.text("write-protect"));
    BufferedImage walk = png(link + ".png?at=52");
    assertTrue(count(walk, WALK) > 1_200, "arrows: " + count(walk, WALK));
  }

  static List<String> gallery() {
    return Gallery.names();
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void everyMomentOfTheGalleryHasAPicture(String name) throws Exception {
    String link = save(Gallery.text(name));
    for (int at = 0; at < 200; at += 17) {
      png(link + ".png?at=" + at);
    }
  }

  @Test
  void theSameMomentIsTheSamePicture() throws Exception {
    String link = save(Scripts.firstTouch());
    assertArrayEquals(visitor.bytes(link + ".png").body(), visitor.bytes(link + ".png").body());
    String cached = Visitor.header(visitor.bytes(link + ".png"), "Cache-Control");
    assertEquals("public, max-age=86400", cached);
  }

  @Test
  void theDrawingIsAPictureWithWordsForThoseWhoDoNotSeeIt() throws Exception {
    String link = save(Scripts.titled("</title><script>alert(1)</script> & more"));
    HttpResponse<byte[]> response = visitor.bytes(link + ".svg?at=39");
    assertEquals("image/svg+xml", Visitor.header(response, "Content-Type"));
    assertTrue(
        Visitor.header(response, "Content-Security-Policy").startsWith("default-src 'none'"));
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body()));
    Element root = document.getDocumentElement();
    assertEquals("0 0 1200 630", root.getAttribute("viewBox"));
    Element title = (Element) root.getElementsByTagName("title").item(0);
    assertEquals("</title><script>alert(1)</script> & more", title.getTextContent());
    String desc = root.getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(desc.startsWith("Fourth fault"), desc);
    for (String foreign : List.of("script", "text", "image", "a", "foreignObject", "style")) {
      assertEquals(0, root.getElementsByTagName(foreign).getLength(), foreign);
    }
    assertTrue(root.getElementsByTagName("path").getLength() > 30);
  }

  @Test
  void aTitleInAnyLanguageOrLengthLeavesThePictureWhole() throws Exception {
    for (String title :
        List.of("", "翻訳 العربية 🙂", "W".repeat(200), "many words ".repeat(18).strip())) {
      String text = title.isEmpty() ? Scripts.untitled() : Scripts.titled(title);
      png(save(text) + ".png?at=39");
    }
  }

  @Test
  void thereIsNoPictureOfWhatIsNotThere() throws Exception {
    HttpResponse<String> response = visitor.get("/s/000000000.png");
    assertEquals(404, response.statusCode());
    assertFalse(response.body().isEmpty());
    HttpResponse<String> large = visitor.get(save(Scripts.endless()) + ".png");
    assertEquals(422, large.statusCode());
  }
}
