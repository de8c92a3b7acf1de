package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/formats.md} says what the declarations say. */
final class FormatDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/formats.md");

  @Test
  void theDocumentIsWhatTheDeclarationsSayToday() throws IOException {
    String today = FormatPages.all();
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(DOCUMENT, today);
    }
    assertEquals(
        today, Files.readString(DOCUMENT), "run this test with -Dpagewalk.update=true to renew it");
  }
}
