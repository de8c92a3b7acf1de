package pagewalk.server.bench.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;

/**
 * Stands where {@code pagewalk bench} does: prints what JMH prints and writes a result set, without
 * measuring for minutes. The property {@code fake} chooses how it ends.
 */
public final class FakeBench {
  private FakeBench() {}

  /** The command that starts it; a run may take {@code most}. */
  public static MeasuringCommand command(String manner, Duration most) {
    String path = System.getProperty("surefire.test.class.path");
    return new MeasuringCommand(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Dfake=" + manner,
            "-cp",
            path == null ? Objects.requireNonNull(System.getProperty("java.class.path")) : path,
            FakeBench.class.getName()),
        most);
  }

  public static void main(String[] args) throws Exception {
    if (!args[0].equals("bench") || !args[1].startsWith("--json=")) {
      throw new IllegalArgumentException(Arrays.toString(args));
    }
    if (System.getenv("PAGEWALK_BENCHMARK_TOKEN") != null || System.getenv().size() > 12) {
      throw new IllegalStateException("the environment was passed on");
    }
    System.out.println("# Benchmark: pagewalk.server.bench.Parse.engine");
    System.out.println("# Parameters: (scenario = first-touch)");
    System.out.println("# Run progress: 25.00% complete, ETA 00:01:10");
    System.out.println("# Fork: 1 of 2");
    System.out.println("# Warmup Iteration   1: 142.013 us/op");
    System.out.flush();
    switch (System.getProperty("fake", "")) {
      case "slow" -> Thread.sleep(60_000);
      case "fail" -> {
        System.out.println("No benchmarks to run.");
        System.exit(3);
      }
      case "partly" -> {
        ResultSet.Failure failure =
            new ResultSet.Failure(
                "pagewalk.server.bench.Parse.engine",
                Map.of("scenario", "tower"),
                "OutOfMemoryError: Java heap space");
        List<Sets.Score> numbers = List.of(new Sets.Score("first-touch", 100.25));
        ResultSet results = Sets.resultSet("c0ffee", numbers, List.of(failure));
        write(args[1], ResultSetFile.print(results));
        System.exit(MeasuringCommand.SOME_FAILED);
      }
      case "garbage" -> write(args[1], "{}");
      default -> {
        Thread.sleep(4_000);
        ResultSet results =
            Sets.resultSet("c0ffee", List.of(new Sets.Score("first-touch", 100.25)));
        write(args[1], ResultSetFile.print(results));
      }
    }
  }

  private static void write(String option, String text) throws Exception {
    Files.writeString(Path.of(option.substring("--json=".length())), text, StandardCharsets.UTF_8);
  }
}
