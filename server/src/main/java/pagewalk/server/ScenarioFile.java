package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.Limits;

/**
 * What came of reading a file.
 *
 * @param text its text; of a longer one than is allowed as much as shows that it is too long
 * @param complaint the sentence that says why there is no text, or ""
 */
record ScenarioFile(String text, String complaint) {

  static ScenarioFile read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(4 * Limits.BYTES);
      if (bytes.length > Limits.BYTES) {
        return new ScenarioFile(" ".repeat(bytes.length), "");
      }
      ByteBuffer whole = ByteBuffer.wrap(bytes);
      return new ScenarioFile(StandardCharsets.UTF_8.newDecoder().decode(whole).toString(), "");
    } catch (NoSuchFileException e) {
      return new ScenarioFile("", "There is no file '" + file + "'.");
    } catch (CharacterCodingException e) {
      return new ScenarioFile("", "'" + file + "' is not a text in UTF-8.");
    } catch (IOException e) {
      return new ScenarioFile("", "'" + file + "' cannot be read.");
    }
  }

  /** A mistake of the text, with its place in the file. */
  static String sentence(Path file, Diagnostic diagnostic) {
    String place = file + ":" + diagnostic.line() + ":" + diagnostic.column() + ": ";
    String cure = diagnostic.hint().isEmpty() ? "" : " " + diagnostic.hint();
    return place + diagnostic.message() + cure;
  }
}
