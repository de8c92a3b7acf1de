package pagewalk.server;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pagewalk.server.api.ServerLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the page and the links until it is interrupted. */
@Command(
    name = "serve",
    description = "Serves the page and the links to saved scenarios until interrupted.",
    footer = {
      "",
      "Each option may be given by an environment variable instead: PAGEWALK_PORT,",
      "PAGEWALK_BIND, PAGEWALK_DATA, PAGEWALK_DB, PAGEWALK_BASE_URL, PAGEWALK_BEHIND_PROXY",
      "(true or false), PAGEWALK_NO_ACCESS_LOG (true or false), PAGEWALK_BENCHMARKS,",
      "PAGEWALK_NO_BENCHMARK_WORKER (true or false). PAGEWALK_DB_USER, PAGEWALK_DB_PASSWORD and",
      "PAGEWALK_BENCHMARK_TOKEN are for what should not stand on a command line."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:PAGEWALK_PORT:-7070}",
      description = "Port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "${env:PAGEWALK_BIND:-127.0.0.1}",
      description =
          "Address to listen on; 0.0.0.0 lets other machines in (default: ${DEFAULT-VALUE}).")
  private String bind = "127.0.0.1";

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private BenchmarkOptions benchmarks = new BenchmarkOptions();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "${env:PAGEWALK_BASE_URL:-" + Option.NULL_VALUE + "}",
      description =
          "Address that visitors know, for links that leave the page (default: the one they"
              + " asked for).")
  private @Nullable String baseUrl;

  @Option(
      names = "--behind-proxy",
      defaultValue = "${env:PAGEWALK_BEHIND_PROXY:-false}",
      description =
          "Believes X-Forwarded-For, -Host and -Proto, which a proxy in front has to set.")
  private boolean behindProxy;

  @Option(
      names = "--no-access-log",
      defaultValue = "${env:PAGEWALK_NO_ACCESS_LOG:-false}",
      description = "Writes no line for each request. With the log, no line holds an address.")
  private boolean noAccessLog;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw mistake("A port is a number from 0 to 65535, not %d.".formatted(port));
    }
    ServerSettings settings =
        new ServerSettings(
            bind,
            port,
            base(),
            behindProxy,
            !noAccessLog,
            ServerLimits.STANDARD,
            benchmarks.benchmarking(behindProxy));
    try (App app = App.start(settings, store.place())) {
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
      spec.commandLine().getOut().println("Pagewalk is ready at " + app.address());
      spec.commandLine().getOut().flush();
      app.join();
    }
    return 0;
  }

  private Optional<String> base() {
    if (baseUrl == null) {
      return Optional.empty();
    }
    String url = baseUrl.replaceFirst("/+$", "");
    if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
      throw mistake("A base URL is like https://pagewalk.example, not '%s'.".formatted(baseUrl));
    }
    return Optional.of(url);
  }

  private ParameterException mistake(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
