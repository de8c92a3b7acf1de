package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions that the build wrote down, so that each is stated in one place only. */
final class Versions {
  private static final Properties WRITTEN = load();

  private Versions() {}

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  static String pagewalk() {
    return Objects.requireNonNull(WRITTEN.getProperty("version"));
  }

  static String swaggerUi() {
    return Objects.requireNonNull(WRITTEN.getProperty("swagger-ui"));
  }
}
