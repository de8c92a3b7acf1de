package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The built page on the class path, read once and kept: it is a few hundred kilobytes that every
 * visitor asks for. A name is looked up only if its extension is one the page uses, which also
 * keeps directories and the compressed twins from being asked for by name.
 */
final class PageFiles {

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

  private final String root;
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  /**
   * @param root folder of the page on the class path, with a slash at both ends
   */
  PageFiles(String root) {
    this.root = root;
  }

  /**
   * @param name path below the page's root, without a leading slash
   */
  Optional<PageFile> find(String name) {
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
    return PageFile.of(name, type, plain, read(name + ".br"), read(name + ".gz"));
  }

  private byte @Nullable [] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(root + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
