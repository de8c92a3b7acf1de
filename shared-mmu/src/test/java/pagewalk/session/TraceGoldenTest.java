package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.view.Viewer;

/**
 * The trace of every gallery scenario, word for word. A change here is a change of what people
 * read; {@code -Dpagewalk.update=true} records it. The browser's WebAssembly is held to the same
 * text by the server's tests.
 */
class TraceGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/pagewalk/golden/trace");

  /** Of a longer trace the beginning is kept, and the length and a hash of all of it. */
  private static final int LINES_KEPT = 300;

  @ParameterizedTest
  @MethodSource("pagewalk.session.Gallery#names")
  void theTraceReadsAsRecorded(String name) throws IOException {
    Opening opening = Session.open(Gallery.text(name), Budget.STANDARD);
    String trace = shortened(new Viewer(opening.run().orElseThrow()).traceText());
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(file, trace);
    }
    assertTrue(Files.exists(file), "not recorded yet: run with -Dpagewalk.update=true");
    assertEquals(Files.readString(file), trace);
  }

  private static String shortened(String trace) {
    List<String> lines = trace.lines().toList();
    if (lines.size() <= LINES_KEPT) {
      return trace;
    }
    return String.join("\n", lines.subList(0, LINES_KEPT))
        + "\n… "
        + lines.size()
        + " lines in all, hash "
        + Integer.toHexString(trace.hashCode())
        + "\n";
  }
}
