package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {
  private static final Path FOLDER = Path.of("src/main/resources/pagewalk/gallery");

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void everythingThatAScenarioExpectsIsTrue(String name) {
    Run run = open(name);
    List<String> failures =
        run.outcomes().stream()
            .filter(outcome -> outcome.result() == StepOutcome.Result.FAILED)
            .map(outcome -> "line " + outcome.line() + ": " + outcome.message())
            .toList();
    assertEquals(List.of(), failures);
    assertTrue(run.expects() > 0, "a scenario that expects nothing is no test");
  }

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void everyScenarioIsWrittenCanonically(String name) {
    assertEquals(Gallery.text(name), open(name).canonical());
  }

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void twoRunsMakeTheSameEvents(String name) {
    Run one = open(name);
    Run other = open(name);
    assertEquals(one.eventCount(), other.eventCount());
    for (int event = 0; event < one.eventCount(); event++) {
      assertEquals(one.trace().kind(event), other.trace().kind(event));
      assertEquals(one.trace().va(event), other.trace().va(event));
      assertEquals(one.trace().b(event), other.trace().b(event));
    }
  }

  @Test
  void everyFileOfTheFolderIsInTheIndex() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".pagewalk"))
              .map(file -> file.substring(0, file.length() - ".pagewalk".length()))
              .sorted()
              .toList();
      assertEquals(found, Gallery.names().stream().sorted().toList());
    }
  }

  private static Run open(String name) {
    Opening opening = Session.open(Gallery.text(name), Budget.STANDARD);
    assertEquals(List.of(), opening.diagnostics());
    return opening.run().orElseThrow();
  }
}
