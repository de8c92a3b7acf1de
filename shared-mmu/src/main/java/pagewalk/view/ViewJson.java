package pagewalk.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import pagewalk.explain.AddressBelief;
import pagewalk.explain.Caption;
import pagewalk.explain.Permission;
import pagewalk.json.JsonWriter;
import pagewalk.scenario.Diagnostic;
import pagewalk.scenario.Vocabulary;
import pagewalk.session.Opening;
import pagewalk.session.Run;
import pagewalk.trace.EventKind;

/** Writes what travels to the page, exactly as the protocol of the page declares it. */
public final class ViewJson {
  private ViewJson() {}

  /** A {@code LoadResult}: the run, or why there is none. */
  public static String of(Opening opening) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    Optional<Run> run = opening.run();
    json.name("ok").value(run.isPresent());
    if (run.isPresent()) {
      json.name("run");
      RunJson.write(json, new Viewer(run.get()).info());
    } else {
      diagnostics(json, opening.diagnostics());
    }
    json.endObject();
    return text.toString();
  }

  /** The member {@code diagnostics} of an object. */
  public static void diagnostics(JsonWriter json, List<Diagnostic> diagnostics) {
    list(json, "diagnostics", diagnostics, ViewJson::diagnostic);
  }

  private static void diagnostic(JsonWriter json, Diagnostic diagnostic) {
    json.beginObject();
    json.name("line").value(diagnostic.line());
    json.name("column").value(diagnostic.column());
    json.name("endColumn").value(diagnostic.endColumn());
    json.name("message").value(diagnostic.message());
    json.name("hint").value(diagnostic.hint());
    json.name("replacement");
    if (diagnostic.replacement().isEmpty()) {
      json.nothing();
    } else {
      json.value(diagnostic.replacement());
    }
    json.endObject();
  }

  /** A {@code RunInfo}. */
  public static String of(RunInfo run) {
    StringBuilder text = new StringBuilder();
    RunJson.write(new JsonWriter(text), run);
    return text.toString();
  }

  /** A {@code RolesView}. */
  public static String of(RolesView roles) {
    StringBuilder text = new StringBuilder();
    RolesJson.write(new JsonWriter(text), roles);
    return text.toString();
  }

  /** A {@code MachineView}. */
  public static String of(MachineView view) {
    StringBuilder text = new StringBuilder(16_384);
    MachineJson.write(new JsonWriter(text), view);
    return text.toString();
  }

  /** A {@code TraceWindow}: columns, with kinds as numbers. */
  public static String of(TraceWindow window) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("from").value(window.from());
    column(json, "kind", window, (out, mark) -> out.value(mark.kind().ordinal()));
    column(json, "depth", window, (out, mark) -> out.value(mark.depth()));
    column(json, "line", window, (out, mark) -> out.value(mark.line()));
    column(json, "level", window, (out, mark) -> out.value(mark.level()));
    column(json, "label", window, (out, mark) -> out.value(mark.label()));
    json.endObject();
    return text.toString();
  }

  private static void column(
      JsonWriter json,
      String name,
      TraceWindow window,
      BiConsumer<JsonWriter, TraceWindow.Mark> value) {
    list(json, name, window.marks(), value);
  }

  /** An {@code EntryView}. */
  public static String of(EntryReading reading) {
    StringBuilder text = new StringBuilder();
    EntryJson.write(new JsonWriter(text), reading);
    return text.toString();
  }

  /** An {@code AddressSplit}. */
  public static String of(AddressSplit split) {
    StringBuilder text = new StringBuilder();
    EntryJson.write(new JsonWriter(text), split);
    return text.toString();
  }

  /** An {@code AddressBelief}. */
  public static String of(AddressBelief belief) {
    StringBuilder text = new StringBuilder();
    BeliefJson.write(new JsonWriter(text), belief);
    return text.toString();
  }

  /** A {@code Permission}. */
  public static String of(Permission permission) {
    StringBuilder text = new StringBuilder();
    BeliefJson.write(new JsonWriter(text), permission);
    return text.toString();
  }

  /** A {@code Calculation}. */
  public static String of(Calculation calculation) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    list(json, "choices", calculation.choices(), ViewJson::choice);
    json.name("format").value(calculation.format().name());
    json.name("vaBits").value(calculation.format().vaBits());
    list(json, "levels", calculation.format().levels(), RunJson::level);
    json.name("slot").value(calculation.slot());
    rule(json, calculation.rule());
    list(json, "windows", calculation.windows(), RunJson::window);
    list(json, "rows", calculation.rows(), ViewJson::row);
    json.name("error").value(calculation.error());
    json.endObject();
    return text.toString();
  }

  private static void rule(JsonWriter json, Calculation.Rule rule) {
    json.name("rule").beginObject();
    json.name("shift").value(rule.shift());
    json.name("mask").hex(rule.mask());
    json.name("base").hex(rule.base());
    json.endObject();
  }

  private static void choice(JsonWriter json, Calculation.Choice choice) {
    json.beginObject();
    json.name("name").value(choice.name());
    json.name("title").value(choice.title());
    json.name("slots").value(choice.slots());
    json.endObject();
  }

  private static void row(JsonWriter json, Calculation.Row row) {
    json.beginObject();
    json.name("name").value(row.name());
    json.name("level").value(row.level());
    json.name("split");
    EntryJson.write(json, row.split());
    json.endObject();
  }

  /** A {@code Language}: every word that a script may hold. */
  public static String of(Vocabulary vocabulary) {
    return LanguageJson.of(vocabulary);
  }

  /** The names of the event kinds in the order of the numbers in a trace window. */
  public static List<String> kinds() {
    return List.of(EventKind.values()).stream().map(EventKind::word).toList();
  }

  static void caption(JsonWriter json, Caption caption) {
    json.beginObject();
    json.name("lead").value(caption.lead());
    json.name("body").value(caption.body());
    json.name("manual").value(caption.manual());
    json.endObject();
  }

  static <T> void list(
      JsonWriter json, String name, List<T> items, BiConsumer<JsonWriter, T> writer) {
    json.name(name).beginArray();
    for (T item : items) {
      writer.accept(json, item);
    }
    json.endArray();
  }

  static void hexOrNull(JsonWriter json, String name, Optional<Long> value) {
    json.name(name);
    value.ifPresentOrElse(json::hex, json::nothing);
  }
}
