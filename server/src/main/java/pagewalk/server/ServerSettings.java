package pagewalk.server;

import java.util.Optional;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.MeasuringCommand;
import pagewalk.server.bench.runs.RunAccess;

/**
 * How a server listens and what it says about itself.
 *
 * @param port 0 takes any free one
 * @param baseUrl the address that visitors know, without a slash at the end; empty when it is what
 *     they ask for
 * @param behindProxy whether a proxy tells the visitor's address, and the name and scheme they used
 * @param accessLog whether a line is written for every request; never with an address in it
 */
record ServerSettings(
    String bind,
    int port,
    Optional<String> baseUrl,
    boolean behindProxy,
    boolean accessLog,
    ServerLimits limits,
    Benchmarking benchmarking) {

  /** With benchmarks for whoever sits at the machine, as when nothing else is said. */
  ServerSettings(
      String bind,
      int port,
      Optional<String> baseUrl,
      boolean behindProxy,
      boolean accessLog,
      ServerLimits limits) {
    this(
        bind,
        port,
        baseUrl,
        behindProxy,
        accessLog,
        limits,
        new Benchmarking(RunAccess.of(RunAccess.Mode.LOCAL, behindProxy), true, measuring()));
  }

  /** How this program measures. */
  static MeasuringCommand measuring() {
    return MeasuringCommand.own(OnLeash.class.getName());
  }

  /** On one's own machine. */
  static ServerSettings of(String bind, int port) {
    return new ServerSettings(bind, port, Optional.empty(), false, false, ServerLimits.STANDARD);
  }

  ServerSettings with(ServerLimits other) {
    return new ServerSettings(bind, port, baseUrl, behindProxy, accessLog, other, benchmarking);
  }

  ServerSettings with(Benchmarking other) {
    return new ServerSettings(bind, port, baseUrl, behindProxy, accessLog, limits, other);
  }
}
