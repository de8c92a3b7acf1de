package pagewalk.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The scenarios that come with Pagewalk, in the order in which they are worth reading. JVM only.
 */
public final class Gallery {
  private static final String FOLDER = "/pagewalk/gallery/";

  private Gallery() {}

  /** Their names, as in {@code first-touch}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String line : resource("index.txt").split("\n", -1)) {
      if (!line.isBlank()) {
        names.add(line.strip());
      }
    }
    return names;
  }

  /** The text of one of {@link #names()}. */
  public static String text(String name) {
    return resource(name + ".pagewalk");
  }

  private static String resource(String file) {
    try (InputStream stream = Gallery.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("the gallery has no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
