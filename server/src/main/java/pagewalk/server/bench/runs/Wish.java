package pagewalk.server.bench.runs;

import com.google.gson.Gson;
import java.util.List;
import pagewalk.server.bench.Benchmarks;
import pagewalk.server.bench.ResultSet;

/**
 * What somebody wants measured.
 *
 * @param benchmarks names of benchmarks as the catalogue has them, without parameters; none means
 *     all of them
 * @param quick whether a first impression is enough: one fork, few and short iterations
 */
public record Wish(List<String> benchmarks, boolean quick) {
  private static final Gson GSON = new Gson();

  /** A wish as it stands in the database. */
  private record Written(List<String> benchmarks, boolean quick) {}

  public Wish {
    benchmarks = List.copyOf(benchmarks);
  }

  /** What {@code results} answer: nothing named when they answer everything. */
  public static Wish fulfilledBy(ResultSet results) {
    List<String> names = results.rows().stream().map(ResultSet.Row::asked).distinct().toList();
    List<String> all = Benchmarks.all().stream().map(Benchmarks.Asked::name).toList();
    return new Wish(names.containsAll(all) ? List.of() : names, results.options().quick());
  }

  String json() {
    return GSON.toJson(new Written(benchmarks, quick));
  }

  static Wish read(String json) {
    Written written = GSON.fromJson(json, Written.class);
    return new Wish(written.benchmarks(), written.quick());
  }
}
