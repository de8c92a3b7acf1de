package pagewalk.view;

import pagewalk.json.JsonWriter;
import pagewalk.view.RolesView.Bit;
import pagewalk.view.RolesView.Card;
import pagewalk.view.RolesView.End;
import pagewalk.view.RolesView.Row;

/** Writes a {@link RolesView}. */
final class RolesJson {
  private RolesJson() {}

  static void write(JsonWriter json, RolesView roles) {
    json.beginObject();
    json.name("split");
    EntryJson.write(json, roles.split());
    ViewJson.list(json, "cards", roles.cards(), RolesJson::card);
    ViewJson.list(json, "end", roles.end(), RolesJson::end);
    json.name("stopped").value(roles.stopped());
    ViewJson.list(json, "rows", roles.rows(), RolesJson::row);
    json.name("error").value(roles.error());
    json.endObject();
  }

  private static void card(JsonWriter json, Card card) {
    json.beginObject();
    json.name("step");
    MachineJson.step(json, card.step());
    json.name("home").value(card.home());
    json.name("hat").value(card.hat());
    json.name("self").value(card.self());
    ViewJson.list(json, "bits", card.bits(), RolesJson::bit);
    json.name("note").value(card.note());
    json.endObject();
  }

  private static void bit(JsonWriter json, Bit bit) {
    json.beginObject();
    json.name("high").value(bit.high());
    json.name("low").value(bit.low());
    json.name("home").value(bit.home());
    json.name("here").value(bit.here());
    json.name("differs").value(bit.differs());
    json.endObject();
  }

  private static void end(JsonWriter json, End end) {
    json.beginObject();
    json.name("is").value(end.is());
    json.name("home").value(end.home());
    json.name("frame").hex(end.frame());
    json.name("index").value(end.index());
    json.name("offset").hex(end.offset());
    json.name("pa").hex(end.pa());
    json.name("raw").hex(end.raw());
    json.name("note").value(end.note());
    json.endObject();
  }

  private static void row(JsonWriter json, Row row) {
    json.beginObject();
    json.name("name").value(row.name());
    json.name("level").value(row.level());
    json.name("va").hex(row.va());
    ViewJson.list(json, "steps", row.steps(), MachineJson::step);
    ViewJson.list(json, "end", row.end(), RolesJson::end);
    json.name("selected").value(row.selected());
    json.endObject();
  }
}
