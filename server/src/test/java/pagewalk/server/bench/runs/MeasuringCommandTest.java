package pagewalk.server.bench.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Wishes become command lines. */
final class MeasuringCommandTest {
  private static final MeasuringCommand COMMAND =
      new MeasuringCommand(List.of("java", "Main"), Duration.ofHours(1));
  private static final Path FILE = Path.of("results.json");

  @Test
  void everythingIsMeasuredWhenNothingIsNamed() {
    assertEquals(
        List.of("java", "Main", "bench", "--json=results.json", "--quick"),
        COMMAND.of(new Wish(List.of(), true), FILE));
  }

  @Test
  void ofQuestionsWithSimilarNamesOnlyTheNamedOnesAreMeasured() {
    List<String> command = COMMAND.of(new Wish(List.of("Walk", "Parse"), false), FILE);
    String words = command.get(command.size() - 1);
    // As the command line puts it behind the package.
    Pattern pattern = Pattern.compile("pagewalk\\.server\\.bench\\..*" + words);
    assertTrue(pattern.matcher("pagewalk.server.bench.Walk.engine").find());
    assertTrue(pattern.matcher("pagewalk.server.bench.Parse.engine").find());
    assertFalse(pattern.matcher("pagewalk.server.bench.FarWalk.engine").find());
    assertFalse(pattern.matcher("pagewalk.server.bench.Walker.engine").find());
  }

  @Test
  void theClassPathHoldsWhereverTheProcessStarts() {
    List<String> start = MeasuringCommand.own("Main").start();
    for (String part : start.get(3).split(File.pathSeparator, -1)) {
      assertTrue(Path.of(part).isAbsolute(), part);
    }
  }
}
