package pagewalk.server.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import pagewalk.bench.Addresses;
import pagewalk.bench.Fixture;
import pagewalk.bench.PlainMapper;
import pagewalk.bench.Work;
import pagewalk.setting.Shape;

/** The yardstick in C: builds {@code walk.c}, runs it, and checks that it did the same work. */
final class CYardstick {
  private static final String PACKAGE = "pagewalk.server.bench.";

  /**
   * One thing that is measured.
   *
   * @param asked the class of benchmarks that it is the yardstick of
   * @param kind what walk.c calls it
   */
  record Job(String asked, String kind, Map<String, String> params) {
    String benchmark() {
      return PACKAGE + asked + ".c";
    }

    String param(String name, String otherwise) {
      return params.getOrDefault(name, otherwise);
    }
  }

  private final int samples;
  private final double seconds;
  private final List<ResultSet.Failure> failures = new ArrayList<>();

  CYardstick(int samples, double seconds) {
    this.samples = samples;
    this.seconds = seconds;
  }

  /** Everything there is a yardstick for, by the parameters of the benchmarks themselves. */
  static List<Job> jobs(Pattern pattern) {
    List<Job> jobs = new ArrayList<>();
    for (Benchmarks.Asked asked : Benchmarks.all()) {
      String kind = kind(asked);
      if (!kind.isEmpty() && pattern.matcher(PACKAGE + asked.name() + ".c").find()) {
        for (Map<String, String> params : Combinations.of(asked.parameters())) {
          if (params.getOrDefault("format", "x86-64").equals("x86-64")) {
            jobs.add(new Job(asked.name(), kind, params));
          }
        }
      }
    }
    return jobs;
  }

  private static String kind(Benchmarks.Asked asked) {
    if (!List.of(asked.question().yardsticks()).contains("c")) {
      return "";
    }
    return switch (asked.question().family()) {
      case WALK -> asked.name().startsWith("Recording") ? "record" : "walk";
      case TLB -> "tlb";
      case MAPPING -> "map";
      case SIMULATOR -> "";
    };
  }

  /** Measures {@code jobs}; without a compiler there is a sentence in place of numbers. */
  ResultSet.Yardsticks measure(List<Job> jobs, Optional<String> compiler, Progress progress)
      throws IOException, InterruptedException {
    if (compiler.isEmpty() || jobs.isEmpty()) {
      String none = "There is no C compiler on this machine, so nothing was measured in C.";
      String nothing = "None of these benchmarks has a yardstick in C.";
      return new ResultSet.Yardsticks(jobs.isEmpty() ? nothing : none, new JsonArray());
    }
    Path folder = Files.createTempDirectory("pagewalk");
    Path source = folder.resolve("walk.c");
    Path program = folder.resolve("walk");
    try {
      try (InputStream text =
          Objects.requireNonNull(CYardstick.class.getResourceAsStream("walk.c"))) {
        Files.copy(text, source);
      }
      try {
        output(List.of(compiler.get(), "-O2", "-o", program.toString(), source.toString()));
      } catch (IOException e) {
        return new ResultSet.Yardsticks(
            "Nothing was measured in C: " + e.getMessage(), new JsonArray());
      }
      JsonArray results = new JsonArray();
      for (Job job : jobs) {
        progress.say(job.benchmark() + " " + job.params());
        try {
          results.add(measure(job, program));
        } catch (IOException e) {
          failures.add(
              new ResultSet.Failure(job.benchmark(), job.params(), String.valueOf(e.getMessage())));
        }
      }
      return new ResultSet.Yardsticks("", results);
    } finally {
      Files.deleteIfExists(source);
      Files.deleteIfExists(program);
      Files.deleteIfExists(folder);
    }
  }

  /** What could not be measured so far. */
  List<ResultSet.Failure> failures() {
    return List.copyOf(failures);
  }

  private JsonObject measure(Job job, Path program) throws IOException, InterruptedException {
    String size = job.param("mapped", job.param("size", "4G"));
    String[] shape = job.param("shape", "1x1").split("x", -1);
    String said =
        output(
            List.of(
                program.toString(),
                job.kind(),
                String.valueOf(Work.bytes(size)),
                job.param("pattern", "random"),
                shape[0],
                shape[1],
                String.valueOf(samples),
                String.valueOf(seconds)));
    String expected = String.format("%016x", expected(job, Work.bytes(size)));
    List<Double> scores = new ArrayList<>();
    for (String line : said.lines().toList()) {
      if (!line.startsWith(expected + " ")) {
        throw new IOException("The yardstick in C did other work than " + job.asked() + " does.");
      }
      scores.add(Double.parseDouble(line.substring(expected.length() + 1)));
    }
    return row(job, scores);
  }

  /** The checksum that the engine comes to with the same tables and addresses. */
  private static long expected(Job job, long bytes) {
    if (job.kind().equals("map")) {
      return PlainMapper.endOf(Fixture.declared("x86-64"), bytes);
    }
    Addresses pattern = Addresses.named(job.param("pattern", "random"));
    return Fixture.of("x86-64", bytes, pattern, Work.ADDRESSES, Shape.NONE).checked();
  }

  private JsonObject row(Job job, List<Double> scores) {
    boolean mapping = job.kind().equals("map");
    double[] values = scores.stream().mapToDouble(score -> mapping ? score / 1e6 : score).toArray();
    double mean = DoubleStream.of(values).average().orElse(Double.NaN);
    double error = Statistics.error(values);
    JsonObject row = new JsonObject();
    row.addProperty("jmhVersion", "1.37");
    row.addProperty("benchmark", job.benchmark());
    row.addProperty("mode", mapping ? "ss" : "avgt");
    row.addProperty("threads", 1);
    row.addProperty("forks", 1);
    row.addProperty("warmupIterations", 1);
    row.addProperty("measurementIterations", values.length);
    JsonObject params = new JsonObject();
    job.params().forEach(params::addProperty);
    row.add("params", params);
    JsonObject metric = new JsonObject();
    metric.addProperty("score", mean);
    metric.addProperty("scoreError", number(error));
    metric.add("scoreConfidence", array(List.of(number(mean - error), number(mean + error))));
    metric.addProperty("scoreUnit", mapping ? "ms/op" : "ns/op");
    JsonArray forks = new JsonArray();
    forks.add(array(DoubleStream.of(values).mapToObj(String::valueOf).toList()));
    metric.add("rawData", forks);
    row.add("primaryMetric", metric);
    row.add("secondaryMetrics", new JsonObject());
    return row;
  }

  private static String number(double value) {
    return String.valueOf(value);
  }

  private static JsonArray array(List<String> values) {
    JsonArray array = new JsonArray();
    for (String value : values) {
      if (value.equals("NaN")) {
        array.add(value);
      } else {
        array.add(Double.valueOf(value));
      }
    }
    return array;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(
            "'%s' ended with status %d.".formatted(command.get(0), process.exitValue()));
      }
      return said;
    } finally {
      process.destroy();
    }
  }
}
