package pagewalk.server.share;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import pagewalk.server.api.Addresses;
import pagewalk.server.api.Asked;
import pagewalk.server.api.ScenarioApi;
import pagewalk.server.api.Simulator;
import pagewalk.server.page.PageFiles;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.store.ScenarioStore;
import pagewalk.server.store.StoredScenario;

/** The pages behind links: the lab at a moment, with or without everything around it. */
public final class SharePages {
  private final ScenarioStore store;
  private final Addresses addresses;
  private final Moments moments;
  private final IndexPage index;

  public SharePages(
      ScenarioStore store, Addresses addresses, Simulator simulator, PageFiles files) {
    this.store = store;
    this.addresses = addresses;
    moments = new Moments(simulator);
    index = new IndexPage(files);
  }

  /** {@code GET /s/{id}}. */
  public void open(Context ctx) {
    answer(ctx, false);
    PageSecurity.protect(ctx, Optional.empty());
  }

  /** {@code GET /embed/{id}}, for frames of other pages. */
  public void embed(Context ctx) {
    answer(ctx, true);
    PageSecurity.protectEmbedded(ctx);
  }

  private void answer(Context ctx, boolean embed) {
    StoredScenario scenario = ScenarioApi.require(store, ctx.pathParam("id"));
    OptionalInt at = Asked.event(ctx);
    Map<String, Object> values = new HashMap<>();
    values.put("embed", embed);
    describe(values, scenario, moments.of(scenario, at));
    link(values, scenario, at, addresses.root(ctx));
    ctx.header("Cache-Control", "no-cache").contentType("text/html;charset=utf-8");
    ctx.result(index.about(values));
  }

  private static void describe(
      Map<String, Object> values, StoredScenario scenario, Optional<Moment> moment) {
    String title = titleOf(scenario);
    String machine = scenario.format() + ", " + scenario.strategy();
    values.put("title", title);
    values.put("script", scenario.text());
    values.put("lead", moment.map(Moment::lead).orElse(""));
    values.put("body", moment.map(Moment::body).orElse(""));
    values.put("trace", moment.map(Moment::trace).orElse(""));
    values.put("more", moment.map(Moment::more).orElse(0));
    values.put("description", moment.map(m -> m.lead() + " " + m.body()).orElse(machine).strip());
    values.put(
        "alt",
        moment
            .map(m -> "Event %d of %d: %s".formatted(m.event(), m.events() - 1, m.lead()))
            .orElse(title));
  }

  static String titleOf(StoredScenario scenario) {
    return scenario.title().isEmpty() ? "Scenario " + scenario.id() : scenario.title();
  }

  private static void link(
      Map<String, Object> values, StoredScenario scenario, OptionalInt at, String root) {
    String moment = at.isPresent() ? "?at=" + at.getAsInt() : "";
    String url = root + "/s/" + scenario.id() + moment;
    values.put("id", scenario.id());
    values.put("url", url);
    values.put("image", root + "/s/" + scenario.id() + ".png" + moment);
    values.put("oembed", root + "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8));
  }
}
