package pagewalk.server.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one run measured, and where; docs/benchmarks.md describes it as a file.
 *
 * @param format 1
 * @param commit of the sources, empty when it is not known
 * @param started UTC, cut to the minute
 * @param jmh as JMH wrote it
 * @param failures what was asked for and came to nothing
 */
public record ResultSet(
    int format,
    Host machine,
    String commit,
    String started,
    Options options,
    JsonArray jmh,
    Yardsticks yardsticks,
    List<Failure> failures) {

  /** A file of the time before failures were kept has no such member. */
  public ResultSet {
    failures = List.copyOf(Objects.requireNonNullElse(failures, List.of()));
  }

  /** The version that this program writes, and the only one it reads. */
  public static final int FORMAT = 1;

  /**
   * The machine that measured.
   *
   * @param flags of the measuring JVM
   * @param compiler of C, empty when there was none
   */
  public record Host(
      String os,
      String arch,
      String cpu,
      int cores,
      long memoryBytes,
      String jdk,
      String jvm,
      String flags,
      String compiler) {}

  /**
   * How it was measured.
   *
   * @param pattern the regular expression that chose benchmarks by name
   * @param seconds length of an iteration
   * @param quick whether it was a rough run that proves little
   */
  public record Options(
      String pattern, int forks, int warmups, int measurements, double seconds, boolean quick) {}

  /**
   * What was measured in C.
   *
   * @param note a sentence why there is nothing, else empty
   * @param results rows of the form that JMH's have
   */
  public record Yardsticks(String note, JsonArray results) {}

  /**
   * A number that is missing.
   *
   * @param benchmark with its package, as in {@link Row}
   * @param reason what the measuring process said, for people
   */
  public record Failure(String benchmark, Map<String, String> params, String reason) {
    public Failure {
      params = new TreeMap<>(params);
    }

    /** The class without its package. */
    public String asked() {
      return ResultSet.asked(benchmark);
    }

    /** The method that failed. */
    public String method() {
      return ResultSet.method(benchmark);
    }
  }

  /**
   * One measured number.
   *
   * @param benchmark with its package: {@code pagewalk.server.bench.Walk.engine}
   * @param params by name, in alphabetical order
   * @param error half the width of the confidence interval of 99.9 %; NaN when one sample was taken
   * @param samples all measured iterations of all forks
   * @param allocated bytes per operation; NaN when it was not measured
   * @param counts what the benchmark itself counted, by name, the mean of all iterations
   */
  public record Row(
      String benchmark,
      Map<String, String> params,
      double score,
      double error,
      String unit,
      List<Double> samples,
      double allocated,
      Map<String, Double> counts) {

    /** The class without its package. */
    public String asked() {
      return ResultSet.asked(benchmark);
    }

    /** The method: {@code engine}, {@code baseline}, {@code c}. */
    public String method() {
      return ResultSet.method(benchmark);
    }
  }

  private static String asked(String benchmark) {
    String type = benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String method(String benchmark) {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** Every number of the run, the yardsticks in C last. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    jmh.forEach(row -> rows.add(row(row.getAsJsonObject())));
    yardsticks.results().forEach(row -> rows.add(row(row.getAsJsonObject())));
    return rows;
  }

  /** The parameters of a row as JMH writes it. */
  static Map<String, String> params(JsonObject from) {
    Map<String, String> params = new TreeMap<>();
    if (from.has("params")) {
      from.getAsJsonObject("params")
          .entrySet()
          .forEach(param -> params.put(param.getKey(), param.getValue().getAsString()));
    }
    return params;
  }

  private static Row row(JsonObject from) {
    JsonObject primary = from.getAsJsonObject("primaryMetric");
    JsonObject secondary = from.getAsJsonObject("secondaryMetrics");
    return new Row(
        from.get("benchmark").getAsString(),
        params(from),
        number(primary.get("score")),
        number(primary.get("scoreError")),
        primary.get("scoreUnit").getAsString(),
        samples(primary),
        allocated(secondary),
        counts(secondary));
  }

  private static List<Double> samples(JsonObject metric) {
    List<Double> samples = new ArrayList<>();
    for (JsonElement fork : metric.getAsJsonArray("rawData")) {
      fork.getAsJsonArray().forEach(sample -> samples.add(sample.getAsDouble()));
    }
    return List.copyOf(samples);
  }

  /** Only a profiler's metrics have a dot in their names; JMH adds up what a benchmark counts. */
  private static Map<String, Double> counts(JsonObject secondary) {
    Map<String, Double> counts = new TreeMap<>();
    for (String name : secondary.keySet()) {
      if (name.matches("\\w+")) {
        List<Double> samples = samples(secondary.getAsJsonObject(name));
        counts.put(
            name, samples.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
      }
    }
    return counts;
  }

  private static double allocated(JsonObject secondary) {
    for (String name : List.of("gc.alloc.rate.norm", "·gc.alloc.rate.norm")) {
      if (secondary.has(name)) {
        return number(secondary.getAsJsonObject(name).get("score"));
      }
    }
    return Double.NaN;
  }

  /** JMH writes what is no number as a string. */
  private static double number(JsonElement from) {
    return Double.parseDouble(from.getAsString());
  }
}
