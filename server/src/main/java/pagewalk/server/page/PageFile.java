package pagewalk.server.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of the page in every encoding it was built in, best first; the plain one is always last.
 *
 * @param name path below the page's root
 */
public record PageFile(String name, String contentType, List<Encoded> encodings) {

  static final String PLAIN = "identity";

  /**
   * The bytes of one encoding. The tag differs between encodings, as a strong one must.
   *
   * @param coding the word of Accept-Encoding and Content-Encoding
   * @param tag quoted, ready for the ETag header
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and copying it is what we avoid
  public record Encoded(String coding, String tag, byte[] bytes) {

    static Encoded of(String coding, byte[] bytes) {
      return new Encoded(coding, '"' + digest(bytes).substring(0, 20) + '"', bytes);
    }
  }

  static PageFile of(
      String name, String type, byte[] plain, byte @Nullable [] brotli, byte @Nullable [] gzip) {
    List<Encoded> encodings = new ArrayList<>();
    if (brotli != null) {
      encodings.add(Encoded.of("br", brotli));
    }
    if (gzip != null) {
      encodings.add(Encoded.of("gzip", gzip));
    }
    encodings.add(Encoded.of(PLAIN, plain));
    return new PageFile(name, type, List.copyOf(encodings));
  }

  /** The smallest encoding among those the visitor reads. */
  Encoded bestOf(Set<String> accepted) {
    return encodings.stream()
        .filter(encoded -> accepted.contains(encoded.coding()))
        .findFirst()
        .orElseGet(() -> encodings.get(encodings.size() - 1));
  }

  /** The bundler puts a digest of the content into the name of everything below assets/. */
  boolean neverChanges() {
    return name.startsWith("assets/");
  }

  /** A worker's script is the only response whose code may compile the simulator. */
  boolean isWorkerScript() {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.endsWith(".js") && (file.startsWith("worker") || file.contains("worker-"));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
