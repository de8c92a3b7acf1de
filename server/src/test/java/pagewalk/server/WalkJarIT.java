package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code walk} of the jar as a person starts it. */
final class WalkJarIT {
  private static final Path CORE = Golden.file("qemu-x86-64.core.gz");

  private static Process start(Path input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-jar");
    command.add(Objects.requireNonNull(System.getProperty("pagewalk.jar")));
    command.add("walk");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectInput(input.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String run(Path input, String... arguments) throws Exception {
    Process process = start(input, arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out;
  }

  @Test
  void queriesOnStandardInputAreAnsweredAsRecorded(@TempDir Path folder) throws Exception {
    StringBuilder queries = new StringBuilder("# va\n");
    StringBuilder expected = new StringBuilder();
    for (List<String> row : Golden.rows("qemu-x86-64.expected.tsv")) {
      boolean fault = row.get(1).equals("fault");
      queries.append(row.get(0)).append('\n');
      expected.append(row.get(0)).append(fault ? "\tpf\t0x0\n" : "\tok\t" + row.get(1) + "\n");
    }
    Path input = Files.writeString(folder.resolve("queries"), queries);
    assertEquals(expected.toString(), run(input, "--format", "x86-64", CORE.toString()));
  }

  /** The commands stand in the README as a person types them, from the project's folder. */
  @Test
  void theReadmeShowsWhatIsReallyPrinted(@TempDir Path folder) throws Exception {
    Path none = Files.createFile(folder.resolve("none"));
    String readme = Files.readString(Path.of("../README.md"));
    String begin = "<!-- from: walk -->\n```text\n";
    int from = readme.indexOf(begin) + begin.length();
    String shown = readme.substring(from, readme.indexOf("```", from));
    assertTrue(from > begin.length());
    int commands = 0;
    for (String part : shown.split("\\$ ", -1)) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        String printed = run(none, arguments(part.substring(0, end)));
        assertEquals(part.substring(end + 1).strip(), printed.strip());
        commands++;
      }
    }
    assertEquals(2, commands);
  }

  /** The words after {@code walk}, quotes taken off and the dump where it is seen from here. */
  private static String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    String rest = line.substring(line.indexOf(" walk ") + " walk ".length());
    String[] quoted = rest.split("'", -1);
    for (int i = 0; i < quoted.length; i++) {
      if (i % 2 == 1) {
        words.add(quoted[i]);
      } else {
        words.addAll(List.of(quoted[i].strip().split(" +")));
      }
    }
    words.removeIf(String::isEmpty);
    words.replaceAll(word -> word.endsWith(".core.gz") ? "../" + word : word);
    return words.toArray(new String[0]);
  }
}
