package pagewalk.server.bench.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import pagewalk.server.bench.Benchmarks;
import pagewalk.server.bench.Question.Family;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSet.Row;

/** Runs, results and comparisons as the interface for programs tells them. */
final class RunJson {
  private RunJson() {}

  static JsonObject run(BenchmarkRun run, boolean committed, int waiting) {
    JsonObject json = new JsonObject();
    json.addProperty("id", run.id());
    json.addProperty("state", run.state().word());
    json.addProperty("committed", committed);
    json.add("benchmarks", strings(run.wish().benchmarks()));
    json.addProperty("quick", run.wish().quick());
    json.addProperty("queued", run.queued().toString());
    json.add("started", time(run.started()));
    json.add("finished", time(run.finished()));
    json.addProperty("waiting", waiting);
    json.addProperty("cancelled", run.cancelled());
    json.addProperty("problem", run.problem().orElse(""));
    json.addProperty("machine", run.machine().orElse(""));
    json.addProperty("commit", run.code().orElse(""));
    json.add("progress", run.progress().map(RunJson::progress).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement progress(Progress progress) {
    JsonObject json = new JsonObject();
    json.addProperty("benchmark", progress.benchmark());
    json.addProperty("fork", progress.fork());
    json.addProperty("forks", progress.forks());
    json.addProperty("iteration", progress.iteration());
    json.addProperty("score", progress.score());
    json.addProperty("share", progress.share());
    json.addProperty("secondsLeft", progress.secondsLeft());
    return json;
  }

  private static JsonElement time(Optional<Instant> instant) {
    return instant
        .<JsonElement>map(at -> new JsonPrimitive(at.toString()))
        .orElse(JsonNull.INSTANCE);
  }

  static JsonObject results(Finished finished) {
    ResultSet results = finished.results();
    ResultSet.Host host = results.machine();
    JsonObject machine = new JsonObject();
    machine.addProperty("cpu", host.cpu());
    machine.addProperty("cores", host.cores());
    machine.addProperty("memoryBytes", host.memoryBytes());
    machine.addProperty("os", host.os());
    machine.addProperty("arch", host.arch());
    machine.addProperty("jdk", host.jdk());
    machine.addProperty("jvm", host.jvm());
    machine.addProperty("flags", host.flags());
    machine.addProperty("compiler", host.compiler());
    JsonObject json = new JsonObject();
    json.add("machine", machine);
    json.addProperty("commit", results.commit());
    json.addProperty("started", results.started());
    json.add("options", options(results.options()));
    json.addProperty("note", results.yardsticks().note());
    JsonArray rows = new JsonArray();
    finished.rows().forEach(row -> rows.add(row(row, finished.rows())));
    json.add("rows", rows);
    JsonArray failures = new JsonArray();
    results.failures().forEach(failure -> failures.add(failure(failure)));
    json.add("failures", failures);
    return json;
  }

  private static JsonObject failure(ResultSet.Failure failure) {
    JsonObject json = new JsonObject();
    json.addProperty("asked", failure.asked());
    json.addProperty("method", failure.method());
    json.add("params", params(failure.params()));
    json.addProperty("reason", failure.reason());
    return json;
  }

  private static JsonObject params(Map<String, String> params) {
    JsonObject json = new JsonObject();
    params.forEach(json::addProperty);
    return json;
  }

  private static JsonObject options(ResultSet.Options options) {
    JsonObject json = new JsonObject();
    json.addProperty("forks", options.forks());
    json.addProperty("warmups", options.warmups());
    json.addProperty("measurements", options.measurements());
    json.addProperty("seconds", options.seconds());
    json.addProperty("quick", options.quick());
    return json;
  }

  private static JsonObject row(Row row, List<Row> rows) {
    JsonObject json = named(row);
    json.addProperty("score", row.score());
    json.add("error", number(row.error()));
    json.addProperty("samples", row.samples().size());
    json.add("allocated", number(row.allocated()));
    JsonObject counts = new JsonObject();
    row.counts().forEach((name, count) -> counts.add(name, number(count)));
    json.add("counts", counts);
    Optional<Row> yardstick = Benchmarks.yardstick(row, rows);
    json.addProperty("yardstick", yardstick.map(Row::method).orElse(""));
    json.add("ratio", number(yardstick.map(to -> row.score() / to.score()).orElse(Double.NaN)));
    return json;
  }

  private static JsonObject named(Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("asked", row.asked());
    json.addProperty("method", row.method());
    json.add("params", params(row.params()));
    json.addProperty("unit", row.unit());
    return json;
  }

  /** JSON knows neither infinity nor what is no number. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static JsonElement number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  static JsonArray questions() {
    JsonArray json = new JsonArray();
    Benchmarks.all().forEach(asked -> json.add(question(asked)));
    return json;
  }

  private static JsonObject question(Benchmarks.Asked asked) {
    Family family = asked.question().family();
    JsonObject json = new JsonObject();
    json.addProperty("name", asked.name());
    json.addProperty("asks", asked.question().asks());
    json.addProperty("family", family.title());
    json.addProperty("unit", asked.unit());
    json.add("methods", strings(asked.methods()));
    json.add("flavours", strings(List.of(asked.question().flavours())));
    json.add("yardsticks", strings(List.of(asked.question().yardsticks())));
    JsonObject parameters = new JsonObject();
    asked.parameters().forEach((name, values) -> parameters.add(name, strings(values)));
    json.add("parameters", parameters);
    return json;
  }

  static JsonArray strings(Collection<String> values) {
    JsonArray json = new JsonArray();
    values.forEach(json::add);
    return json;
  }

  static JsonObject comparison(Comparison comparison) {
    JsonObject json = new JsonObject();
    Finished before = comparison.before();
    Finished after = comparison.after();
    json.add("before", run(before.run(), before.committed(), 0));
    json.add("after", run(after.run(), after.committed(), 0));
    json.addProperty("alike", comparison.alike());
    json.addProperty("earlier", comparison.earlier());
    JsonArray lines = new JsonArray();
    comparison.lines().forEach(line -> lines.add(line(line)));
    json.add("lines", lines);
    return json;
  }

  private static JsonObject line(Comparison.Line line) {
    JsonObject json = named(line.after());
    json.addProperty("before", line.before().score());
    json.add("beforeError", number(line.before().error()));
    json.addProperty("after", line.after().score());
    json.add("afterError", number(line.after().error()));
    json.add("change", number(line.change()));
    json.add("noise", number(line.noise()));
    json.add("p", number(line.p()));
    json.addProperty("verdict", line.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.addProperty("why", line.why());
    return json;
  }
}
