package pagewalk.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import pagewalk.server.bench.BenchmarkProcess;
import pagewalk.server.bench.Benchmarks;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;
import pagewalk.server.bench.runs.Measured;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunStore;
import pagewalk.server.bench.runs.Wish;
import pagewalk.server.store.Database;
import pagewalk.server.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the engine on this machine beside its yardsticks. */
@Command(
    name = "bench",
    description = "Measures the engine beside walkers written by hand, in Java and in C.")
final class BenchCommand implements Callable<Integer> {
  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..1",
      defaultValue = "",
      description = "Benchmarks whose names it is found in, a regular expression; all when absent.")
  private String pattern = "";

  @Option(names = "--quick", description = "Roughly: few and short iterations.")
  private boolean quick;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE[,VALUE]",
      description = "Values of a parameter in place of its own.")
  private Map<String, String> params = new HashMap<>();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result set to a file.")
  private @Nullable Path json;

  @Option(
      names = "--keep",
      description = "Keep the run in the store of --data or --db, where /benchmarks shows it.")
  private boolean keep;

  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    BenchmarkProcess.Request request = new BenchmarkProcess.Request(compiled(), quick, values());
    if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling("."))) {
      throw new CannotDo("There is no folder for '" + json + "': make it first.");
    }
    try (Database database = keep ? Database.open(store.place()) : null) {
      PrintWriter err = spec.commandLine().getErr();
      ResultSet results =
          BenchmarkProcess.run(
              request,
              line -> {
                err.println(line);
                err.flush();
              });
      print(results);
      if (json != null) {
        ResultSetFile.write(json, results);
      }
      if (database != null) {
        keep(results, database);
      }
      return results.failures().isEmpty() ? 0 : MeasuringCommand.SOME_FAILED;
    } catch (IOException e) {
      throw new CannotDo("Cannot measure. " + e.getMessage());
    } catch (StoreException e) {
      throw new CannotDo(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotDo("The run was stopped.");
    }
  }

  private void keep(ResultSet results, Database database) {
    RunStore runs = new RunStore(database, Clock.systemUTC());
    String id = runs.keep(Wish.fulfilledBy(results), Measured.of(results));
    spec.commandLine().getOut().println("The run is kept as " + id + ".");
    spec.commandLine().getOut().flush();
  }

  private Pattern compiled() {
    try {
      return Pattern.compile("pagewalk\\.server\\.bench\\..*(?:" + Pattern.compile(pattern) + ")");
    } catch (PatternSyntaxException e) {
      throw new ParameterException(
          spec.commandLine(), "'" + pattern + "' is no regular expression: " + e.getDescription());
    }
  }

  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new HashMap<>();
    params.forEach((name, list) -> values.put(name, List.of(list.split(",", -1))));
    return values;
  }

  private void print(ResultSet results) {
    PrintWriter out = spec.commandLine().getOut();
    List<ResultSet.Row> rows = results.rows();
    for (ResultSet.Row row : rows) {
      Optional<ResultSet.Row> yardstick = Benchmarks.yardstick(row, rows);
      String ratio =
          yardstick
              .map(other -> "%6.2f x %s".formatted(row.score() / other.score(), other.method()))
              .orElse("");
      out.println(
          "%-14s %-9s %-44s %12.2f ± %-10.2f %-6s %9s B/op  %s"
              .formatted(
                  row.asked(),
                  row.method(),
                  row.params(),
                  row.score(),
                  row.error(),
                  row.unit(),
                  Double.isNaN(row.allocated()) ? "-" : Math.round(row.allocated()),
                  ratio)
              .stripTrailing());
    }
    if (!results.yardsticks().note().isEmpty()) {
      out.println(results.yardsticks().note());
    }
    print(out, results.failures());
    out.flush();
  }

  private static void print(PrintWriter out, List<ResultSet.Failure> failures) {
    for (ResultSet.Failure failure : failures) {
      out.println(
          "%-14s %-9s %-44s failed: %s"
              .formatted(failure.asked(), failure.method(), failure.params(), failure.reason()));
    }
    if (!failures.isEmpty()) {
      out.println(
          "%d of these benchmarks failed; the numbers of the others are kept."
              .formatted(failures.size()));
    }
  }
}
