package pagewalk.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The recorded answers of another hardware model; their README describes the files. */
final class Golden {
  private static final Path FOLDER =
      Path.of("../shared-mmu/src/test/resources/pagewalk/golden").toAbsolutePath().normalize();
  private static final int PAGE_BYTES = 4096;

  private Golden() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** The file's contents, inflated where it is compressed. */
  static byte[] bytes(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));
    if (!name.endsWith(".gz")) {
      return bytes;
    }
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return plain.readAllBytes();
    }
  }

  /** The columns of every line that is no comment. */
  static List<List<String>> rows(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  /** {@code --set NAME=VALUE} for registers as the description of a recording has them. */
  static List<String> registers(String description, String... names) throws IOException {
    String json = new String(bytes(description), StandardCharsets.UTF_8);
    List<String> options = new ArrayList<>();
    for (String name : names) {
      Matcher matcher = Pattern.compile("\"" + name + "\": \"(0x[0-9a-f]+)\"").matcher(json);
      if (!matcher.find()) {
        throw new IllegalArgumentException(description + " does not tell " + name);
      }
      options.add("--set");
      options.add(name + "=" + matcher.group(1));
    }
    return options;
  }

  /** The page image {@code name} as an ELF core with one segment a page. */
  static byte[] coreOf(String name) throws IOException {
    ByteBuffer image = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    image.get(magic);
    if (!new String(magic, StandardCharsets.US_ASCII).equals("PGIMG1\0\0")) {
      throw new IllegalArgumentException(name + " is no page image");
    }
    int pages = image.getInt();
    int contents = 64 + pages * 56;
    ByteBuffer core =
        ByteBuffer.allocate(contents + pages * PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    core.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
    core.putShort(16, (short) 4).putShort(18, (short) 62).putInt(20, 1).putLong(32, 64);
    core.putShort(54, (short) 56).putShort(56, (short) pages);
    byte[] page = new byte[PAGE_BYTES];
    for (int i = 0; i < pages; i++) {
      long pa = image.getLong() << 12;
      long at = contents + (long) i * PAGE_BYTES;
      core.position(64 + i * 56);
      core.putInt(1).putInt(0).putLong(at).putLong(0).putLong(pa);
      core.putLong(PAGE_BYTES).putLong(PAGE_BYTES).putLong(0);
      image.get(page);
      core.position((int) at).put(page);
    }
    return core.array();
  }
}
