package pagewalk.server.share;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import pagewalk.server.page.PageFile;
import pagewalk.server.page.PageFiles;
import pagewalk.server.page.Templates;

/**
 * The built page, with room for what is said about one scenario in its head and without scripts.
 */
final class IndexPage {
  private static final String TITLE = "<title>Pagewalk</title>";
  private static final String END_OF_HEAD = "</head>";
  private static final String APP = "<div id=\"app\"></div>";

  private final String page;

  /**
   * Reads {@code index.html}.
   *
   * @throws IllegalStateException when the page was built in a way that leaves no room
   */
  IndexPage(PageFiles files) {
    PageFile index =
        files
            .find("index.html")
            .orElseThrow(() -> new IllegalStateException("The page has no index.html."));
    byte[] plain = index.encodings().get(index.encodings().size() - 1).bytes();
    // Links are one folder deep.
    page = new String(plain, StandardCharsets.UTF_8).replace("=\"./", "=\"../");
    for (String place : new String[] {TITLE, END_OF_HEAD, APP}) {
      if (page.indexOf(place) < 0 || page.indexOf(place) != page.lastIndexOf(place)) {
        throw new IllegalStateException("index.html has to have one " + place);
      }
    }
  }

  /** The page about a scenario; the templates escape all of {@code values}. */
  String about(Map<String, Object> values) {
    return page.replace(TITLE, Templates.render("share-title", values).strip())
        .replace(END_OF_HEAD, Templates.render("share-head", values) + "  " + END_OF_HEAD)
        .replace(APP, APP + "\n    " + Templates.render("share-noscript", values).strip());
  }
}
