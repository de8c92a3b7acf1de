package pagewalk.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.time.Clock;
import java.util.Optional;
import pagewalk.server.api.Addresses;
import pagewalk.server.api.Catalogue;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.RunApi;
import pagewalk.server.api.ScenarioApi;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.api.Simulator;
import pagewalk.server.api.Throttle;
import pagewalk.server.bench.runs.BenchmarkApi;
import pagewalk.server.bench.runs.Benchmarking;
import pagewalk.server.bench.runs.RunStore;
import pagewalk.server.bench.runs.RunWorker;
import pagewalk.server.page.NestedPage;
import pagewalk.server.page.PageFiles;
import pagewalk.server.page.PageHandler;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.page.Refusals;
import pagewalk.server.preview.Previews;
import pagewalk.server.share.OEmbed;
import pagewalk.server.share.SharePages;
import pagewalk.server.store.Database;
import pagewalk.server.store.ScenarioStore;

/** Which address is answered by what, and how often. */
final class Routes implements AutoCloseable {
  private final ServerSettings settings;
  private final ScenarioStore store;
  private final PageFiles files;
  private final Meters meters;
  private final Simulator simulator;
  private final Throttle reads;
  private final Throttle runs;
  private final Throttle saves;
  private final Addresses addresses;
  private final Optional<RunWorker> worker;
  private final BenchmarkApi benchmarks;

  /** Adds what answers a GET, and the HEAD that goes with it. */
  @FunctionalInterface
  interface Adder {
    void add(JavalinConfig config, String path, Handler handler);
  }

  Routes(ServerSettings settings, Database database, PageFiles files) {
    this.settings = settings;
    store = new ScenarioStore(database, Clock.systemUTC());
    this.files = files;
    meters = new Meters(settings.accessLog());
    ServerLimits limits = settings.limits();
    simulator = new Simulator(limits, meters.registry());
    reads = new Throttle(limits.readsPerMinute(), settings.behindProxy());
    runs = new Throttle(limits.runsPerMinute(), settings.behindProxy());
    addresses = new Addresses(settings.baseUrl(), settings.behindProxy());
    saves = new Throttle(limits.savesPerMinute(), settings.behindProxy());
    RunStore runStore = new RunStore(database, Clock.systemUTC());
    Benchmarking benchmarking = settings.benchmarking();
    worker =
        benchmarking.measures()
            ? Optional.of(RunWorker.start(runStore, benchmarking.command()))
            : Optional.empty();
    benchmarks =
        new BenchmarkApi(runStore, benchmarking.access(), () -> worker.ifPresent(RunWorker::ring));
  }

  int bodyBytes() {
    return settings.limits().bodyBytes();
  }

  void add(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = bodyBytes();
    config.requestLogger.http(meters::record);
    Refusals.install(config);
    operation(config);
    api(config);
    new ApiDocs().add(config, Routes::get);
    links(config);
    benchmarks(config);
    get(config, "/", new PageHandler(files));
    get(config, "/<path>", new PageHandler(files));
  }

  private void operation(JavalinConfig config) {
    get(config, "/healthz", ctx -> say(ctx, "ok"));
    get(config, "/readyz", this::ready);
    get(config, "/metrics", meters::scrape);
  }

  private void links(JavalinConfig config) {
    SharePages pages = new SharePages(store, addresses, simulator, files);
    Previews previews = new Previews(store, simulator);
    get(config, "/s/{id}.png", throttled(runs, previews::png));
    get(config, "/s/{id}.svg", throttled(runs, previews::svg));
    get(config, "/s/{id}", throttled(runs, pages::open));
    get(config, "/embed/{id}", throttled(runs, pages::embed));
    get(config, "/oembed", throttled(reads, new OEmbed(store, addresses)::answer));
  }

