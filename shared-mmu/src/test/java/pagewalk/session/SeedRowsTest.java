package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every system and every claim of the two threads has its scenario, and document and page say so.
 */
class SeedRowsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "gallery.md");

  /** What the gallery's page reads. */
  private static final Path DATA =
      Path.of("src", "main", "resources", "pagewalk", "gallery", "threads.txt");

  private static final int ROWS_OF_A_THREAD = 13;

  /** A claim by its number, and the names of the scenarios that show it. */
  private record Row(String number, String claim, List<String> scenarios) {
    static Row of(String number, String claim, String scenarios) {
      return new Row(number.strip(), claim.strip(), List.of(scenarios.strip().split("[ ,]+", -1)));
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(DATA).stream()
        .map(line -> line.split("\\|", -1))
        .map(cells -> Row.of(cells[0], cells[1], cells[2]))
        .toList();
  }

  @Test
  void theDocumentHasTheSameRows() throws IOException {
    List<Row> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.matches("\\| [12]\\.\\d+ .*"))
            .map(line -> line.replace("`", "").split("\\|", -1))
            .map(cells -> Row.of(cells[1], cells[2], cells[3]))
            .toList();
    assertEquals(rows(), documented);
  }

  @Test
  void everyRowOfBothThreadsHasAScenario() throws IOException {
    List<String> wanted =
        IntStream.of(1, 2)
            .boxed()
            .flatMap(
                thread ->
                    IntStream.rangeClosed(1, ROWS_OF_A_THREAD).mapToObj(row -> thread + "." + row))
            .toList();
    assertEquals(wanted, rows().stream().map(Row::number).toList());
  }

  @Test
  void everyScenarioOfARowExists() throws IOException {
    for (Row row : rows()) {
      assertTrue(Gallery.names().containsAll(row.scenarios()), row::toString);
    }
  }

  @Test
  void theDocumentNamesEveryScenarioOfTheGallery() throws IOException {
    String document = Files.readString(DOCUMENT);
    TreeSet<String> missing = new TreeSet<>(Gallery.names());
    missing.removeIf(name -> document.contains("`" + name + "`"));
    assertEquals(new TreeSet<>(), missing);
  }
}
