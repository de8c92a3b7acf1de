package pagewalk.server.bench.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import pagewalk.server.bench.ResultSet;

/** Result sets for tests, of the form that measuring has. */
final class Sets {
  private Sets() {}

  /** One score of the benchmark {@code Parse.engine}. */
  record Score(String scenario, double score) {}

  static ResultSet resultSet(String commit, List<Score> numbers) {
    return resultSet(commit, numbers, List.of());
  }

  static ResultSet resultSet(String commit, List<Score> numbers, List<ResultSet.Failure> failures) {
    JsonArray jmh = new JsonArray();
    numbers.forEach(number -> jmh.add(row(number)));
    return new ResultSet(
        ResultSet.FORMAT,
        new ResultSet.Host("Linux", "amd64", "A CPU", 2, 8L << 30, "17", "A JVM", "", ""),
        commit,
        "2026-11-21T06:04:00Z",
        new ResultSet.Options("Parse", 1, 1, 3, 1, true),
        jmh,
        new ResultSet.Yardsticks("There is no compiler.", new JsonArray()),
        failures);
  }

  private static JsonObject row(Score number) {
    JsonObject params = new JsonObject();
    params.addProperty("scenario", number.scenario());
    JsonArray samples = new JsonArray();
    samples.add(number.score() * 0.999);
    samples.add(number.score() * 1.001);
    JsonArray forks = new JsonArray();
    forks.add(samples);
    JsonObject primary = new JsonObject();
    primary.addProperty("score", number.score());
    primary.addProperty("scoreError", number.score() / 100);
    primary.addProperty("scoreUnit", "us/op");
    primary.add("rawData", forks);
    JsonObject row = new JsonObject();
    row.addProperty("benchmark", "pagewalk.server.bench.Parse.engine");
    row.addProperty("mode", "avgt");
    row.add("params", params);
    row.add("primaryMetric", primary);
    row.add("secondaryMetrics", new JsonObject());
    return row;
  }
}
