package pagewalk.view;

import pagewalk.format.Level;
import pagewalk.json.JsonWriter;
import pagewalk.view.RunInfo.MachineInfo;
import pagewalk.view.RunInfo.StatementInfo;
import pagewalk.view.RunInfo.WindowInfo;

/** Writes a {@link RunInfo}. */
final class RunJson {
  private RunJson() {}

  static void write(JsonWriter json, RunInfo run) {
    json.beginObject();
    json.name("title").value(run.title());
    json.name("canonical").value(run.canonical());
    json.name("machine");
    machine(json, run.machine());
    json.name("eventCount").value(run.eventCount());
    ViewJson.list(json, "statements", run.statements(), RunJson::statement);
    json.name("expects").beginObject();
    json.name("total").value(run.expects());
    json.name("held").value(run.held()).endObject();
    json.name("halted");
    run.halted().ifPresentOrElse(json::value, json::nothing);
    json.name("firstMoment").value(run.firstMoment());
    json.endObject();
  }

  private static void machine(JsonWriter json, MachineInfo machine) {
    json.beginObject();
    json.name("format").value(machine.format());
    json.name("description").value(machine.description());
    json.name("vaBits").value(machine.vaBits());
    ViewJson.list(json, "levels", machine.levels(), RunJson::level);
    json.name("ramBytes").hex(machine.ramBytes());
    json.name("strategy").value(machine.strategy());
    json.name("recursiveSlot");
    machine.recursiveSlot().ifPresentOrElse(slot -> json.value(slot.intValue()), json::nothing);
    json.name("recursiveRange");
    machine.recursiveRange().ifPresentOrElse(range -> window(json, range), json::nothing);
    ViewJson.list(json, "windows", machine.windows(), RunJson::window);
    json.endObject();
  }

  static void level(JsonWriter json, Level level) {
    json.beginObject();
    json.name("level").value(level.number());
    json.name("table").value(level.table());
    json.name("entry").value(level.entry());
    json.name("highBit").value(level.lowBit() + level.indexBits() - 1);
    json.name("lowBit").value(level.lowBit());
    json.name("entries").value(level.entries());
    json.name("entryBytes").value(level.entryBytes());
    json.endObject();
  }

  static void window(JsonWriter json, WindowInfo window) {
    json.beginObject();
    json.name("name").value(window.name());
    json.name("level").value(window.level());
    json.name("start").hex(window.start());
    json.name("end").hex(window.end());
    json.endObject();
  }

  private static void statement(JsonWriter json, StatementInfo statement) {
    json.beginObject();
    json.name("line").value(statement.line());
    json.name("text").value(statement.text());
    json.name("firstEvent").value(statement.firstEvent());
    json.name("lastEvent").value(statement.lastEvent());
    json.name("boot").value(statement.boot());
    json.name("outcome").value(statement.outcome().word());
    json.name("message").value(statement.message());
    json.endObject();
  }
}
