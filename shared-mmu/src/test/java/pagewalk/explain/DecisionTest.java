package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import pagewalk.format.FaultKind;
import pagewalk.format.Formats;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.setting.Settings;

final class DecisionTest {
  private static final PagingFormat FORMAT =
      Formats.named("x86-64")
          .map(family -> family.under(Settings.of(family.controls())))
          .orElseThrow();
  private static final Level PTE = FORMAT.level(1);

  @Test
  void anAbsentEntryIsDecidedByItsPresentBit() {
    assertEquals(
        "bit 0 (P) is 0", Decision.of(FORMAT, PTE, 0x1234_0000, FaultKind.NOT_PRESENT, 0).words());
  }

  @Test
  void theOneBitWhoseFlipWouldAllowTheAccessDecides() {
    assertEquals("R/W = 0", refused(0x400005, Rights.WRITE));
    assertEquals("U/S = 0", refused(0x400003, Rights.USER + Rights.READ));
    assertEquals("XD = 1", refused(0x8000_0000_0040_0007L, Rights.EXECUTE));
  }

  @Test
  void whereNoSingleBitWouldHelpAllThatMustChangeDecide() {
    assertEquals("U/S = 0 and R/W = 0", refused(0x400001, Rights.USER + Rights.WRITE));
  }

  @Test
  void onlyReservedBitsThatAreSetDecide() {
    Decision wide = Decision.of(FORMAT, PTE, 0x00FF_0000_0040_0003L, FaultKind.RESERVED_BIT, 0);
    assertEquals("bits 51:40 (reserved) are `0xF00`", wide.words());
    Decision large = Decision.of(FORMAT, FORMAT.level(2), 0x2080 | 0x3, FaultKind.RESERVED_BIT, 0);
    assertEquals("bits 20:13 (reserved) are `0x1`", large.words());
  }

  private static String refused(long raw, int access) {
    return Decision.of(FORMAT, PTE, raw, FaultKind.PROTECTION, access).equations();
  }
}
