package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import pagewalk.json.JsonWriter;
import pagewalk.scenario.FormatWords;
import pagewalk.scenario.StatementForm;
import pagewalk.scenario.StatementKind;
import pagewalk.scenario.StrategyWords;
import pagewalk.scenario.Vocabulary;
import pagewalk.setting.Setting;

/** Writes the words of the scenario language for the editor's completion and hints. */
final class LanguageJson {
  private LanguageJson() {}

  static String of(Vocabulary vocabulary) {
    StringBuilder text = new StringBuilder(32_768);
    JsonWriter json = new JsonWriter(text).beginObject();
    ViewJson.list(json, "statements", vocabulary.statements(), LanguageJson::statement);
    ViewJson.list(
        json, "formats", vocabulary.formats(), (out, format) -> format(out, vocabulary, format));
    ViewJson.list(json, "strategies", vocabulary.strategies(), LanguageJson::strategy);
    json.endObject();
    return text.toString();
  }

  private static void statement(JsonWriter json, StatementForm form) {
    json.beginObject();
    json.name("keyword").value(form.keyword());
    json.name("synopsis").value(form.synopsis());
    json.name("example").value(form.example());
    json.name("meaning").value(form.meaning());
    ViewJson.list(json, "keys", form.keys(), LanguageJson::key);
    json.endObject();
  }

  /** The keys of {@code expect} that only this format has come on their own. */
  private static void format(JsonWriter json, Vocabulary vocabulary, FormatWords format) {
    List<Setting> common = common(vocabulary);
    List<Setting> windows = new ArrayList<>(vocabulary.keys(StatementKind.EXPECT, format.name()));
    windows.removeAll(common);
    owner(json, format.name(), format.meaning(), format.controls());
    ViewJson.list(json, "expects", windows, LanguageJson::key);
    json.endObject();
  }

  private static List<Setting> common(Vocabulary vocabulary) {
    for (StatementForm form : vocabulary.statements()) {
      if (form.kind() == StatementKind.EXPECT) {
        return form.keys();
      }
    }
    return List.of();
  }

  private static void strategy(JsonWriter json, StrategyWords strategy) {
    owner(json, strategy.name(), strategy.meaning(), strategy.options());
    json.endObject();
  }

  private static void owner(JsonWriter json, String name, String meaning, List<Setting> keys) {
    json.beginObject();
    json.name("name").value(name);
    json.name("meaning").value(meaning);
    ViewJson.list(json, "keys", keys, LanguageJson::key);
  }

  private static void key(JsonWriter json, Setting key) {
    json.beginObject();
    json.name("name").value(key.name());
    json.name("takes").value(key.expects());
    json.name("meaning").value(key.meaning());
    json.name("fallback").value(key.fallback());
    json.name("example").value(key.kind().example());
    ViewJson.list(json, "words", words(key), JsonWriter::value);
    json.endObject();
  }

  /** The values that can be listed; letters of rights are combined freely and are not. */
  private static List<String> words(Setting key) {
    return switch (key.kind()) {
      case SWITCH -> List.of("0", "1");
      case WORD, SIZE -> key.words();
      case NUMBER,
          ADDRESS,
          VALUE,
          ADDRESS_RANGE,
          FRAME_RANGE,
          SHAPE,
          RIGHTS,
          SIGNED,
          ADDRESS_LIST ->
          List.of();
    };
  }
}
