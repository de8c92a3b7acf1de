package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.setting.Settings;

/** Memory types of short descriptors (DDI 0301H table 6-2; DDI 0406C §B3.8.3). */
final class ArmMemoryTypesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 'strongly-ordered memory'",
    "0, 1, 0, 'device memory, shareable'",
    "0, 2, 0, 'normal memory, write-through, non-shareable'",
    "0, 3, 1, 'normal memory, write-back, shareable'",
    "1, 0, 0, 'normal memory, non-cacheable, non-shareable'",
    "1, 1, 0, 'a reserved combination'",
    "1, 2, 0, 'a reserved combination'",
    "1, 3, 1, 'normal memory, write-back with write-allocate, shareable'",
    "2, 0, 1, 'device memory, non-shareable'",
    "2, 1, 0, 'a reserved combination'",
    "3, 0, 0, 'a reserved combination'",
    "4, 1, 0, 'normal memory, outer non-cacheable, inner write-back with write-allocate,"
        + " non-shareable'",
    "6, 2, 1, 'normal memory, write-through, shareable'",
    "7, 0, 1, 'normal memory, outer write-back, inner non-cacheable, shareable'",
  })
  void withoutRemappingTexCAndBAreTheType(int tex, int cb, int s, String words) {
    assertEquals(words, ArmMemoryTypes.FIXED.of(tex, cb, s == 1));
  }

  /** PRRR and NMRR as the ARM1176 has them after reset: the types without remapping. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 'strongly-ordered memory'",
    "0, 1, 0, 'device memory, shareable'",
    "0, 2, 1, 'normal memory, write-through, shareable'",
    "0, 3, 0, 'normal memory, write-back, non-shareable'",
    "1, 0, 1, 'normal memory, non-cacheable, shareable'",
    "1, 3, 1, 'normal memory, write-back with write-allocate, shareable'",
  })
  void theRegistersAfterResetSayWhatHoldsWithoutThem(int tex, int cb, int s, String words) {
    ArmMemoryTypes types = new ArmMemoryTypes(true, 0x98AA4, 0x44E048E0);
    assertEquals(words, types.of(tex, cb, s == 1));
    assertEquals(words, types.of(tex | 6, cb, s == 1), "TEX[2:1] are free for software");
    assertEquals(words, ArmMemoryTypes.FIXED.of(tex, cb, s == 1));
  }

  @Test
  void anEntryTellsTheTypeThatItsBitsMakeUpTogether() {
    PagingFormat format = new ArmState("armv7", false, true, false, true, true).format();
    EntryShape small = format.level(1).shapeOf(0b10);
    String expected =
        "with the other type bits: normal memory, write-back with write-allocate, non-shareable";
    for (Field field : small.fields()) {
      if (field.role() == FieldRole.MEMORY_TYPE) {
        assertEquals(expected, field.meaningIn(0x5A_504E), field.name());
      }
    }
  }

  @Test
  void apTellsWhoMayDoWhat() {
    PagingFormat format =
        Formats.named("armv6").orElseThrow().under(Settings.of(ArmShortControls.V6));
    EntryShape small = format.level(1).shapeOf(0b10);
    for (Field field : small.fields()) {
      if (field.name().equals("AP")) {
        assertEquals("kernel: read and write; user: read only", field.meaningIn(0x22));
        assertEquals("kernel: read only; user: no access", field.meaningIn(0x212));
      }
    }
  }
}
