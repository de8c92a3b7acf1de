package pagewalk.server.api;

import io.javalin.http.Context;
import java.util.List;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.json.JsonWriter;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.server.store.ScenarioId;
import pagewalk.session.Gallery;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;
import pagewalk.strategy.Strategies;

/** What there is: the scenarios that come with Pagewalk, the formats and the strategies. */
public final class Catalogue {
  private final String gallery = gallery();
  private final String formats = formats();

  /** {@code GET /api/v1/gallery}. */
  public void gallery(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=3600");
    Replies.json(ctx, gallery);
  }

  /** {@code GET /api/v1/formats}. */
  public void formats(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=3600");
    Replies.json(ctx, formats);
  }

  private static String gallery() {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject().name("scenarios").beginArray();
    for (String name : Gallery.names()) {
      Scenario scenario = Simulator.parse(Gallery.text(name));
      String canonical = ScenarioPrinter.print(scenario);
      json.beginObject();
      json.name("name").value(name);
      json.name("title").value(scenario.title());
      json.name("text").value(canonical);
      json.name("id").value(ScenarioId.shortest(canonical));
      json.endObject();
    }
    json.endArray().endObject();
    return text.append('\n').toString();
  }

  private static String formats() {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject().name("formats").beginArray();
    for (FormatFamily family : Formats.all()) {
      PagingFormat usual = family.under(Settings.of(family.controls()));
      json.beginObject();
      json.name("name").value(family.name());
      json.name("title").value(usual.title());
      json.name("vaBits").value(usual.vaBits());
      settings(json, "controls", family.controls());
      json.name("levels").beginArray();
      usual.levels().forEach(level -> level(json, level));
      json.endArray().endObject();
    }
    json.endArray().name("strategies").beginArray();
    for (Strategy strategy : Strategies.all()) {
      json.beginObject();
      json.name("name").value(strategy.name());
      json.name("summary").value(strategy.summary());
      settings(json, "options", strategy.options());
      json.endObject();
    }
    json.endArray().endObject();
    return text.append('\n').toString();
  }

  private static void level(JsonWriter json, Level level) {
    json.beginObject();
    json.name("level").value(level.number());
    json.name("table").value(level.table());
    json.name("entry").value(level.entry());
    json.name("entries").value(level.entries());
    json.name("entryBytes").value(level.entryBytes());
    json.name("lowBit").value(level.lowBit());
    json.endObject();
  }

  private static void settings(JsonWriter json, String name, List<Setting> settings) {
    json.name(name).beginArray();
    for (Setting setting : settings) {
      json.beginObject();
      json.name("name").value(setting.name());
      json.name("meaning").value(setting.meaning());
      json.name("takes").value(setting.expects());
      json.name("fallback").value(setting.fallback());
      json.endObject();
    }
    json.endArray();
  }
}
