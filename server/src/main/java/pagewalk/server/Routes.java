package pagewalk.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import pagewalk.server.api.Addresses;
import pagewalk.server.api.Catalogue;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.RunApi;
import pagewalk.server.api.ScenarioApi;
import pagewalk.server.api.ServerLimits;
import pagewalk.server.api.Simulator;
import pagewalk.server.api.Throttle;
import pagewalk.server.page.PageFiles;
import pagewalk.server.page.PageHandler;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.page.Refusals;
import pagewalk.server.preview.Previews;
import pagewalk.server.share.OEmbed;
import pagewalk.server.share.SharePages;
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

  /** Adds what answers a GET, and the HEAD that goes with it. */
  @FunctionalInterface
  interface Adder {
    void add(JavalinConfig config, String path, Handler handler);
  }

  Routes(ServerSettings settings, ScenarioStore store, PageFiles files) {
    this.settings = settings;
    this.store = store;
    this.files = files;
    meters = new Meters(settings.accessLog());
    ServerLimits limits = settings.limits();
    simulator = new Simulator(limits, meters.registry());
    reads = new Throttle(limits.readsPerMinute(), settings.behindProxy());
    runs = new Throttle(limits.runsPerMinute(), settings.behindProxy());
    addresses = new Addresses(settings.baseUrl(), settings.behindProxy());
    saves = new Throttle(limits.savesPerMinute(), settings.behindProxy());
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
    Handler guarded =
        data(
            throttle,
            ctx -> {
              refuseOtherSites(ctx);
              handler.handle(ctx);
            });
    config.routes.addEndpoint(new Endpoint(HandlerType.POST, path, guarded));
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

  @Override
  public void close() {
    simulator.close();
    store.close();
    meters.close();
  }
}
