package pagewalk.server.preview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.util.OptionalInt;
import pagewalk.server.api.Asked;
import pagewalk.server.api.ScenarioApi;
import pagewalk.server.api.Simulator;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.store.ScenarioStore;
import pagewalk.server.store.StoredScenario;
import pagewalk.session.Run;
import pagewalk.view.Viewer;

/** Answers with pictures of moments. A saved scenario never changes, so its pictures are kept. */
public final class Previews {
  private record Key(String id, OptionalInt at, boolean svg) {}

  /** Bytes. */
  private static final int CACHE = 48 * 1024 * 1024;

  private final ScenarioStore store;
  private final Simulator simulator;
  private final Cache<Key, byte[]> drawn =
      Caffeine.newBuilder()
          .maximumWeight(CACHE)
          .<Key, byte[]>weigher((key, bytes) -> bytes.length)
          .build();

  public Previews(ScenarioStore store, Simulator simulator) {
    this.store = store;
    this.simulator = simulator;
  }

  /** {@code GET /s/{id}.png}. */
  public void png(Context ctx) {
    answer(ctx, false, "image/png");
  }

  /** {@code GET /s/{id}.svg}. */
  public void svg(Context ctx) {
    answer(ctx, true, "image/svg+xml");
  }

  private void answer(Context ctx, boolean svg, String type) {
    StoredScenario scenario = ScenarioApi.require(store, ctx.pathParam("id"));
    OptionalInt at = Asked.event(ctx);
    byte[] bytes = drawn.get(new Key(scenario.id(), at, svg), key -> draw(scenario, at, svg));
    PageSecurity.protectData(ctx);
    ctx.header("Cache-Control", "public, max-age=86400");
    ctx.contentType(type).result(bytes);
  }

  private byte[] draw(StoredScenario scenario, OptionalInt at, boolean svg) {
    Sheet sheet = simulator.ask(scenario.text(), (run, late) -> sheet(run, scenario.title(), at));
    return svg ? PreviewRenderer.svg(sheet) : PreviewRenderer.png(sheet);
  }

  /** The picture of {@code run} at {@code event}, as PNG. */
  public static byte[] picture(Run run, int event) {
    return PreviewRenderer.png(sheet(run, "", OptionalInt.of(event)));
  }

  private static Sheet sheet(Run run, String title, OptionalInt at) {
    int event = Math.min(at.orElse(run.firstMoment()), run.eventCount() - 1);
    return Sheet.of(new Viewer(run), title.isEmpty() ? "A scenario" : title, event);
  }
}