  private void benchmarks(JavalinConfig config) {
    String runs = "/api/v1/benchmarks/runs";
    get(config, "/api/v1/benchmarks", data(reads, benchmarks::catalogue));
    get(config, "/api/v1/benchmarks/compare", data(reads, benchmarks::compare));
    get(config, runs, data(reads, benchmarks::list));
    get(config, runs + "/{run}.csv", data(reads, benchmarks::csv));
    get(config, runs + "/{run}.json", data(reads, benchmarks::jmh));
    get(config, runs + "/{run}", data(reads, benchmarks::find));
    config.routes.addEndpoint(
        new Endpoint(
            HandlerType.GET, runs + "/{run}/events", data(reads, benchmarks.events(reads))));
    ask(config, HandlerType.POST, runs, saves, fromHere(benchmarks::start));
    ask(config, HandlerType.DELETE, runs + "/{run}", saves, fromHere(benchmarks::cancel));
    NestedPage page = new NestedPage(files, "benchmarks.html");
    get(config, "/benchmarks", page);
    get(config, "/benchmarks/{run}", page);
  }

  /** Only a page of this very server may spend the machine's time, or a program. */
  private Handler fromHere(Handler handler) {
    return ctx -> {
      String site = ctx.header("Sec-Fetch-Site");
      String origin = ctx.header("Origin");
      boolean ours =
          site == null
              ? origin == null || origin.equals(addresses.root(ctx))
              : site.equals("same-origin") || site.equals("none");
      if (!ours) {
        throw Problem.of(Kind.CROSS_SITE, "Ask from a page of this server, or from a program.")
            .asException();
      }
      handler.handle(ctx);
    };
  }

  private static Handler throttled(Throttle throttle, Handler handler) {
    return ctx -> {
      throttle.pass(ctx);
      handler.handle(ctx);
    };
  }

  private void api(JavalinConfig config) {
    ScenarioApi scenarios = new ScenarioApi(store, addresses);
    Catalogue catalogue = new Catalogue();
    post(config, "/api/v1/scenarios", saves, scenarios::save);
    get(config, "/api/v1/scenarios/{id}", data(reads, scenarios::find));
    RunApi run = new RunApi(simulator);
    post(config, "/api/v1/run", runs, run::run);
    post(config, "/api/v1/compare", runs, run::compare);
    get(config, "/api/v1/gallery", data(reads, catalogue::gallery));
    get(config, "/api/v1/formats", data(reads, catalogue::formats));
  }

  private static Handler data(Throttle throttle, Handler handler) {
    return throttled(
        throttle,
        ctx -> {
          PageSecurity.protectData(ctx);
          handler.handle(ctx);
        });
  }

  private static void get(JavalinConfig config, String path, Handler handler) {
    config.routes.addEndpoint(new Endpoint(HandlerType.GET, path, handler));
    config.routes.addEndpoint(new Endpoint(HandlerType.HEAD, path, handler));
  }

  private static void post(JavalinConfig config, String path, Throttle throttle, Handler handler) {
    ask(config, HandlerType.POST, path, throttle, handler);
  }

  private static void ask(
      JavalinConfig config, HandlerType method, String path, Throttle throttle, Handler handler) {
    Handler guarded =
        data(
            throttle,
            ctx -> {
              refuseOtherSites(ctx);
              handler.handle(ctx);
            });
    config.routes.addEndpoint(new Endpoint(method, path, guarded));
  }

  /** A page elsewhere must not spend what its visitors may ask for here. */
  private static void refuseOtherSites(Context ctx) {
    if ("cross-site".equals(ctx.header("Sec-Fetch-Site"))) {
      throw Problem.of(Kind.CROSS_SITE, "Ask from a page of this server, or from a program.")
          .asException();
    }
  }

  private void ready(Context ctx) {
    boolean ready = store.isReady();
    ctx.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    say(ctx, ready ? "ready" : "the store does not answer");
  }

  private static void say(Context ctx, String word) {
    ctx.contentType("text/plain").header("Cache-Control", "no-store").result(word + "\n");
  }

  /** Ends what would go on for as long as visitors like. */
  void letGo() {
    benchmarks.close();
  }

  @Override
  public void close() {
    letGo();
    worker.ifPresent(RunWorker::close);
    simulator.close();
    store.close();
    meters.close();
  }
}
