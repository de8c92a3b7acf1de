package pagewalk.server.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import pagewalk.json.JsonWriter;
import pagewalk.scenario.ScenarioParser;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.store.ScenarioId;
import pagewalk.server.store.ScenarioStore;
import pagewalk.server.store.ScenarioStore.Saved;
import pagewalk.server.store.StoredScenario;
import pagewalk.session.Language;

/** Saves scenarios and gives them back. */
public final class ScenarioApi {
  private final ScenarioStore store;
  private final Addresses addresses;

  public ScenarioApi(ScenarioStore store, Addresses addresses) {
    this.store = store;
    this.addresses = addresses;
  }

  /** {@code POST /api/v1/scenarios}: 201 for a new one, 200 for one that was there already. */
  public void save(Context ctx) {
    Saved saved = store.save(Simulator.parse(Asked.in(ctx).text()));
    String root = addresses.root(ctx);
    ctx.status(saved.fresh() ? HttpStatus.CREATED : HttpStatus.OK);
    ctx.header("Location", root + "/s/" + saved.scenario().id());
    Replies.json(ctx, json(saved.scenario(), root));
  }

  /** {@code GET /api/v1/scenarios/{id}}. */
  public void find(Context ctx) {
    StoredScenario scenario = require(store, ctx.pathParam("id"));
    ctx.header("Cache-Control", "public, max-age=3600");
    Replies.json(ctx, json(scenario, addresses.root(ctx)));
  }

  /** The scenario of that name, however it is spelled. */
  public static StoredScenario require(ScenarioStore store, String typed) {
    Optional<String> id = ScenarioId.read(typed);
    return id.flatMap(store::find)
        .map(ScenarioApi::upgraded)
        .orElseThrow(
            () ->
                Problem.of(
                        Kind.NOT_FOUND,
                        "No scenario is saved under this name. Names have at least "
                            + ScenarioId.SHORTEST
                            + " letters and digits; perhaps the link was cut off.")
                    .asException());
  }

  /** A text of an older version of the language is handed out as the parser reads it today. */
  private static StoredScenario upgraded(StoredScenario stored) {
    return ScenarioParser.parse(stored.text(), Language.vocabulary())
        .scenario()
        .map(scenario -> withText(stored, ScenarioPrinter.print(scenario)))
        .orElse(stored);
  }

  private static StoredScenario withText(StoredScenario stored, String text) {
    return new StoredScenario(
        stored.id(), text, stored.title(), stored.format(), stored.strategy(), stored.created());
  }

  private static String json(StoredScenario scenario, String root) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("id").value(scenario.id());
    json.name("title").value(scenario.title());
    json.name("format").value(scenario.format());
    json.name("strategy").value(scenario.strategy());
    json.name("created").value(scenario.created().toString());
    json.name("text").value(scenario.text());
    json.name("url").value(root + "/s/" + scenario.id());
    json.name("embed").value(root + "/embed/" + scenario.id());
    json.name("image").value(root + "/s/" + scenario.id() + ".png");
    json.endObject();
    return text.append('\n').toString();
  }
}
