package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every system and every claim of the two threads has its scenario, and the page lists it. */
class SeedRowsTest {
  private static final Path PAGE = Path.of("..", "docs", "gallery.md");
  private static final int ROWS_OF_A_THREAD = 13;

  /** A row of the page: its number in the first column, scenarios in backquotes in the last. */
  private record Row(String number, List<String> scenarios) {
    static Row of(String line) {
      List<String> cells = List.of(line.split("\\|", -1));
      List<String> names =
          Stream.of(cells.get(3).split(",", -1))
              .map(name -> name.strip().replace("`", ""))
              .toList();
      return new Row(cells.get(1).strip(), names);
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| [12]\\.\\d+ .*"))
        .map(Row::of)
        .toList();
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
  void everyScenarioThatThePageNamesExists() throws IOException {
    for (Row row : rows()) {
      assertTrue(Gallery.names().containsAll(row.scenarios()), row::toString);
    }
  }

  @Test
  void thePageNamesEveryScenarioOfTheGallery() throws IOException {
    String page = Files.readString(PAGE);
    TreeSet<String> missing = new TreeSet<>(Gallery.names());
    missing.removeIf(name -> page.contains("`" + name + "`"));
    assertEquals(new TreeSet<>(), missing);
  }
}
