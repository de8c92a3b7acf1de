package pagewalk.view;

import java.util.Optional;
import pagewalk.explain.Step;
import pagewalk.json.JsonWriter;
import pagewalk.view.MachineView.Change;
import pagewalk.view.MachineView.CodeBit;
import pagewalk.view.MachineView.Floor;
import pagewalk.view.MachineView.FrameRun;
import pagewalk.view.MachineView.InHand;
import pagewalk.view.MachineView.Lens;
import pagewalk.view.MachineView.NextFloor;
import pagewalk.view.MachineView.RegisterView;
import pagewalk.view.MachineView.Tally;
import pagewalk.view.MachineView.TlbEntryView;
import pagewalk.view.MachineView.WalkView;

/** Writes a {@link MachineView}. */
final class MachineJson {
  private MachineJson() {}

  static void write(JsonWriter json, MachineView view) {
    json.beginObject();
    json.name("event").value(view.event());
    json.name("line").value(view.line());
    json.name("depth").value(view.depth());
    json.name("kind").value(view.kind().word());
    json.name("caption");
    ViewJson.caption(json, view.caption());
    ViewJson.list(json, "registers", view.registers(), MachineJson::register);
    ViewJson.list(json, "tables", view.tables(), TableJson::table);
    json.name("tablesFolded").value(view.tablesFolded());
    ViewJson.list(json, "pages", view.pages(), TableJson::pages);
    json.name("pagesFolded").value(view.pagesFolded());
    ViewJson.list(json, "lenses", view.lenses(), MachineJson::lens);
    ViewJson.list(json, "inHand", view.inHand(), MachineJson::inHand);
    place(json, "missing", view.missing());
    json.name("walk");
    view.walk().ifPresentOrElse(walk -> walk(json, walk), json::nothing);
    ViewJson.list(json, "tower", view.tower(), MachineJson::floor);
    json.name("nextFloor");
    view.nextFloor().ifPresentOrElse(next -> next(json, next), json::nothing);
    ViewJson.list(json, "tlb", view.tlb(), MachineJson::tlbEntry);
    json.name("tlbShape").beginObject();
    json.name("sets").value(view.tlbShape().sets());
    json.name("ways").value(view.tlbShape().ways()).endObject();
    ViewJson.list(json, "frames", view.frames(), MachineJson::frames);
    ViewJson.list(json, "tallies", view.tallies(), MachineJson::tally);
    ViewJson.list(json, "changes", view.changes(), MachineJson::change);
    json.endObject();
  }

  private static void register(JsonWriter json, RegisterView register) {
    json.beginObject();
    json.name("name").value(register.name());
    json.name("value").hex(register.value());
    json.name("meaning").value(register.meaning());
    json.name("changed").value(register.changed());
    json.endObject();
  }

  private static void lens(JsonWriter json, Lens lens) {
    json.beginObject();
    json.name("frame").hex(lens.frame());
    json.name("run").hex(lens.run());
    json.name("page").hex(lens.page());
    ViewJson.hexOrNull(json, "entry", lens.entry());
    json.endObject();
  }

  private static void place(JsonWriter json, String name, Optional<EntryPlace> place) {
    json.name(name);
    place.ifPresentOrElse(found -> place(json, found), json::nothing);
  }

  private static void place(JsonWriter json, EntryPlace place) {
    json.beginObject();
    json.name("table").hex(place.table());
    json.name("level").value(place.level());
    json.name("index").value(place.index());
    json.name("pa").hex(place.pa());
    json.endObject();
  }

  private static void inHand(JsonWriter json, InHand hand) {
    json.beginObject();
    json.name("frame").hex(hand.frame());
    json.name("purpose").value(hand.purpose());
    json.name("level").value(hand.level());
    json.endObject();
  }

  private static void walk(JsonWriter json, WalkView walk) {
    json.beginObject();
    json.name("va").hex(walk.va());
    ViewJson.list(json, "indices", walk.indices(), JsonWriter::value);
    json.name("offset").hex(walk.offset());
    json.name("access").value(walk.access());
    json.name("event").value(walk.event());
    json.name("fromTlb").value(walk.fromTlb());
    ViewJson.list(json, "steps", walk.steps(), MachineJson::step);
    ViewJson.hexOrNull(json, "pa", walk.pa());
    ViewJson.hexOrNull(json, "frame", walk.pa().map(pa -> pa >>> 12));
    json.name("stopped").value(walk.stopped());
    json.endObject();
  }

  static void step(JsonWriter json, Step step) {
    json.beginObject();
    json.name("ref").value(step.ref());
    json.name("role").value(step.role());
    json.name("roleName").value(step.roleName());
    json.name("is").value(step.is());
    json.name("frame").hex(step.frame());
    json.name("index").value(step.index());
    json.name("table").hex(step.table());
    json.name("pa").hex(step.pa());
    json.name("raw").hex(step.raw());
    json.name("decided").value(step.decided());
    json.endObject();
  }

  private static void floor(JsonWriter json, Floor floor) {
    json.beginObject();
    json.name("number").value(floor.number());
    json.name("event").value(floor.event());
    json.name("line").value(floor.line());
    json.name("doing").value(floor.doing());
    json.name("va").hex(floor.va());
    json.name("code").hex(floor.code());
    json.name("vector").value(floor.vector());
    json.name("words").value(floor.words());
    ViewJson.list(json, "bits", floor.bits(), MachineJson::bit);
    ViewJson.list(json, "steps", floor.steps(), MachineJson::step);
    json.name("note").value(floor.note());
    json.name("top").value(floor.top());
    json.endObject();
  }

  private static void bit(JsonWriter json, CodeBit bit) {
    json.beginObject();
    json.name("name").value(bit.name());
    json.name("value").value(bit.value());
    json.name("meaning").value(bit.meaning());
    json.endObject();
  }

  private static void next(JsonWriter json, NextFloor next) {
    json.beginObject();
    json.name("event").value(next.event());
    json.name("va").hex(next.va());
    json.name("stop");
    next.stop().ifPresentOrElse(step -> step(json, step), json::nothing);
    json.endObject();
  }

  private static void tlbEntry(JsonWriter json, TlbEntryView entry) {
    json.beginObject();
    json.name("slot").value(entry.slot());
    json.name("va").hex(entry.va());
    json.name("pageSize").value(entry.pageSize());
    json.name("frame").hex(entry.frame());
    json.name("rights").value(entry.rights());
    json.name("global").value(entry.global());
    json.name("dirty").value(entry.dirty());
    json.name("agrees").value(entry.agrees());
    json.name("written").value(entry.written());
    place(json, "home", entry.home());
    json.endObject();
  }

  private static void frames(JsonWriter json, FrameRun run) {
    json.beginObject();
    json.name("first").hex(run.first());
    json.name("last").hex(run.last());
    json.name("use").value(run.use().word());
    json.name("level").value(run.level());
    json.endObject();
  }

  private static void tally(JsonWriter json, Tally tally) {
    json.beginObject();
    json.name("key").value(tally.key());
    json.name("name").value(tally.name());
    json.name("value").value(tally.value());
    json.endObject();
  }

  private static void change(JsonWriter json, Change change) {
    json.beginObject();
    json.name("what").value(change.what());
    json.name("was").value(change.was());
    json.name("is").value(change.is());
    json.endObject();
  }
}
