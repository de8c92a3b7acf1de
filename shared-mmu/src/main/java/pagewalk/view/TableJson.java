package pagewalk.view;

import pagewalk.json.JsonWriter;
import pagewalk.view.TableView.EntryRow;

/** Writes tables, their entries and the pages they map. */
final class TableJson {
  private TableJson() {}

  static void table(JsonWriter json, TableView table) {
    json.beginObject();
    json.name("frame").hex(table.frame());
    json.name("pa").hex(table.pa());
    json.name("level").value(table.level());
    json.name("name").value(table.name());
    json.name("start").hex(table.start());
    json.name("end").hex(table.end());
    json.name("size").value(table.size());
    json.name("parent");
    table.parent().ifPresentOrElse(parent -> parent(json, parent), json::nothing);
    json.name("register").value(table.register());
    json.name("domain").value(table.domain());
    json.name("unused").value(table.unused());
    json.name("minimap").value(table.minimap());
    json.name("colours").value(table.colours());
    ViewJson.list(json, "rows", table.rows(), TableJson::row);
    json.name("folded").value(table.folded());
    json.name("unzeroed").value(table.unzeroed());
    json.endObject();
  }

  private static void parent(JsonWriter json, TableView.Parent parent) {
    json.beginObject();
    json.name("table").hex(parent.table());
    json.name("frame").hex(parent.frame());
    json.name("index").value(parent.index());
    json.endObject();
  }

  private static void row(JsonWriter json, EntryRow row) {
    json.beginObject();
    json.name("index").value(row.index());
    json.name("pa").hex(row.pa());
    json.name("raw").hex(row.raw());
    json.name("kind").value(row.kind().word());
    json.name("target").hex(row.target());
    json.name("pageSize").value(row.pageSize());
    json.name("rights").value(row.rights());
    json.name("flags").value(row.flags());
    json.name("changed").value(row.was().isPresent());
    ViewJson.hexOrNull(json, "was", row.was());
    json.endObject();
  }

  static void pages(JsonWriter json, PageRun run) {
    json.beginObject();
    json.name("start").hex(run.start());
    json.name("end").hex(run.end());
    json.name("frame").hex(run.frame());
    json.name("lastFrame").hex(run.lastFrame());
    json.name("count").value(run.count());
    json.name("pageSize").value(run.pageSize());
    json.name("level").value(run.level());
    json.name("table").hex(run.table());
    json.name("index").value(run.index());
    json.name("rights").value(run.rights());
    json.name("name").value(run.name());
    json.endObject();
  }
}
