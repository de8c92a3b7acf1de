package pagewalk.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HexTest {
  @Test
  void aNumberIsUnsignedUpperCaseAndUnpadded() {
    assertEquals("0x0", Hex.of(0));
    assertEquals("0xF", Hex.of(15));
    assertEquals("0x10", Hex.of(16));
    assertEquals("0x401000", Hex.of(0x401000));
    assertEquals("0x7FFFFFFFFFFFFFFF", Hex.of(Long.MAX_VALUE));
    assertEquals("0x8000000000000000", Hex.of(Long.MIN_VALUE));
    assertEquals("0xFFFFFF8000002008", Hex.of(0xFFFF_FF80_0000_2008L));
  }

  @Test
  void everyNumberPrintsAsTheJdkPrintsIt() {
    Prng random = new Prng(1);
    for (int i = 0; i < 10_000; i++) {
      long value = random.next() >>> random.below(64);
      assertEquals("0x" + Long.toUnsignedString(value, 16).toUpperCase(Locale.ROOT), Hex.of(value));
      assertEquals(value, Long.parseUnsignedLong(Hex.of(value).substring(2), 16));
    }
  }

  @Test
  void paddingGivesExactlySoManyDigitsAndCutsHigherOnes() {
    assertEquals("0000000000401000", Hex.padded(0x401000, 16));
    assertEquals("1000", Hex.padded(0x401000, 4));
    assertEquals("F", Hex.padded(-1, 1));
    assertEquals("FFFFFFFFFFFFFFFF", Hex.padded(-1, 16));
  }
}
