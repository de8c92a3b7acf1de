package pagewalk.server.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures in processes of its own: JMH, which forks once more for each benchmark, and the
 * yardstick in C. Interrupting the thread ends them all.
 */
public final class BenchmarkProcess {
  /** JMH's own switch: without it only one JMH runs at a time on a machine. */
  private static final String IGNORE_LOCK = "jmh.ignoreLock";

  /** How JMH goes on after the reason of a failure; nobody who measures needs to know. */
  private static final String STACK = "\tat ";

  private static final int QUICK_SAMPLES = 3;
  private static final int SAMPLES = 5;
  private static final double QUICK_SECONDS = 0.3;
  private static final double SECONDS = 0.5;

  private BenchmarkProcess() {}

  /**
   * What to measure.
   *
   * @param pattern a regular expression; a benchmark is measured when it is found in its name
   * @param quick roughly, with few and short iterations
   * @param params values in place of a parameter's own, by name
   */
  public record Request(Pattern pattern, boolean quick, Map<String, List<String>> params) {}

  /**
   * Measures, which takes minutes. A benchmark that fails is told by {@link ResultSet#failures},
   * and the others are measured all the same.
   *
   * @throws IOException when it cannot be done; the message is a sentence
   */
  public static ResultSet run(Request request, Progress progress)
      throws IOException, InterruptedException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    JmhFailures failures = new JmhFailures();
    JsonArray measured =
        measure(
            request,
            line -> {
              failures.line(line);
              if (!line.startsWith(STACK)) {
                progress.say(line);
              }
            });
    Optional<String> compiler = Toolbox.compiler();
    int samples = request.quick() ? QUICK_SAMPLES : SAMPLES;
    double seconds = request.quick() ? QUICK_SECONDS : SECONDS;
    CYardstick inC = new CYardstick(samples, seconds);
    ResultSet.Yardsticks yardsticks = inC.measure(jobs(request), compiler, progress);
    return new ResultSet(
        ResultSet.FORMAT,
        Toolbox.host(flags(measured), compiler),
        Toolbox.commit(),
        started.toString(),
        new ResultSet.Options(
            request.pattern().pattern(),
            1,
            request.quick() ? 1 : 3,
            samples,
            seconds,
            request.quick()),
        measured,
        yardsticks,
        Stream.concat(failures.missingIn(measured).stream(), inC.failures().stream()).toList());
  }

  private static List<CYardstick.Job> jobs(Request request) {
    return CYardstick.jobs(request.pattern()).stream()
        .filter(
            job ->
                request.params().entrySet().stream()
                    .allMatch(
                        given ->
                            !job.params().containsKey(given.getKey())
                                || given.getValue().contains(job.param(given.getKey(), ""))))
        .toList();
  }

  private static JsonArray measure(Request request, Progress progress)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("pagewalk", ".json");
    try {
      Process process =
          new ProcessBuilder(command(request, file)).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        follow(process, progress);
        if (process.waitFor() != 0 || Files.size(file) == 0) {
          throw new IOException("Nothing was measured: JMH says above why.");
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
      return withoutPaths(JsonParser.parseString(Files.readString(file)).getAsJsonArray());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void follow(Process process, Progress progress)
      throws IOException, InterruptedException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.say(line);
        if (Thread.interrupted()) {
          throw new InterruptedException("the run was stopped");
        }
      }
    }
  }

  private static List<String> command(Request request, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Boolean.getBoolean(IGNORE_LOCK)) {
      command.add("-D" + IGNORE_LOCK + "=true");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.openjdk.jmh.Main");
    command.add(request.pattern().pattern());
    command.addAll(List.of("-foe", "false", "-prof", "gc", "-rf", "json", "-rff", file.toString()));
    if (request.quick()) {
      String time = (int) (QUICK_SECONDS * 1000) + "ms";
      command.addAll(List.of("-wi", "1", "-i", "" + QUICK_SAMPLES, "-w", time, "-r", time));
    }
    request
        .params()
        .forEach(
            (name, values) -> command.addAll(List.of("-p", name + "=" + String.join(",", values))));
    return command;
  }

  private static JsonArray withoutPaths(JsonArray measured) {
    for (JsonElement row : measured) {
      row.getAsJsonObject().addProperty("jvm", "java");
    }
    return measured;
  }

  private static String flags(JsonArray measured) {
    List<String> flags = new ArrayList<>();
    for (JsonElement row : measured) {
      JsonObject found = row.getAsJsonObject();
      if (flags.isEmpty() && found.has("jvmArgs")) {
        found.getAsJsonArray("jvmArgs").forEach(flag -> flags.add(flag.getAsString()));
      }
    }
    return String.join(" ", flags);
  }
}
