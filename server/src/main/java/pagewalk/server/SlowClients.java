package pagewalk.server;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Bounds what a connection may take of time, threads and memory. */
final class SlowClients {

  /**
   * Most requests are short reads from memory, for which a handful of threads would do. The rest
   * wait for their turn to simulate, or for a visitor who sends slowly.
   */
  private static final int MAX_THREADS = 64;

  private static final int MIN_THREADS = 4;
  private static final int IDLE_THREAD_MILLIS = 60_000;

  private static final int CONNECTIONS = 1_024;
  private static final int IDLE_CONNECTION_MILLIS = 15_000;

  /** Request line and headers together. */
  private static final int HEADER_BYTES = 8 * 1_024;

  private SlowClients() {}

  static void keepOut(
      JavalinConfig config, ServerSettings settings, int bodyBytes, Duration lastAnswers) {
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(HEADER_BYTES);
        });
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
          connector.setHost(settings.bind());
          connector.setPort(settings.port());
          // Not the one of HttpConfiguration: that one is put back after each answer, also over the
          // short one that a stop gives to the connections it waits for.
          connector.setIdleTimeout(IDLE_CONNECTION_MILLIS);
          return connector;
        });
    config.jetty.modifyServer(
        server -> {
          server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
          server.setErrorHandler(new PlainErrors());
          server.setStopTimeout(lastAnswers.toMillis());
          // Only who has sent all of his request is waited for when the server stops: one who hangs
          // up in the middle of it would count as being answered for ever.
          EagerContentHandler wholeBodies = wholeBodies(bodyBytes);
          wholeBodies.setHandler(new BrokenOff(new GracefulHandler()));
          server.setHandler(new WellFormed(wholeBodies));
        });
  }

  /** A body is read to its end, or to its limit, before a thread is spent on the request. */
  private static EagerContentHandler wholeBodies(int bodyBytes) {
    return new EagerContentHandler(
        new EagerContentHandler.RetainedContentLoaderFactory(bodyBytes + 1L, 64, false));
  }
}
