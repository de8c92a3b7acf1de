package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.setting.Settings;

/** How a linear address is split (SDM 3A §4.5), and what is canonical (SDM 1 §3.3.7.1). */
final class X86GeometryTest {
  private static final PagingFormat FORMAT = X86.USUAL.format();

  @Test
  void fourLevelsIndexBits47To12NineAtATime() {
    assertEquals(4, FORMAT.top());
    assertEquals(
        List.of("PML4", "PDPT", "PD", "PT"), FORMAT.levels().stream().map(Level::table).toList());
    int[] lowBits = {12, 21, 30, 39};
    for (int number = 1; number <= 4; number++) {
      Level level = FORMAT.level(number);
      assertEquals(number, level.number());
      assertEquals(lowBits[number - 1], level.lowBit());
      assertEquals(9, level.indexBits());
      assertEquals(8, level.entryBytes());
      assertEquals(512, level.entries());
      assertEquals(4096, level.tableBytes());
      assertEquals(1L << lowBits[number - 1], level.span());
    }
  }

  @Test
  void theIndicesOfAnAddressAreItsFourNineBitFields() {
    long va = 0xFFFF_8000_0000_0000L | 300L << 39 | 17L << 30 | 511L << 21 | 1L << 12 | 0xABC;
    assertEquals(300, FORMAT.level(4).indexOf(va));
    assertEquals(17, FORMAT.level(3).indexOf(va));
    assertEquals(511, FORMAT.level(2).indexOf(va));
    assertEquals(1, FORMAT.level(1).indexOf(va));
  }

  @Test
  void pagesOf4KiB2MiBAnd1GiBExistWhereTheProcessorHasThem() {
    assertEquals(1, FORMAT.levelOfPage(4096));
    assertEquals(2, FORMAT.levelOfPage(2 << 20));
    assertEquals(3, FORMAT.levelOfPage(1 << 30));
    assertEquals(0, FORMAT.levelOfPage(1L << 39));
    assertEquals(0, FORMAT.levelOfPage(64 << 10));
    PagingFormat old = new X86(4, true, true, 40, false).format();
    assertEquals(0, old.levelOfPage(1 << 30));
    assertEquals(2, old.levelOfPage(2 << 20));
    assertEquals(4096, FORMAT.pageBytes());
  }

  @Test
  void bits63To48OfACanonicalAddressCopyBit47() {
    assertTrue(FORMAT.isCanonical(0));
    assertTrue(FORMAT.isCanonical(0x7FFF_FFFF_FFFFL));
    assertFalse(FORMAT.isCanonical(0x8000_0000_0000L));
    assertFalse(FORMAT.isCanonical(0xFFFF_7FFF_FFFF_FFFFL));
    assertTrue(FORMAT.isCanonical(0xFFFF_8000_0000_0000L));
    assertTrue(FORMAT.isCanonical(-1));
    assertFalse(FORMAT.isCanonical(0x7FFF_FFFF_FFFF_FFFFL));
    for (int bit = 48; bit < 64; bit++) {
      assertFalse(FORMAT.isCanonical(1L << bit));
      assertFalse(FORMAT.isCanonical(-1L ^ 1L << bit));
    }
  }

  @Test
  void theLowerHalfBelongsToUserPrograms() {
    assertTrue(FORMAT.isUserHalf(0x7FFF_FFFF_FFFFL));
    assertFalse(FORMAT.isUserHalf(0xFFFF_8000_0000_0000L));
  }

  @Test
  void theControlsDefaultToTheUsualProcessor() {
    FormatFamily family = Formats.named("x86-64").orElseThrow();
    Settings none = Settings.of(family.controls());
    EntryShape page = family.under(none).level(1).shapeOf(1);
    assertEquals(FORMAT.level(1).shapeOf(1).fields(), page.fields());
    assertEquals(3, family.under(none).levelOfPage(1 << 30));
  }
}
