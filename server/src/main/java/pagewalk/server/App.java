package pagewalk.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The running web server: the page's files and a sign of life. */
public final class App implements AutoCloseable {

  /**
   * Every request is a short read from memory, and a handful of threads keeps two cores busy. The
   * rest lets slow clients hold a connection open without keeping the others out.
   */
  private static final int MAX_THREADS = 32;

  private static final int MIN_THREADS = 4;
  private static final int IDLE_MILLIS = 60_000;

  private final Javalin javalin;
  private final String bind;

  private App(Javalin javalin, String bind) {
    this.javalin = javalin;
    this.bind = bind;
  }

  /**
   * Listens on the given address; port 0 takes any free one.
   *
   * @throws CannotDo when the port is taken or the address is not one of this machine
   */
  public static App start(String bind, int port) {
    return start(bind, port, new PageFiles("/pagewalk/web/"));
  }

  static App start(String bind, int port, PageFiles files) {
    Javalin javalin = Javalin.create(config -> configure(config, new PageHandler(files)));
    // A failure to listen is told once, by the exception below.
    JavalinLogger.enabled = false;
    try {
      javalin.start(bind, port);
    } catch (JavalinException e) {
      throw new CannotDo(whyNot(bind, port, e));
    } finally {
      JavalinLogger.enabled = true;
    }
    return new App(javalin, bind);
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

  private static void configure(JavalinConfig config, PageHandler page) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MILLIS);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    // The page's files arrive compressed by their build, better than there is time for here.
    config.http.compressionStrategy = CompressionStrategy.NONE;

    config.routes.get("/healthz", App::health);
    for (HandlerType method : new HandlerType[] {HandlerType.GET, HandlerType.HEAD}) {
      config.routes.addEndpoint(new Endpoint(method, "/", page));
      config.routes.addEndpoint(new Endpoint(method, "/<path>", page));
    }
  }

  private static void health(Context ctx) {
    ctx.contentType("text/plain").header("Cache-Control", "no-store").result("ok\n");
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

  @Override
  public void close() {
    javalin.stop();
  }
}
