package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;

/** Addresses of the recursive window against vectors computed by hand and against a plain walk. */
final class RecursiveWindowTest {
  private static final PagingFormat FORMAT = X86.USUAL.format();
  private static final RecursiveWindow LAST = new RecursiveWindow(FORMAT, 511);
  private static final int CASES = 5000;

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex.replace("_", ""), 16);
  }

  private static long canonical(Prng random) {
    return Bits.signExtend(random.next(), 48);
  }

  /** The address whose indices, root first, and byte offset are these. */
  private static long compose(int pml4, int pdpt, int pd, int pt, long offset) {
    long va = (long) pml4 << 39 | (long) pdpt << 30 | (long) pd << 21 | (long) pt << 12 | offset;
    return Bits.signExtend(va, 48);
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, FFFFFF8000000000, FFFFFFFFC0000000, FFFFFFFFFFE00000, FFFFFFFFFFFFF000",
    "00007F3C45A82000, FFFFFFBF9E22D410, FFFFFFFFDFCF1168, FFFFFFFFFFEFE788, FFFFFFFFFFFFF7F0",
    "00007FFFFFFFE000, FFFFFFBFFFFFFFF0, FFFFFFFFDFFFFFF8, FFFFFFFFFFEFFFF8, FFFFFFFFFFFFF7F8",
    "FFFF800000000000, FFFFFFC000000000, FFFFFFFFE0000000, FFFFFFFFFFF00000, FFFFFFFFFFFFF800",
    "FFFFFFFF80000000, FFFFFFFFFFC00000, FFFFFFFFFFFFE000, FFFFFFFFFFFFFFF0, FFFFFFFFFFFFFFF8",
    "0000123456789000, FFFFFF891A2B3C48, FFFFFFFFC48D1598, FFFFFFFFFFE24688, FFFFFFFFFFFFF120",
    "0000000000401000, FFFFFF8000002008, FFFFFFFFC0000010, FFFFFFFFFFE00000, FFFFFFFFFFFFF000"
  })
  void slot511AddressesEntriesAsComputedByHand(
      String va, String pte, String pde, String pdpte, String pml4e) {
    List<String> entries = List.of(pte, pde, pdpte, pml4e);
    for (int level = 1; level <= 4; level++) {
      long entry = LAST.entryAddress(level, address(va));
      assertEquals(entries.get(level - 1), Hex.padded(entry, 16));
      assertEquals(entry & -4096, LAST.tableAddress(level, address(va)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "511, FFFFFF8000000000",
    "510, FFFFFF0000000000",
    "256, FFFF800000000000",
    "255, 00007F8000000000"
  })
  void theWindowBeginsAtTheSlotsRange(int slot, String start) {
    RecursiveWindow window = new RecursiveWindow(FORMAT, slot);
    assertEquals(start, Hex.padded(window.start(1), 16));
    assertEquals(start, Hex.padded(window.entryAddress(1, 0), 16));
  }

  /** What the hardware does with the address: as many trips through the slot as the level. */
  @ParameterizedTest
  @ValueSource(ints = {511, 510, 256, 255, 1, 0})
  void anEntryAddressGoesThroughTheSlotOnceForEachLevelAndThenDown(int slot) {
    RecursiveWindow window = new RecursiveWindow(FORMAT, slot);
    Prng random = new Prng(slot);
    for (int i = 0; i < CASES; i++) {
      long va = canonical(random);
      int a = FORMAT.level(4).indexOf(va);
      int b = FORMAT.level(3).indexOf(va);
      int c = FORMAT.level(2).indexOf(va);
      int d = FORMAT.level(1).indexOf(va);
      assertEquals(compose(slot, a, b, c, 8L * d), window.entryAddress(1, va));
      assertEquals(compose(slot, slot, a, b, 8L * c), window.entryAddress(2, va));
      assertEquals(compose(slot, slot, slot, a, 8L * b), window.entryAddress(3, va));
      assertEquals(compose(slot, slot, slot, slot, 8L * a), window.entryAddress(4, va));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 510, 256, 255, 1, 0})
  void theWindowKnowsWhichLevelItShowsAndWhatTheEntryTranslates(int slot) {
    RecursiveWindow window = new RecursiveWindow(FORMAT, slot);
    Prng random = new Prng(slot);
    for (int i = 0; i < CASES; i++) {
      long va = canonical(random);
      if (FORMAT.level(4).indexOf(va) == slot) {
        continue;
      }
      assertEquals(0, window.levelShownAt(va));
      for (int level = 1; level <= 4; level++) {
        long entry = window.entryAddress(level, va);
        assertEquals(level, window.levelShownAt(entry));
        assertEquals(level, window.levelShownAt(window.tableAddress(level, va)));
        long span = FORMAT.level(level).span();
        assertEquals(va & -span, window.subject(entry), () -> Hex.of(va));
        assertEquals(va & -span, window.subject(entry + random.below(8)), () -> Hex.of(va));
      }
    }
  }

  @Test
  void anAddressThatIsNotCanonicalShowsNothing() {
    assertEquals(0, LAST.levelShownAt(0x0000_FF80_0000_0000L));
    assertEquals(0, new RecursiveWindow(FORMAT, 255).levelShownAt(0xFFFF_7F80_0000_0000L));
  }

  /** An address in the window has entries too: those of the next level of the same subject. */
  @Test
  void theEntryOfAWindowAddressIsTheSubjectsEntryOneLevelUp() {
    Prng random = new Prng(3);
    for (int i = 0; i < CASES; i++) {
      long va = canonical(random);
      for (int level = 1; level < 4; level++) {
        long entry = LAST.entryAddress(level, va);
        assertEquals(LAST.entryAddress(level + 1, va), LAST.entryAddress(1, entry));
      }
    }
  }

  /** The memory map of the last 512 GiB, with the sizes that the forum thread gives. */
  @Test
  void slot511DividesTheLast512GiBAmongTheFourKindsOfTables() {
    String[] ranges = {
      "FFFFFF8000000000 to FFFFFFFFBFFFFFFF: 548682072064",
      "FFFFFFFFC0000000 to FFFFFFFFFFDFFFFF: 1071644672",
      "FFFFFFFFFFE00000 to FFFFFFFFFFFFEFFF: 2093056",
      "FFFFFFFFFFFFF000 to FFFFFFFFFFFFFFFF: 4096"
    };
    for (int level = 1; level <= 4; level++) {
      assertEquals(ranges[level - 1], range(LAST, level));
    }
  }

  /** The same sizes from the other end: the higher tables come first. */
  @Test
  void slot0DividesTheFirst512GiBTheOtherWayRound() {
    String[] ranges = {
      "0000000040000000 to 0000007FFFFFFFFF: 548682072064",
      "0000000000200000 to 000000003FFFFFFF: 1071644672",
      "0000000000001000 to 00000000001FFFFF: 2093056",
      "0000000000000000 to 0000000000000FFF: 4096"
    };
    for (int level = 1; level <= 4; level++) {
      assertEquals(ranges[level - 1], range(new RecursiveWindow(FORMAT, 0), level));
    }
  }

  private static String range(RecursiveWindow window, int level) {
    long start = window.start(level);
    long end = window.end(level);
    assertEquals(level, window.levelShownAt(start));
    assertEquals(level, window.levelShownAt(end));
    return Hex.padded(start, 16) + " to " + Hex.padded(end, 16) + ": " + (end - start + 1);
  }

  /**
   * With any other slot but the first and the last, the higher tables lie in the middle of the
   * lower ones.
   */
  @ParameterizedTest
  @ValueSource(ints = {510, 256, 255, 1})
  void theWindowOfALevelContainsTheWindowsOfHigherLevels(int slot) {
    RecursiveWindow window = new RecursiveWindow(FORMAT, slot);
    long size = 1L << 39;
    for (int level = 1; level <= 4; level++) {
      assertEquals(size - 1, window.end(level) - window.start(level));
      size >>= 9;
      if (level < 4) {
        assertTrue(window.start(level) < window.start(level + 1));
        assertTrue(window.end(level + 1) < window.end(level));
        assertEquals(level, window.levelShownAt(window.start(level)));
        assertEquals(level, window.levelShownAt(window.end(level)));
      }
    }
    assertEquals(compose(slot, slot, slot, slot, 0), window.start(4));
  }

  @Test
  void withFiveLevelsTheWindowsBeginWhereTheSlotsOfFourLevelsDo() {
    RecursiveWindow window = new RecursiveWindow(new X86(5, true, true, 40, true).format(), 511);
    long[] starts = {
      0xFFFF_0000_0000_0000L,
      0xFFFF_FF80_0000_0000L,
      0xFFFF_FFFF_C000_0000L,
      0xFFFF_FFFF_FFE0_0000L,
      0xFFFF_FFFF_FFFF_F000L
    };
    for (int level = 1; level <= 5; level++) {
      assertEquals(starts[level - 1], window.start(level));
    }
  }
}
