package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.session.Gallery;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir private Path folder = Path.of(".");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file = Path.of(".");

  @BeforeEach
  void writeTheScenario() throws IOException {
    file = folder.resolve("two.pagewalk");
    Files.writeString(file, Gallery.text("two-processes"));
  }

  private int execute(Object command, String... words) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void everyStrategyHasARow() {
    assertEquals(0, execute(new CompareCommand(), file.toString()));
    String text = out.toString();
    assertTrue(text.startsWith("strategy"), text);
    assertTrue(
        text.lines().anyMatch(line -> line.startsWith("recursive *") && line.contains("512G")));
    assertTrue(text.contains("recursive cannot do everything:"));
    assertTrue(text.contains("retargets: re-targeted entries, in stores"));
  }

  @Test
  void theReadmeShowsWhatTheCommandPrints() throws IOException {
    execute(new CompareCommand(), file.toString());
    String table = out.toString().substring(0, out.toString().indexOf("\n\n") + 1);
    String readme = Files.readString(Path.of("..", "README.md"));
    assertTrue(
        readme.contains("<!-- from: compare two-processes -->\n```text\n" + table + "```\n"),
        table);
  }

  @Test
  void theStrategiesAndTheirOptionsCanBeChosen() {
    String chosen = "scratch:slots=1,scratch:slots=4";
    assertEquals(0, execute(new CompareCommand(), file.toString(), "--strategies", chosen));
    String text = out.toString();
    assertTrue(text.contains("\nscratch slots=1 ") && text.contains("\nscratch slots=4 "), text);
    assertEquals(2, text.lines().filter(line -> line.startsWith("scratch")).count());
  }

  @Test
  void theComparisonIsAlsoForPrograms() {
    String[] words = {file.toString(), "--strategies", "direct,recursive", "--json"};
    assertEquals(0, execute(new CompareCommand(), words));
    assertTrue(out.toString().startsWith("{\"metrics\":[{\"name\":\"faults\""), out.toString());
    assertTrue(out.toString().contains("\"reservedBytes\":549755813888"), out.toString());
  }

  @Test
  void aMistakeIsOneSentence() {
    assertEquals(2, execute(new CompareCommand(), file.toString(), "--strategies", "magic"));
    assertTrue(err.toString().startsWith("There is no strategy 'magic'. There are identity,"));
    assertEquals(2, execute(new CompareCommand(), file.toString(), "--strategies", "scratch:x=1"));
    assertTrue(err.toString().contains("'scratch' has no option 'x=1'. Write key=value."));
    assertEquals(
        2, execute(new CompareCommand(), file.toString(), "--strategies", "scratch:slots=99"));
    assertTrue(err.toString().contains("99 is too large"), err.toString());
    assertEquals(2, execute(new CompareCommand(), folder.resolve("none").toString()));
    assertTrue(err.toString().contains("There is no file '"));
  }

  @Test
  void aBulkRunCountsWithoutRecording() throws IOException {
    Path text = folder.resolve("bulk.pagewalk");
    Files.writeString(
        text,
        """
        pagewalk 1
        machine x86-64 ram=256M
        kernel recursive pool=0x400..0xFFF
        map 0x8000000000 -> 0x0 length=256M
        expect tables=+130
        """);
    assertEquals(0, execute(new RunCommand(), text.toString(), "--bulk"));
    assertTrue(out.toString().contains("memory of tables, at most: 536576 bytes"), out.toString());
    assertTrue(out.toString().contains("1 of 1 expectations hold"), out.toString());
  }
}
