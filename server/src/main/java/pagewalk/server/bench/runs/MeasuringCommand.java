package pagewalk.server.bench.runs;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a run is measured: by the command {@code bench} of this program, in a process of its own.
 *
 * @param start what starts the command line, up to and without {@code bench}
 * @param most how long a run may take
 */
public record MeasuringCommand(List<String> start, Duration most) {
  /** The exit status of a run that measured, though not everything: its results are kept. */
  public static final int SOME_FAILED = 3;

  /** Twice what everything takes on a slow machine. */
  private static final Duration MOST = Duration.ofHours(2);

  /** For the process that directs; those that measure have what their benchmark asks for. */
  private static final String HEAP = "-Xmx512m";

  /** The same Java and the same class path as this process. */
  public static MeasuringCommand own(String mainClass) {
    String java = ProcessHandle.current().info().command().orElse("java");
    String path =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new MeasuringCommand(List.of(java, HEAP, "-cp", path, mainClass), MOST);
  }

  /** The whole command that fulfils {@code wish} and writes its results to {@code file}. */
  List<String> of(Wish wish, Path file) {
    List<String> command = new ArrayList<>(start);
    command.add("bench");
    command.add("--json=" + file);
    if (wish.quick()) {
      command.add("--quick");
    }
    if (!wish.benchmarks().isEmpty()) {
      // Names of classes, checked against the catalogue: nothing in them means anything else.
      command.add(wish.benchmarks().stream().collect(Collectors.joining("|", "\\b(", ")\\.")));
    }
    return command;
  }
}
