package pagewalk.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BitsTest {
  /** The law of masks, from counting: bit n is in the mask exactly when high ≥ n ≥ low. */
  @Test
  void aMaskHoldsExactlyTheBitsBetweenItsEnds() {
    for (int high = 0; high < 64; high++) {
      for (int low = 0; low <= high; low++) {
        for (int bit = 0; bit < 64; bit++) {
          boolean inside = (Bits.mask(high, low) >>> bit & 1) == 1;
          assertEquals(bit >= low && bit <= high, inside);
        }
      }
    }
  }

  @Test
  void lowGivesNoneToAllBits() {
    assertEquals(0, Bits.low(0));
    assertEquals(-1L, Bits.low(64));
    for (int count = 1; count < 64; count++) {
      assertEquals((1L << count) - 1, Bits.low(count));
    }
  }

  @Test
  void aFieldComesDownToBitZeroUnsigned() {
    assertEquals(0x401, Bits.field(0x401000, 51, 12));
    assertEquals(1, Bits.field(Long.MIN_VALUE, 63, 63));
    assertEquals(0xFFFF, Bits.field(-1, 63, 48));
    assertEquals(-1L, Bits.field(-1, 63, 0));
    assertEquals(0, Bits.field(~Bits.mask(20, 13), 20, 13));
  }

  @Test
  void signExtensionCopiesTheTopBitOfTheWidth() {
    assertEquals(0xFFFF_8000_0000_0000L, Bits.signExtend(0x8000_0000_0000L, 48));
    assertEquals(0x7FFF_FFFF_FFFFL, Bits.signExtend(0x7FFF_FFFF_FFFFL, 48));
    assertEquals(0x7FFF_FFFF_FFFFL, Bits.signExtend(0xABCD_7FFF_FFFF_FFFFL, 48));
    assertEquals(-1L, Bits.signExtend(1, 1));
    assertEquals(Long.MIN_VALUE, Bits.signExtend(Long.MIN_VALUE, 64));
  }

  @Test
  void anAddressIsAlignedWhenTheSizeDividesItUnsigned() {
    assertTrue(Bits.isAligned(0, 4096));
    assertTrue(Bits.isAligned(0xFFFF_FFFF_FFFF_F000L, 4096));
    assertFalse(Bits.isAligned(0xFFFF_FFFF_FFFF_F008L, 4096));
    assertTrue(Bits.isAligned(0xFFFF_FFFF_FFFF_F008L, 8));
  }
}
