package pagewalk.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import pagewalk.server.page.PageFiles;
import pagewalk.server.store.ScenarioStore;
import pagewalk.server.store.StoreException;
import pagewalk.server.store.StorePlace;

/**
 * The running web server: the page, the links to saved scenarios, and the interface for programs.
 */
public final class App implements AutoCloseable {

  /** How long a stop waits for the requests that are being answered. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private final Javalin javalin;
  private final Routes routes;
  private final String bind;
  private final AtomicBoolean closed = new AtomicBoolean();

  private App(Javalin javalin, Routes routes, String bind) {
    this.javalin = javalin;
    this.routes = routes;
    this.bind = bind;
  }

  /**
   * Listens on the given address; port 0 takes any free one. What is saved is kept as long as the
   * server runs.
   *
   * @throws CannotDo when the port is taken or the address is not one of this machine
   */
  public static App start(String bind, int port) {
    return start(ServerSettings.of(bind, port), StorePlace.memory());
  }

  /**
   * Listens and keeps what is saved at {@code place}.
   *
   * @throws CannotDo when it cannot listen, or cannot open the store
   */
  static App start(ServerSettings settings, StorePlace place) {
    return start(settings, place, new PageFiles("/pagewalk/web/"));
  }

  static App start(ServerSettings settings, StorePlace place, PageFiles files) {
    Routes routes = new Routes(settings, open(place), files);
    Javalin javalin = Javalin.create(config -> configure(config, settings, routes));
    // A failure to listen is told once, by the exception below.
    JavalinLogger.enabled = false;
    try {
      javalin.start();
    } catch (JavalinException e) {
      routes.close();
      throw new CannotDo(whyNot(settings.bind(), settings.port(), e));
    } finally {
      JavalinLogger.enabled = true;
    }
    return new App(javalin, routes, settings.bind());
  }

  private static ScenarioStore open(StorePlace place) {
    try {
      return ScenarioStore.open(place, Clock.systemUTC());
    } catch (StoreException e) {
      throw new CannotDo(String.valueOf(e.getMessage()));
    }
  }

  private static String whyNot(String bind, int port, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnresolvedAddressException) {
      return "Cannot listen on %s: there is no such address.".formatted(bind);
    }
    String reason = String.valueOf(root.getMessage());
    return reason.contains("in use")
        ? "Port %d is already in use: choose another with --port.".formatted(port)
        : "Cannot listen on %s, port %d: %s.".formatted(bind, port, reason);
  }

  private static void configure(JavalinConfig config, ServerSettings settings, Routes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    // The page's files arrive compressed by their build, better than there is time for here.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    SlowClients.keepOut(config, settings, routes.bodyBytes(), LAST_ANSWERS);
    routes.add(config);
  }

  public int port() {
    return javalin.port();
  }

  /** Where a browser on this machine finds the page. */
  public String address() {
    return "http://%s:%d".formatted(hostForPeople(), port());
  }

  private String hostForPeople() {
    try {
      InetAddress address = InetAddress.getByName(bind);
      return address.isLoopbackAddress() || address.isAnyLocalAddress() ? "localhost" : bind;
    } catch (UnknownHostException e) {
      return bind;
    }
  }

  /** Waits until the server is stopped. */
  void join() throws InterruptedException {
    javalin.jettyServer().server().join();
  }

  /** Finishes what is being answered, takes nothing more, and closes the store. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        javalin.stop();
      } finally {
        routes.close();
      }
    }
  }
}
