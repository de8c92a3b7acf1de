package pagewalk.server;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator can watch: counts and times, nothing about anybody. */
final class Meters implements AutoCloseable {
  private static final Logger ACCESS = LoggerFactory.getLogger("access");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final boolean accessLog;

  Meters(boolean accessLog) {
    this.accessLog = accessLog;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Takes note of an answered request: the route, not the address that somebody typed. */
  void record(Context ctx, float millis) {
    String method = ctx.method().name();
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    String route = matched == null ? "none" : matched.path;
    int status = ctx.statusCode();
    Timer.builder("pagewalk.http.requests")
        .tag("method", method)
        .tag("route", route)
        .tag("status", String.valueOf(status))
        .register(registry)
        .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
    if (accessLog) {
      ACCESS.info("{} {} {} {} ms", method, route, status, Math.round(millis));
    }
  }

  /** {@code GET /metrics}, in the text format of Prometheus. */
  void scrape(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").header("Cache-Control", "no-store");
    ctx.result(registry.scrape());
  }

  @Override
  public void close() {
    registry.close();
  }
}
