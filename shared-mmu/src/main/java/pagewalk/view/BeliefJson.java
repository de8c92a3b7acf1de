package pagewalk.view;

import pagewalk.explain.AddressBelief;
import pagewalk.explain.Cure;
import pagewalk.explain.Held;
import pagewalk.explain.Names;
import pagewalk.explain.Permission;
import pagewalk.format.Field;
import pagewalk.format.Rights;
import pagewalk.json.JsonWriter;

/** Writes an {@link AddressBelief} and a {@link Permission}. */
final class BeliefJson {
  private BeliefJson() {}

  static void write(JsonWriter json, AddressBelief belief) {
    json.beginObject();
    json.name("va").hex(belief.va());
    json.name("space").value(belief.space());
    json.name("current").value(belief.current());
    json.name("mapped").value(belief.mapped());
    ViewJson.hexOrNull(json, "pa", belief.pa());
    json.name("written").value(Names.plain(belief.written()));
    ViewJson.list(json, "steps", belief.steps(), MachineJson::step);
    ViewJson.list(json, "beliefs", belief.beliefs(), BeliefJson::held);
    json.name("agrees").value(belief.agrees());
    json.name("cure");
    belief.cure().ifPresentOrElse(cure -> cure(json, cure), json::nothing);
    ViewJson.list(json, "instructions", belief.instructions(), BeliefJson::cure);
    json.name("caption");
    ViewJson.caption(json, belief.caption());
    json.endObject();
  }

  private static void held(JsonWriter json, Held held) {
    json.beginObject();
    json.name("keeper").value(held.keeper().word());
    json.name("slot").value(held.slot());
    json.name("name").value(held.name());
    json.name("believed").value(Names.plain(held.believed()));
    json.name("written").value(Names.plain(held.written()));
    json.name("agrees").value(held.agrees());
    json.name("used").value(held.used());
    json.endObject();
  }

  private static void cure(JsonWriter json, Cure cure) {
    json.beginObject();
    json.name("text").value(cure.text());
    json.name("statement").value(cure.statement());
    json.name("cures").value(cure.cures());
    json.name("drops").value(cure.drops());
    json.endObject();
  }

  static void write(JsonWriter json, Permission permission) {
    json.beginObject();
    json.name("va").hex(permission.va());
    json.name("access").value(Rights.nameOf(permission.access()));
    json.name("space").value(permission.space());
    json.name("allowed").value(permission.allowed());
    json.name("reason").value(permission.kind().map(kind -> kind.words()).orElse(""));
    json.name("refusal");
    permission.refusal().ifPresentOrElse(refusal -> refusal(json, refusal), json::nothing);
    ViewJson.list(json, "passages", permission.passages(), BeliefJson::passage);
    json.name("control").value(permission.control());
    json.name("now");
    permission.now().ifPresentOrElse(json::value, json::nothing);
    json.name("caption");
    ViewJson.caption(json, permission.caption());
    json.endObject();
  }

  private static void passage(JsonWriter json, Permission.Passage passage) {
    json.beginObject();
    json.name("name").value(passage.name());
    json.name("allows").value(passage.allows());
    json.name("step");
    MachineJson.step(json, passage.step());
    json.endObject();
  }

  private static void refusal(JsonWriter json, Permission.Refusal refusal) {
    json.beginObject();
    json.name("name").value(refusal.name());
    json.name("pa").hex(refusal.step().pa());
    json.name("raw").hex(refusal.step().raw());
    json.name("role").value(refusal.step().role());
    long raw = refusal.decision().raw();
    ViewJson.list(json, "bits", refusal.decision().fields(), (out, field) -> bit(out, field, raw));
    json.endObject();
  }

  private static void bit(JsonWriter json, Field field, long raw) {
    json.beginObject();
    json.name("name").value(field.name());
    json.name("high").value(field.high());
    json.name("low").value(field.low());
    json.name("value").hex(field.valueIn(raw));
    json.name("meaning").value(field.meaningIn(raw));
    json.name("manual").value(field.manual());
    json.endObject();
  }
}
