package pagewalk.view;

import pagewalk.json.JsonWriter;
import pagewalk.view.AddressSplit.Part;
import pagewalk.view.AddressSplit.Place;
import pagewalk.view.EntryReading.BitField;
import pagewalk.view.EntryReading.Reading;

/** Writes an {@link EntryReading} and an {@link AddressSplit}. */
final class EntryJson {
  private EntryJson() {}

  static void write(JsonWriter json, EntryReading entry) {
    json.beginObject();
    json.name("pa").hex(entry.pa());
    json.name("frame").hex(entry.pa() >>> 12);
    json.name("index").value(entry.index());
    json.name("raw").hex(entry.raw());
    json.name("is").value(entry.is());
    json.name("role").value(entry.role());
    json.name("roleName").value(entry.roleName());
    json.name("width").value(entry.width());
    json.name("shape").value(entry.shape());
    json.name("summary").value(entry.summary());
    ViewJson.list(json, "fields", entry.fields(), EntryJson::field);
    ViewJson.list(json, "roles", entry.roles(), EntryJson::reading);
    json.endObject();
  }

  private static void field(JsonWriter json, BitField field) {
    json.beginObject();
    json.name("name").value(field.name());
    json.name("high").value(field.high());
    json.name("low").value(field.low());
    json.name("value").hex(field.value());
    json.name("meaning").value(field.meaning());
    json.name("ignored").value(field.ignored());
    json.name("decides").value(field.decides());
    json.name("manual").value(field.manual());
    json.endObject();
  }

  private static void reading(JsonWriter json, Reading reading) {
    json.beginObject();
    json.name("role").value(reading.role());
    json.name("roleName").value(reading.roleName());
    json.name("va").hex(reading.va());
    json.name("decided").value(reading.decided());
    json.endObject();
  }

  static void write(JsonWriter json, AddressSplit split) {
    json.beginObject();
    json.name("va").hex(split.va());
    json.name("canonical").value(split.canonical());
    json.name("rule").value(split.rule());
    ViewJson.list(json, "parts", split.parts(), EntryJson::part);
    json.name("subject").value(split.subject());
    ViewJson.list(json, "entries", split.entries(), EntryJson::place);
    json.name("error").value(split.error());
    json.endObject();
  }

  private static void part(JsonWriter json, Part part) {
    json.beginObject();
    json.name("name").value(part.name());
    json.name("level").value(part.level());
    json.name("high").value(part.high());
    json.name("low").value(part.low());
    json.name("index").value(part.index());
    json.name("recursive").value(part.recursive());
    json.endObject();
  }

  private static void place(JsonWriter json, Place place) {
    json.beginObject();
    json.name("name").value(place.name());
    json.name("level").value(place.level());
    json.name("va").hex(place.va());
    json.endObject();
  }
}
