package pagewalk.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Fixed numbers, so that the JVM and WebAssembly are held to the same noise. The first two
 * sequences are the published test vectors of SplitMix64.
 */
final class PrngTest {
  @Test
  void theSequenceIsSplitMix64() {
    assertArrayEquals(
        new long[] {
          0xE220A8397B1DCDAFL,
          0x6E789E6AA1B965F4L,
          0x06C45D188009454FL,
          0xF88BB8A8724C81ECL,
          0x1B39896A51A8749BL
        },
        firstFive(0));
    assertArrayEquals(
        new long[] {
          6457827717110365317L,
          3203168211198807973L,
          -8629252141511181193L,
          4593380528125082431L,
          -2037821214251327795L
        },
        firstFive(1234567));
    assertArrayEquals(
        new long[] {
          0xE4D971771B652C20L,
          0xE99FF867DBF682C9L,
          0x382FF84CB27281E9L,
          0x6D1DB36CCBA982D2L,
          0xB4A0472E578069AEL
        },
        firstFive(-1));
  }

  private static long[] firstFive(long seed) {
    Prng random = new Prng(seed);
    long[] numbers = new long[5];
    Arrays.setAll(numbers, i -> random.next());
    return numbers;
  }

  @Test
  void belowTakesTheTopHalfAndScalesIt() {
    Prng random = new Prng(42);
    int[] numbers = new int[8];
    Arrays.setAll(numbers, i -> random.below(1000));
    assertArrayEquals(new int[] {741, 159, 278, 344, 38, 868, 218, 800}, numbers);
  }

  @Test
  void belowStaysBelowAndReachesEveryNumber() {
    Prng random = new Prng(7);
    boolean[] seen = new boolean[37];
    for (int i = 0; i < 2000; i++) {
      seen[random.below(37)] = true;
      int large = random.below(Integer.MAX_VALUE);
      assertTrue(large >= 0 && large < Integer.MAX_VALUE);
      assertEquals(0, random.below(1));
    }
    for (boolean number : seen) {
      assertTrue(number);
    }
  }

  @Test
  void mixIsAFixedFunctionOfItsSeed() {
    assertEquals(0, Prng.mix(0));
    assertEquals(0x5692161D100B05E5L, Prng.mix(1));
    assertEquals(0xB4D055FCF2CBBD7BL, Prng.mix(-1));
  }
}
