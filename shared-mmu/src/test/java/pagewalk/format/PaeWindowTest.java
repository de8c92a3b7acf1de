package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.bits.Prng;
import pagewalk.kernel.Booted;

/** The arithmetic of a self-map under PAE: three linear arrays of entries, one inside the other. */
final class PaeWindowTest {
  private static final PagingFormat FORMAT = Booted.format("pae");
  private static final PaeWindow USUAL = new PaeWindow(FORMAT, 1020);

  @Test
  void theWindowsLieWhereTheSlotPutsThem() {
    assertEquals(0x7F80_0000L, USUAL.start(1));
    assertEquals(0x7FFF_FFFFL, USUAL.end(1));
    assertEquals(0x7FBF_C000L, USUAL.start(2));
    assertEquals(0x7FBF_FFFFL, USUAL.end(2));
    assertEquals(0x7FBF_B000L, USUAL.start(3));
    assertEquals(0x7FBF_B01FL, USUAL.end(3));
  }

  @Test
  void entriesOfAHighAddressAreNotAboveTheWindow() {
    assertEquals(0x7FFF_FFF8L, USUAL.entryAddress(1, 0xFFFF_F000L));
    assertEquals(0x7FBF_FFF8L, USUAL.entryAddress(2, 0xFFFF_F000L));
    assertEquals(0x7FBF_B018L, USUAL.entryAddress(3, 0xFFFF_F000L));
    assertEquals(0x7FFF_F000L, USUAL.tableAddress(1, 0xFFFF_F000L));
    assertEquals(0x7FBF_F000L, USUAL.tableAddress(2, 0xFFFF_F000L));
    assertEquals(0x7FBF_B000L, USUAL.tableAddress(3, 0xFFFF_F000L));
  }

  /** Outside of the window itself; inside, a page table of the window is a page directory. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 510, 1020, 2044})
  void theSubjectOfAnEntryIsTheAddressThatItTranslates(int slot) {
    PaeWindow window = new PaeWindow(FORMAT, slot);
    Prng random = new Prng(slot);
    for (int i = 0; i < 1000; i++) {
      long va = random.next() & 0xFFFF_F000L;
      for (int level = 1; level <= 3; level++) {
        long entry = window.entryAddress(level, va);
        if (level > 1 || window.levelShownAt(entry) == 1) {
          assertEquals(level, window.levelShownAt(entry));
          assertEquals(va & -FORMAT.level(level).span(), window.subject(entry + 7));
        }
      }
    }
  }

  /** A page table's entry 4 that lies in a page directory is that directory's entry 4. */
  @Test
  void theEntryOfAWindowPageIsAPageDirectoryEntry() {
    long pte = USUAL.entryAddress(1, 0x40_1000);
    assertEquals(USUAL.entryAddress(2, 0x40_1000), USUAL.entryAddress(1, pte & -4096) & -8);
  }

  @Test
  void nothingOutsideShowsATable() {
    assertEquals(0, USUAL.levelShownAt(0x7F7F_FFFFL));
    assertEquals(1, USUAL.levelShownAt(0x7F80_0000L));
    assertEquals(1, USUAL.levelShownAt(0x7FFF_FFFFL));
    assertEquals(0, USUAL.levelShownAt(0x8000_0000L));
    assertEquals(0, USUAL.levelShownAt(-1L));
  }

  @Test
  void aWalkIntoTheWindowLeadsBackOncePerLevelThatItShows() {
    assertFalse(USUAL.leadsBack(2, 0x40_1000));
    assertTrue(USUAL.leadsBack(2, USUAL.entryAddress(1, 0x40_1000)));
    assertFalse(USUAL.leadsBack(1, USUAL.entryAddress(1, 0x40_1000)));
    assertTrue(USUAL.leadsBack(1, USUAL.entryAddress(2, 0x40_1000)));
    assertFalse(USUAL.leadsBack(3, USUAL.entryAddress(2, 0x40_1000)));
    assertFalse(USUAL.isOneRootEntry());
  }
}
