package pagewalk.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import pagewalk.state.FrameStore;

/** Reads the recorded files; their formats are described beside them. */
final class PageImage {
  private PageImage() {}

  static byte[] resource(String name) {
    String path = "/pagewalk/golden/" + name;
    try (InputStream in = PageImage.class.getResourceAsStream(path)) {
      byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
      if (!name.endsWith(".gz")) {
        return bytes;
      }
      try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return plain.readAllBytes();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(path, broken);
    }
  }

  static List<String> lines(String name) {
    return new String(resource(name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Writes the recorded frames into {@code memory}; gives their number. */
  static int load(String name, FrameStore memory) {
    ByteBuffer image = ByteBuffer.wrap(resource(name)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    image.get(magic);
    if (!new String(magic, StandardCharsets.US_ASCII).equals("PGIMG1\0\0")) {
      throw new IllegalArgumentException(name + " is no page image");
    }
    int pages = image.getInt();
    for (int page = 0; page < pages; page++) {
      long pa = image.getLong() << 12;
      for (int word = 0; word < 512; word++) {
        memory.write(pa + 8L * word, image.getLong());
      }
    }
    return pages;
  }
}
