package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.setting.Settings;

class LanguageExampleTest {
  private static final String EXAMPLE =
      """
      pagewalk 1
      title "First touch, empty low half"
      machine x86-64 ram=32M wp=1 nxe=1 tlb=16x4 maxphyaddr=40
      kernel recursive slot=511 grow=fault pool=0x400..0x7FF depth=8
      boot map 0xFFFF800000000000 -> 0x200000 size=2M rights=rwx

      note "All four faults stop at the same cell, PML4[0], read each time as another level."
      store 0x401000 = 0x2A
      expect faults=4 nested=3 tables=+3 frames=+4 value=0x2A
      expect tower=0x401000,0xFFFFFF8000002008,0xFFFFFFFFC0000010,0xFFFFFFFFFFE00000
      store 0x402000 = 0x2B          # same 2 MiB
      expect faults=1 nested=0 tables=+0
      """;

  @Test
  void everyLineIsUnderstoodAsTheStatementItIs() {
    ParseResult result = ScenarioParser.parse(EXAMPLE, TestVocabulary.ALL);
    assertEquals(List.of(), result.diagnostics());
    Scenario scenario = result.scenario().orElseThrow();
    assertEquals("First touch, empty low half", scenario.title());
    Statement.Kernel kernel = (Statement.Kernel) scenario.lines().get(2).statement();
    assertEquals("recursive", kernel.strategy());
    assertEquals(0x7FF, kernel.settings().range("pool").high());
    assertEquals("masked", kernel.settings().word("formula"));
    Line store = scenario.lines().get(9);
    Settings asKernel = TestVocabulary.ALL.settings(StatementKind.STORE, "");
    assertEquals(new Line(new Statement.Store(0x402000, 0x2B, asKernel), "same 2 MiB"), store);
    Statement.Expect tower = (Statement.Expect) scenario.lines().get(8).statement();
    assertEquals(0xFFFFFF8000002008L, tower.settings().addresses("tower").get(1));
  }

  @Test
  void theCanonicalPrintOrdersKeysAndSpellsNumbers() {
    Scenario scenario = ScenarioParser.parse(EXAMPLE, TestVocabulary.ALL).scenario().orElseThrow();
    assertEquals(
        """
        pagewalk 1
        title "First touch, empty low half"
        machine x86-64 ram=32M tlb=16x4 wp=1 nxe=1 maxphyaddr=40
        kernel recursive slot=511 grow=fault pool=0x400..0x7FF depth=8
        boot map 0xFFFF800000000000 -> 0x200000 size=2M rights=rwx

        note "All four faults stop at the same cell, PML4[0], read each time as another level."
        store 0x401000 = 0x2A
        expect faults=4 nested=3 tables=+3 frames=+4 value=0x2A
        expect tower=0x401000,0xFFFFFF8000002008,0xFFFFFFFFC0000010,0xFFFFFFFFFFE00000
        store 0x402000 = 0x2B  # same 2 MiB
        expect faults=1 nested=0 tables=+0
        """,
        ScenarioPrinter.print(scenario));
  }

  @Test
  void otherSpellingsOfTheSameTextMeanTheSame() {
    Scenario scenario = ScenarioParser.parse(EXAMPLE, TestVocabulary.ALL).scenario().orElseThrow();
    String other =
        "\uFEFF"
            + EXAMPLE
                .replace("\n", "\r\n")
                .replace(" = ", "=")
                .replace(" -> ", "->")
                .replace("store ", "\tstore\t ")
                .replace("0x401000", "4_198_400")
                .replace("ram=32M", "ram=0x2000000")
                .replace("rights=rwx", "rights=xwr")
                .replace("0x7FF", "0x7ff");
    assertEquals(
        scenario, ScenarioParser.parse(other, TestVocabulary.ALL).scenario().orElseThrow());
  }
}
