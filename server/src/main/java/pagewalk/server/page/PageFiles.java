package pagewalk.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The built page on the class path, read once and kept: it is a few hundred kilobytes that every
 * visitor asks for. A name is looked up only if its extension is one the page uses, which also
 * keeps directories and the compressed twins from being asked for by name.
 */
public final class PageFiles {

  private static final Map<String, String> CONTENT_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain;charset=utf-8"));

  /** Bytes; less than this fits into one packet anyway. */
  private static final int WORTH_COMPRESSING = 1_400;

  private final String root;
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param root folder of the page on the class path, with a slash at both ends
   */
  public PageFiles(String root) {
    this.root = root;
  }

  /**
   * The file of that name, if there is one.
   *
   * @param name path below the page's root, without a leading slash
   */
  public Optional<PageFile> find(String name) {
    String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || name.contains("..")) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.computeIfAbsent(name, missing -> load(missing, type)));
  }

  private @Nullable PageFile load(String name, String type) {
    byte[] plain = read(name);
    if (plain == null) {
      return null;
    }
    byte[] gzip = read(name + ".gz");
    boolean text = type.contains("utf-8") && plain.length > WORTH_COMPRESSING;
    return PageFile.of(
        name, type, plain, read(name + ".br"), gzip == null && text ? compress(plain) : gzip);
  }

  /** For files of libraries, which come without compressed twins; done once for each. */
  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte @Nullable [] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(root + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
