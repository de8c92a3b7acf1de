package pagewalk.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pagewalk.setting.Setting;

/** Writes the reference tables of the language out of its vocabulary. */
final class ReferenceTables {
  private ReferenceTables() {}

  static String statements(Vocabulary vocabulary) {
    StringBuilder text = new StringBuilder("| statement | meaning |\n|---|---|\n");
    for (StatementForm form : vocabulary.statements()) {
      row(text, code(form.synopsis()) + keyNote(form), form.meaning());
    }
    Map<List<Setting>, List<String>> owners = new LinkedHashMap<>();
    for (StatementForm form : vocabulary.statements()) {
      owners.computeIfAbsent(form.keys(), keys -> new ArrayList<>()).add(code(form.keyword()));
    }
    owners.remove(List.<Setting>of());
    for (Map.Entry<List<Setting>, List<String>> entry : owners.entrySet()) {
      text.append("\n### Keys of ").append(String.join(", ", entry.getValue())).append("\n\n");
      keys(text, entry.getKey());
    }
    return text.toString();
  }

  static String formats(Vocabulary vocabulary) {
    StringBuilder text = new StringBuilder();
    for (FormatWords format : vocabulary.formats()) {
      text.append("### ").append(code("machine " + format.name())).append("\n\n");
      text.append(sentence(format.meaning())).append("\n\n");
      keys(text, format.controls());
      text.append("\nIts tables can be expected as ");
      text.append(names(Grammar.windows(format.tables()))).append(".\n");
    }
    return text.toString();
  }

  static String strategies(Vocabulary vocabulary) {
    StringBuilder text = new StringBuilder();
    for (StrategyWords strategy : vocabulary.strategies()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("### ").append(code("kernel " + strategy.name())).append("\n\n");
      text.append(sentence(strategy.meaning())).append("\n\n");
      keys(text, strategy.options());
    }
    return text.toString();
  }

  private static void keys(StringBuilder text, List<Setting> keys) {
    text.append("| key | takes | when not given | meaning |\n|---|---|---|---|\n");
    for (Setting key : keys) {
      String fallback = key.hasFallback() ? code(key.fallback()) : "";
      row(text, code(key.name()), key.expects(), fallback, key.meaning());
    }
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells).replace("  ", " ")).append(" |\n");
  }

  private static String keyNote(StatementForm form) {
    String required =
        form.required().isEmpty() ? "" : " " + code(form.required().get(0) + "=") + " …";
    return required.isEmpty() && !form.keys().isEmpty() ? " …" : required;
  }

  private static String names(List<Setting> settings) {
    return code(String.join("`, `", Vocabulary.names(settings)));
  }

  private static String sentence(String phrase) {
    return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".";
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }
}
