package pagewalk.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pagewalk.session.Gallery;

/** Scripts and pictures on their way out of the page and back into it. */
final class ShareIT {
  @RegisterExtension private static final OpenPage OPEN = new OpenPage();

  @Test
  void aCopiedLinkBringsBackTheEditedScriptAndTheMoment() {
    String link;
    String caption;
    try (Visit visit = visit("#first-touch")) {
      visit.page().locator(".cm-line").last().click();
      visit.press("Control+End");
      visit.page().keyboard().type("load 0x402000\nexpect value=0x2B\n");
      assertThat(visit.script()).containsText("4 of 4 expects hold");
      visit.caption().click();
      visit.press("End");
      assertThat(visit.caption()).containsText("value=0x2B");
      caption = String.valueOf(visit.caption().textContent());
      visit.button("Copy link").click();
      assertThat(visit.button("Link copied")).isVisible();
      link = String.valueOf(visit.page().evaluate("() => navigator.clipboard.readText()"));
    }
    assertTrue(link.startsWith(OPEN.address() + "/#p=1."), link);
    try (Visit visit = OPEN.visit(link.substring(OPEN.address().length()))) {
      assertThat(visit.caption()).hasText(caption);
      assertThat(visit.editor()).containsText("expect value=0x2B");
      assertThat(visit.script()).containsText("4 of 4 expects hold");
    }
  }

  @Test
  void whereTheClipboardIsRefusedTheLinkIsShownToCopyByHand() {
    try (Visit visit = visit("")) {
      visit
          .page()
          .evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }");
      visit.button("Copy link").click();
      Locator field = visit.page().getByLabel("Copy the link from here");
      assertThat(field).hasValue(Pattern.compile("#p=1\\."));
      assertEquals(visit.page().url(), field.inputValue());
    }
  }

  @Test
  void aLinkOfALaterFormatIsRefusedWithASentenceAndTheFirstScenarioOpens() {
    try (Visit visit = visit("#p=2.abc")) {
      assertThat(visit.page().getByText("This link is of format 2")).isVisible();
      assertThat(visit.tower()).containsText("00401000");
    }
  }

  @Test
  void anotherLinkInTheSameTabOpensToo() {
    try (Visit visit = visit("#first-touch/35")) {
      visit.page().evaluate("() => { location.hash = '#stale-read/76'; }");
      assertThat(visit.caption()).containsText("old belief");
      assertEquals(76, visit.moment());
    }
  }

  @Test
  void theScriptIsDownloadedAsItStands() throws IOException {
    try (Visit visit = visit("#stale-read")) {
      Download file = download(visit, "Download the script");
      assertEquals("stale-read.pagewalk", file.suggestedFilename());
      assertEquals(Gallery.text("stale-read"), Files.readString(file.path()));
    }
  }

  @Test
  void thePictureIsSavedAsAFileThatNeedsNothingElse() throws IOException {
    try (Visit visit = visit("#first-touch/39")) {
      Download svg = download(visit, "Picture as SVG");
      assertEquals("first-touch-39.svg", svg.suggestedFilename());
      String text = Files.readString(svg.path());
      assertTrue(text.contains("All four stop at one cell") && text.contains("0x402"));
      assertTrue(text.contains("Fourth fault, third nested."));
      assertTrue(text.contains("data:font/woff2") && !text.contains("var(--"));
      assertTrue(!text.contains("http://127.0.0.1"), "it names the server it came from");
      Download png = download(visit, "Picture as PNG");
      var image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(png.path())));
      assertTrue(image.getWidth() > 1600 && image.getHeight() > 1000, image.toString());
    }
  }

  @Test
  void aDroppedFileIsOpenedAndOneThatIsNoTextIsRefused() {
    try (Visit visit = visit("")) {
      drop(visit, "mine.pagewalk", Gallery.text("write-protect"));
      assertThat(visit.editor()).containsText("rights=r");
      drop(visit, "picture.png", "\u00ff\u00fe");
      assertThat(visit.page().getByText("picture.png could not be read as text")).isVisible();
      assertThat(visit.editor()).containsText("rights=r");
      drop(visit, "notes.txt", "hello there\n");
      assertThat(visit.page().getByText("notes.txt is no script")).isVisible();
      assertThat(visit.editor()).containsText("rights=r");
      drop(visit, "broken.txt", "# mine\npagewalk 1\nstor 1\n");
      assertThat(visit.script()).containsText("problem");
      assertThat(visit.page().locator(".timeline .bar").first()).isVisible();
    }
  }

  private static Visit visit(String fragment) {
    return OPEN.visit("/" + fragment);
  }

  private static Download download(Visit visit, String item) {
    visit.button("File").click();
    return visit.page().waitForDownload(() -> visit.item(item).click());
  }

  /** Drops a file whose bytes are the characters of {@code content}. */
  private static void drop(Visit visit, String name, String content) {
    Page page = visit.page();
    page.evaluate(
        """
        ({ name, bytes }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(bytes)], name));
          for (const type of ["dragover", "drop"]) {
            document.body.dispatchEvent(
              new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
          }
        }
        """,
        Map.of("name", name, "bytes", bytes(content)));
  }

  private static List<Integer> bytes(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList();
  }
}
