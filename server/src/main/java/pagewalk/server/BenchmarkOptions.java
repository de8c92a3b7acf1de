package pagewalk.server;

import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.RunAccess;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may have a server measure, and who measures. */
final class BenchmarkOptions {
  private static final String TOKEN = "PAGEWALK_BENCHMARK_TOKEN";

  @Spec(Spec.Target.MIXEE)
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--benchmarks",
      paramLabel = "WHO",
      defaultValue = "${env:PAGEWALK_BENCHMARKS:-local}",
      description =
          "Who may start benchmarks: off for nobody, local for whoever sits at this machine,"
              + " token for whoever has that of PAGEWALK_BENCHMARK_TOKEN"
              + " (default: ${DEFAULT-VALUE}).")
  private RunAccess.Mode mode = RunAccess.Mode.LOCAL;

  @Option(
      names = "--no-benchmark-worker",
      defaultValue = "${env:PAGEWALK_NO_BENCHMARK_WORKER:-false}",
      description = "Leaves the benchmarks that are asked for to pagewalk worker.")
  private boolean noWorker;

  Benchmarking benchmarking(boolean behindProxy) {
    String token = "";
    if (mode == RunAccess.Mode.TOKEN) {
      token = StoreOptions.variable(TOKEN).orElse("");
      if (token.length() < RunAccess.SHORTEST_TOKEN) {
        throw new ParameterException(
            spec.commandLine(),
            "Give a token of at least %d characters in the variable %s."
                .formatted(RunAccess.SHORTEST_TOKEN, TOKEN));
      }
    }
    return new Benchmarking(
        new RunAccess(mode, token, behindProxy), !noWorker, ServerSettings.measuring());
  }
}
