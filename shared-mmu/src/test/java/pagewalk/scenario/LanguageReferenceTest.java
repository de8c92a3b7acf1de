package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.session.Language;

/** Keeps the reference true; {@code -Dpagewalk.update=true} writes its tables anew. */
class LanguageReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "scenario-language.md");

  private static final Vocabulary VOCABULARY = Language.vocabulary();

  @Test
  void theTablesOfTheReferenceAreThoseOfTheGrammar() throws IOException {
    String found = Files.readString(REFERENCE);
    String expected = found;
    expected = replace(expected, "statements", ReferenceTables.statements(VOCABULARY));
    expected = replace(expected, "formats", ReferenceTables.formats(VOCABULARY));
    expected = replace(expected, "strategies", ReferenceTables.strategies(VOCABULARY));
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(REFERENCE, expected);
    } else {
      assertEquals(expected, found, "run this test with -Dpagewalk.update=true");
    }
  }

  @Test
  void theExampleOfTheReferenceIsAScenarioInCanonicalSpelling() throws IOException {
    String text = Files.readString(REFERENCE);
    int from = text.indexOf("```\n") + 4;
    String example = text.substring(from, text.indexOf("```\n", from));
    ParseResult result = ScenarioParser.parse(example, VOCABULARY);
    assertEquals(List.of(), result.diagnostics());
    assertEquals(example, ScenarioPrinter.print(result.scenario().orElseThrow()));
  }

  @Test
  void theExampleOfEveryStatementIsAStatementInCanonicalSpelling() {
    for (StatementForm form : VOCABULARY.statements()) {
      String text = "pagewalk 1\n" + context(form) + form.example() + "\n";
      text += form.kind() == StatementKind.MACHINE ? "kernel recursive\n" : "";
      ParseResult result = ScenarioParser.parse(text, VOCABULARY);
      assertEquals(List.of(), result.diagnostics(), text);
      assertEquals(text, ScenarioPrinter.print(result.scenario().orElseThrow()));
    }
  }

  private static String context(StatementForm form) {
    return switch (form.kind()) {
      case MACHINE -> "";
      case KERNEL -> "machine x86-64\n";
      case DESTROY -> "machine x86-64\nkernel recursive\nspace B\n";
      case EXPECT -> "machine x86-64\nkernel recursive\nload 0x0\n";
      case BLANK,
          TITLE,
          NOTE,
          BOOT_MAP,
          SPACE,
          SWITCH,
          FORK,
          PROCESS,
          TOUCH,
          MAP,
          UNMAP,
          PROTECT,
          LOAD,
          STORE,
          FETCH,
          INVALIDATE,
          SET,
          POKE ->
          "machine x86-64\nkernel recursive\n";
    };
  }

  private static String replace(String text, String name, String table) {
    String begin = "<!-- generated: " + name + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    assertTrue(from >= begin.length(), "the reference has no place for " + name);
    return text.substring(0, from) + table + text.substring(text.indexOf("<!-- end -->", from));
  }
}
