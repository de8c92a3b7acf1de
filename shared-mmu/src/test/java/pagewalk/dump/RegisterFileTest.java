package pagewalk.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagewalk.dump.ControlBits.Effect;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/** The declared registers and the catalogue of formats know of each other. */
final class RegisterFileTest {

  private static RegisterFile of(String format) {
    return RegisterFile.of(format).orElseThrow(() -> new AssertionError(format));
  }

  @Test
  void everyFormatThatAWalkTakesHasItsRegisters() {
    assertEquals(
        List.of(
            "i386", "pae", "x86-64", "x86-64-la57", "armv6", "armv5", "armv7", "lpae", "aarch64"),
        RegisterFile.allFormats());
    for (FormatFamily family : Formats.all()) {
      assertTrue(of(family.name()).formats().contains(family.name()));
    }
  }

  @Test
  void everyControlOfAFormatIsInSomeRegister() {
    for (FormatFamily family : Formats.all()) {
      RegisterFile file = of(family.name());
      Set<String> reached = new HashSet<>();
      file.bitsFor(family.name()).forEach(row -> reached.add(row.control()));
      file.registers().stream()
          .filter(Register::isProperty)
          .forEach(property -> reached.add(property.name()));
      for (Setting control : family.controls()) {
        assertTrue(
            reached.contains(control.name()), family.name() + " has no way to " + control.name());
      }
    }
  }

  @Test
  void everyRowStandsForBitsOfADeclaredRegister() {
    for (String format : RegisterFile.allFormats()) {
      RegisterFile file = of(format);
      for (ControlBits row : file.bitsFor(format)) {
        Register register = file.register(row.register()).orElseThrow();
        assertTrue(row.high() >= row.low() && row.high() < register.bits(), row.title());
        assertTrue(file.formats().containsAll(row.formats()), row.title());
        assertEquals(row.effect() == Effect.MODE, row.control().isEmpty(), row.title());
        assertTrue(row.value() <= row.in(-1L), row.title());
      }
    }
  }

  @Test
  void aDecidingBitThatNoFormatSimulatesIsRefusedAndNeverIgnored() throws Exception {
    FormatFamily bare =
        new FormatFamily(
            "x86-64",
            List.of(),
            controls -> {
              throw new AssertionError("never declared");
            });
    RegisterFile file = of("x86-64");
    int refused = 0;
    for (ControlBits row : file.bitsFor("x86-64")) {
      Map<String, Long> told = Map.of(row.register(), 1L << row.low());
      if (row.effect() == Effect.DECIDES) {
        DumpMistake mistake =
            assertThrows(
                DumpMistake.class,
                () -> GivenRegisters.of(bare, file, told, Map.of()),
                row.title());
        assertTrue(mistake.sentence().startsWith(row.title() + " is 0x1"), mistake.sentence());
        refused++;
      } else {
        GivenRegisters.of(bare, file, told, Map.of());
      }
    }
    assertTrue(refused >= 7);
  }

  @Test
  void theBitsOfARegisterSetTheControlsOfTheSameMeaning() throws Exception {
    FormatFamily short2 =
        new FormatFamily(
            "armv6",
            List.of(
                Setting.toggle("afe", "access flag").orElse("0"),
                Setting.toggle("xp", "subpages disabled").orElse("1"),
                Setting.number("n", 0, 7, "split").orElse("0"),
                Setting.value("dacr", "domains").orElse("0x0")),
            controls -> {
              throw new AssertionError("never declared");
            });
    Map<String, String> set =
        Map.of("sctlr", "0x20800001", "ttbcr", "2", "dacr", "0x55555555", "ttbr0", "0x4000");
    GivenRegisters given = GivenRegisters.of(short2, of("armv6"), Map.of(), set);
    Settings controls = given.controls();
    assertTrue(controls.isOn("afe"));
    assertEquals(2, controls.number("n"));
    assertEquals(0x55555555L, controls.number("dacr"));
    assertEquals(0x4000, given.required("ttbr0"));
    assertEquals(List.of(), given.warnings());
    DumpMistake missing = assertThrows(DumpMistake.class, () -> given.required("ttbr1"));
    assertEquals(
        "The dump does not tell 'ttbr1': give it with --set ttbr1=VALUE.", missing.sentence());
  }
}
