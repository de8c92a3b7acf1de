package pagewalk.dump;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;
import pagewalk.format.Rights;

/**
 * Whatever stands in the headers, a dump opens or one sentence says why not; nothing else is
 * thrown, and not more is read than the file has.
 */
final class HostileCoreTest {
  private static final int CASES = 40_000;
  private static final long[] FAVOURITES = {
    0, 1, -1, 0xFFFF, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL, Long.MIN_VALUE, Long.MAX_VALUE, 4096
  };

  @Test
  void everyMutatedCoreOpensOrIsRefusedInOneSentence() throws Exception {
    byte[][] cores = {core(ElfMaker.wide()), core(ElfMaker.narrow())};
    int opened = 0;
    int walked = 0;
    for (int round = 0; round < CASES; round++) {
      Prng dice = new Prng(round);
      Bytes source = new Bytes(mutated(cores[round & 1], dice));
      try {
        Dump dump = Dump.open(source);
        opened++;
        walked += (round & 6) == 0 ? walk(dump, dice) : 0;
      } catch (DumpMistake mistake) {
        String sentence = mistake.sentence();
        assertTrue(sentence.endsWith(".") && sentence.length() < 250, sentence);
        assertFalse(sentence.contains("null") || sentence.matches(".* -\\d.*"), sentence);
      }
      assertTrue(source.readSoFar() <= 8 * source.size() + 4096, "round " + round);
    }
    assertTrue(opened > CASES / 4 && opened < CASES, "opened " + opened);
    assertTrue(walked > CASES / 32, "walked " + walked);
  }

  private static byte[] core(ElfMaker maker) {
    return maker
        .cpuNote(0x80010011L, 0x1000, 0x20)
        .bytes(0x1000, ElfMaker.table(0, 0x2007, 511, 0x1003))
        .bytes(0x2000, ElfMaker.table(0, 0x83, 3, 0x5007))
        .words(0x5008, 17, 0)
        .countElsewhere()
        .make();
  }

  private static int walk(Dump dump, Prng dice) {
    try {
      DumpWalk walk = DumpWalk.of(dump, "x86-64", Map.of("cr3", "0x1000", "cr4", "0x20"));
      for (int i = 0; i < 4; i++) {
        long va = dice.next() >> 16;
        walk.walk(i < 2 ? va & 0x3FFFFFFFL : va, AskedAccess.of(Rights.READ, false, false));
      }
      return 1;
    } catch (DumpMistake mistake) {
      return 0;
    }
  }

  private static byte[] mutated(byte[] core, Prng dice) {
    byte[] bytes = core.clone();
    int changes = 1 + dice.below(3);
    for (int i = 0; i < changes; i++) {
      change(bytes, dice);
    }
    boolean cut = dice.below(8) == 0;
    return cut ? java.util.Arrays.copyOf(bytes, dice.below(bytes.length)) : bytes;
  }

  /** Headers stand at both ends of the file. */
  private static void change(byte[] bytes, Prng dice) {
    int spot = dice.below(512);
    int at = spot < 256 ? spot : bytes.length - 1 - (spot - 256);
    if (dice.below(3) == 0) {
      bytes[at] ^= (byte) (1 << dice.below(8));
      return;
    }
    int width = 2 << dice.below(3);
    long value = FAVOURITES[dice.below(FAVOURITES.length)] + dice.below(3) - 1;
    int aligned = at & -width;
    for (int i = 0; i < width && aligned + i < bytes.length; i++) {
      bytes[aligned + i] = (byte) (value >>> (8 * i));
    }
  }
}
