package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.json.JsonReader;

final class CalculationTest {

  @Test
  void theEntriesOfAnAddressStandWhereTheThreadSaysTheyDo() {
    Calculation calculation = Calculation.of("x86-64", 511, "0x401000");
    assertEquals("", calculation.error());
    assertEquals(
        List.of(
            0x401000L,
            0xFFFF_FF80_0000_2008L,
            0xFFFF_FFFF_C000_0010L,
            0xFFFF_FFFF_FFE0_0000L,
            0xFFFF_FFFF_FFFF_F000L),
        calculation.rows().stream().map(row -> row.split().va()).toList());
    assertEquals(
        List.of("page", "PTE", "PDE", "PDPTE", "PML4E"),
        calculation.rows().stream().map(Calculation.Row::name).toList());
  }

  @Test
  void everyEntryOfTheLadderSaysWhoseItIs() {
    Calculation calculation = Calculation.of("x86-64", 256, "0x7FFF_FFFF_F000".replace("_", ""));
    for (Calculation.Row row : calculation.rows().subList(1, 5)) {
      assertTrue(row.split().subject().startsWith(row.name() + " of 0x"), row.split().subject());
    }
  }

  @Test
  void aFormatWhoseLevelsDifferIsNoChoice() {
    List<String> names =
        Calculation.of("x86-64", 511, "0").choices().stream()
            .map(Calculation.Choice::name)
            .toList();
    assertTrue(names.containsAll(List.of("x86-64", "x86-64-la57")), names.toString());
    assertFalse(names.contains("pae"), names.toString());
  }

  @Test
  void whatCannotBeReckonedWithIsASentence() {
    assertTrue(Calculation.of("x86-64", 512, "0x1000").error().contains("0 to 511"));
    assertTrue(Calculation.of("x86-64", -1, "0x1000").error().contains("0 to 511"));
    assertFalse(Calculation.of("x86-64", 1, "xyz").error().isEmpty());
    assertEquals("x86-64", Calculation.of("nothing", 1, "0x1000").format().name());
  }

  @Test
  void itTravelsWithTheMembersOfTheProtocol() {
    assertEquals(
        "[choices, error, format, levels, rows, rule, slot, vaBits, windows]",
        JsonReader.object(ViewJson.of(Calculation.of("x86-64", 0, "0x0"))).keySet().stream()
            .sorted()
            .toList()
            .toString());
  }
}
