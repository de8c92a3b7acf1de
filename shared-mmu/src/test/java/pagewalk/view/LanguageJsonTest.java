package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagewalk.json.JsonReader;
import pagewalk.scenario.ScenarioParser;
import pagewalk.scenario.StatementForm;
import pagewalk.session.Language;

final class LanguageJsonTest {
  private static final Map<String, Object> LANGUAGE =
      JsonReader.object(ViewJson.of(Language.vocabulary()));

  @Test
  void everyStatementFormatAndStrategyIsDescribed() {
    assertEquals(
        Language.vocabulary().statements().stream().map(StatementForm::keyword).toList(),
        names("statements", "keyword"));
    assertTrue(names("formats", "name").contains("x86-64-la57"));
    assertTrue(names("strategies", "name").contains("recursive"));
  }

  @Test
  void everyKeyHasTheMembersOfTheProtocol() {
    int keys = 0;
    for (String part : List.of("statements", "formats", "strategies")) {
      for (Map<String, Object> owner : objects(LANGUAGE, part)) {
        for (Map<String, Object> key : objects(owner, "keys")) {
          keys++;
          assertEquals(
              Set.of("name", "takes", "meaning", "fallback", "example", "words"), key.keySet());
        }
      }
    }
    assertTrue(keys > 30, keys + " keys");
  }

  @Test
  void theExpectationsOfAFormatAreItsWindows() {
    Map<String, Object> format = objects(LANGUAGE, "formats").get(0);
    assertEquals("x86-64", format.get("name"));
    assertEquals(
        Set.of("window.pml4", "window.pdpt", "window.pd", "window.pt"),
        Set.copyOf(objects(format, "expects").stream().map(key -> key.get("name")).toList()));
  }

  @Test
  void whatTheEditorProposesIsWhatTheParserKnows() {
    for (Object word : names("statements", "keyword")) {
      String text = "pagewalk 1\n" + word + "\n";
      boolean known =
          ScenarioParser.parse(text, Language.vocabulary()).diagnostics().stream()
              .noneMatch(diagnostic -> diagnostic.message().contains("is unknown"));
      assertTrue(known, String.valueOf(word));
    }
  }

  private static List<Object> names(String part, String member) {
    return objects(LANGUAGE, part).stream().map(one -> one.get(member)).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> owner, String member) {
    return (List<Map<String, Object>>) java.util.Objects.requireNonNull(owner.get(member));
  }
}
