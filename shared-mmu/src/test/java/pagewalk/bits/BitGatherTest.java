package pagewalk.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BitGatherTest {
  private static final int MASKS = 2000;

  /** Up to three clusters of up to four bits, as the decision bits of a page-table entry are. */
  private static long clusters(Prng random) {
    long bits = 0;
    for (int cluster = random.below(3); cluster >= 0; cluster--) {
      int low = random.below(64);
      int width = 1 + random.below(Math.min(4, 64 - low));
      bits |= (random.next() & Bits.low(width)) << low;
    }
    return bits == 0 ? 1 : bits;
  }

  /** scatter ∘ index keeps the decision bits and clears the rest. */
  @Test
  void scatteringAnIndexGivesBackTheDecisionBits() {
    Prng random = new Prng(1);
    for (int i = 0; i < MASKS; i++) {
      long bits = clusters(random);
      BitGather gather = BitGather.of(bits);
      for (int j = 0; j < 50; j++) {
        long word = random.next();
        assertEquals(word & bits, gather.scatter(gather.index(word)), () -> Hex.of(bits));
      }
    }
  }

  /** index ∘ scatter is the identity on every index that a word can have. */
  @Test
  void everyIndexOfAWordComesBackFromItsScatter() {
    Prng random = new Prng(2);
    for (int i = 0; i < MASKS; i++) {
      long bits = clusters(random);
      BitGather gather = BitGather.of(bits);
      for (int j = 0; j < 50; j++) {
        int index = gather.index(random.next());
        assertTrue(index >= 0 && index < gather.size(), () -> Hex.of(bits));
        assertEquals(index, gather.index(gather.scatter(index)), () -> Hex.of(bits));
      }
    }
  }

  /** Words with the same decision bits have the same index, words with different ones have not. */
  @Test
  void theIndexDependsOnTheDecisionBitsAndOnThemAlone() {
    Prng random = new Prng(3);
    for (int i = 0; i < MASKS; i++) {
      long bits = clusters(random);
      BitGather gather = BitGather.of(bits);
      long word = random.next();
      long noise = random.next() & ~bits;
      assertEquals(gather.index(word), gather.index(word ^ noise), () -> Hex.of(bits));
      for (int bit = 0; bit < 64; bit++) {
        boolean decides = (bits >>> bit & 1) == 1;
        boolean differs = gather.index(word) != gather.index(word ^ Bits.bit(bit));
        assertEquals(decides, differs, () -> Hex.of(bits));
      }
    }
  }

  /** A scattered index has no bit outside of the decision bits, even an index of a hole. */
  @Test
  void scatterInventsNoBits() {
    BitGather gather = BitGather.of(0b1000_0111L);
    for (int index = 0; index < gather.size(); index++) {
      assertEquals(0, gather.scatter(index) & ~0b1000_0111L);
    }
  }

  @Test
  void theDecisionBitsOfAnX86EntryMakeASmallTable() {
    assertEquals(1 << 9, BitGather.of(1L << 63 | 0b1000_0111L).size());
    assertEquals(1 << 3, BitGather.of(0b111L).size());
    assertEquals(2, BitGather.of(1L << 63).size());
  }

  @Test
  void bitsTooFarApartAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> BitGather.of(-1L));
    assertThrows(
        IllegalArgumentException.class,
        () -> BitGather.of(Bits.bit(0) | Bits.bit(16) | Bits.bit(32) | Bits.bit(63)));
  }
}
