package pagewalk.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResultSetFileTest {
  private static final Path KEPT = Path.of("..", "docs", "benchmarks");

  static List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyResultSetThatIsKeptCanBeRead(Path file) throws Exception {
    ResultSet results = ResultSetFile.read(file);
    assertFalse(results.rows().isEmpty());
    for (ResultSet.Row row : results.rows()) {
      assertTrue(row.score() > 0, row.benchmark());
      assertFalse(row.samples().isEmpty(), row.benchmark());
      assertTrue(Benchmarks.of(row).isPresent(), row.benchmark());
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatIsPrintedReadsTheSame(Path file) throws Exception {
    ResultSet results = ResultSetFile.read(file);
    assertEquals(results, ResultSetFile.parse(ResultSetFile.print(results)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"format\":2}",
        "{\"format\":1}",
        "{\"format\":1,\"machine\":7}",
        "{\"format\":1,\"jmh\":{}}"
      })
  void whatIsNoResultSetIsToldInASentence(String text) {
    assertSentence(assertThrows(ResultSetFile.Unreadable.class, () -> ResultSetFile.parse(text)));
  }

  @Test
  void rowsOfAnotherShapeAreToldInASentence() throws Exception {
    String text = Files.readString(kept().get(0));
    for (String member : List.of("primaryMetric", "benchmark", "rawData", "scoreUnit")) {
      String broken = text.replace("\"" + member + "\"", "\"other\"");
      assertSentence(
          assertThrows(ResultSetFile.Unreadable.class, () -> ResultSetFile.parse(broken)));
    }
  }

  private static void assertSentence(Exception thrown) {
    String words = String.valueOf(thrown.getMessage());
    assertTrue(words.endsWith(".") && !words.contains("Exception"), words);
  }
}
