package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import pagewalk.format.Invalidation;
import pagewalk.format.PageSizes;
import pagewalk.format.Rights;
import pagewalk.setting.Shape;
import pagewalk.state.Cells;

/** Where beliefs are kept, which one has to go, and what each kind of invalidation drops. */
final class TlbTest {
  private static final long KIB_4 = 4096;
  private static final long MIB_2 = 2 << 20;
  private static final long GIB = 1 << 30;
  private static final long HIGH = 0xFFFF_8000_0000_0000L;

  private static final int[] SIZES = {
    0, PageSizes.numberOf(12), PageSizes.numberOf(21), PageSizes.numberOf(30)
  };

  private final Cells cells = new Cells();
  private final Tlb tlb = tlb(4, 2);

  private Tlb tlb(int sets, int ways) {
    return new Tlb(cells, new Shape(sets, ways), false);
  }

  private static int fill(Tlb tlb, long va, int level, long pa) {
    return tlb.fill(va, SIZES[level], pa, Tlb.leaf(Rights.ALL, level, 0, 0, false, false), false);
  }

  private int fillPage(long number) {
    return fill(tlb, number * KIB_4, 1, number * KIB_4);
  }

  private boolean knowsPage(long number) {
    return tlb.find(number * KIB_4, 0) >= 0;
  }

  @Test
  void anEmptyTlbBelievesNothing() {
    for (long va : new long[] {0, KIB_4, HIGH, -KIB_4, -1}) {
      assertEquals(-1, tlb.find(va, 0));
    }
    assertEquals(0, tlb.dropPage(0, 0));
    assertEquals(0, tlb.drop(Invalidation.INVPCID_ALL, 0, 0));
  }

  @Test
  void aBeliefIsFoundFromEveryByteOfItsPageAndFromNoOther() {
    for (long page : new long[] {0, 0x40_1000, HIGH, -KIB_4}) {
      Tlb fresh = tlb(4, 2);
      int slot = fill(fresh, page + 0x123, 1, 0x7000_0ABC);
      assertEquals(slot, fresh.find(page, 0));
      assertEquals(slot, fresh.find(page + 0xFFF, 0));
      assertEquals(-1, fresh.find(page + KIB_4, 0));
      assertEquals(-1, fresh.find(page - 1, 0));
      assertEquals(-1, fresh.find(page ^ 1L << 50, 0));
      assertEquals(page, fresh.va(slot));
      assertEquals(0x7000_0000, fresh.pa(slot));
      assertEquals(1, fresh.level(slot));
      assertEquals(KIB_4, fresh.pageSize(slot));
    }
  }

  @Test
  void aBeliefKeepsWhatItWasToldAboutThePage() {
    int plain =
        tlb.fill(
            0,
            SIZES[1],
            0,
            Tlb.leaf(Rights.of(true, false, false, true), 1, 0, 0, false, false),
            false);
    int marked = tlb.fill(KIB_4, SIZES[1], 0, Tlb.leaf(Rights.ALL, 1, 0, 0, true, true), false);
    assertEquals(Rights.of(true, false, false, true), tlb.rights(plain));
    assertFalse(tlb.isDirty(plain));
    assertFalse(tlb.isGlobal(plain));
    assertEquals(Rights.ALL, tlb.rights(marked));
    assertTrue(tlb.isDirty(marked));
    assertTrue(tlb.isGlobal(marked));
  }

  @Test
  void aSlotUsedAgainKeepsNothingOfTheOldBelief() {
    Tlb one = tlb(1, 1);
    one.fill(0, SIZES[1], 0x5000, Tlb.leaf(Rights.ALL, 1, 0, 0, true, true), false);
    int slot =
        one.fill(
            MIB_2,
            SIZES[2],
            0,
            Tlb.leaf(Rights.of(false, false, false, false), 2, 0, 0, false, false),
            false);
    assertEquals(2, one.level(slot));
    assertEquals(0, one.pa(slot));
    assertEquals(Rights.of(false, false, false, false), one.rights(slot));
    assertFalse(one.isDirty(slot) || one.isGlobal(slot));
  }

  @Test
  void theLowBitsOfThePageNumberChooseTheSet() {
    for (long page = 0; page < 8; page++) {
      fillPage(page);
    }
    for (long page = 0; page < 8; page++) {
      assertEquals(page % 4, tlb.find(page * KIB_4, 0) / 2);
    }
    int large = fill(tlb(4, 2), 5 * MIB_2, 2, 0);
    assertEquals(5 % 4, large / 2);
  }

  @Test
  void inAFullSetTheVictimsTakeTurns() {
    int first = fillPage(0);
    int second = fillPage(4);
    fillPage(1);
    assertNotEquals(first, second);
    assertEquals(first, fillPage(8));
    assertFalse(knowsPage(0));
    assertEquals(second, fillPage(12));
    assertFalse(knowsPage(4));
    assertEquals(first, fillPage(16));
    assertTrue(knowsPage(12) && knowsPage(16) && knowsPage(1));
  }

  @Test
  void setsTakeTurnsIndependently() {
    int first = fillPage(0);
    fillPage(4);
    fillPage(8);
    int other = fillPage(1);
    fillPage(5);
    assertEquals(other, fillPage(9));
    assertEquals(other + 1, fillPage(13));
    assertEquals(first + 1, fillPage(12));
    assertEquals(other, fillPage(17));
  }

  @Test
  void aFreeSlotIsFilledBeforeAnythingIsReplaced() {
    fillPage(0);
    int second = fillPage(4);
    tlb.dropPage(4 * KIB_4, 0);
    assertEquals(second, fillPage(8));
    assertTrue(knowsPage(0));
  }

  @Test
  void aLargePageIsOneBeliefAndIsDroppedFromAnyOfItsAddresses() {
    for (long size : new long[] {MIB_2, GIB}) {
      int level = size == MIB_2 ? 2 : 3;
      long page = HIGH + 3 * size;
      int slot = fill(tlb, page + 0x12_3456, level, 7 * size + 0x12_3456);
      assertEquals(slot, tlb.find(page, 0));
      assertEquals(slot, tlb.find(page + size - 1, 0));
      assertEquals(-1, tlb.find(page + size, 0));
      assertEquals(7 * size, tlb.pa(slot));
      assertEquals(size, tlb.pageSize(slot));
      assertEquals(1, tlb.dropPage(page + size - KIB_4, 0));
      assertEquals(-1, tlb.find(page, 0));
    }
  }

  /** SDM 3A §4.10.2.3: after a live change of the page size both translations may be held. */
  @Test
  void invalidatingAPageDropsBeliefsOfEverySizeAboutIt() {
    fill(tlb, 0, 3, 0);
    fill(tlb, MIB_2, 2, 0);
    fill(tlb, MIB_2 + KIB_4, 1, 0);
    fill(tlb, MIB_2 + 2 * KIB_4, 1, 0);
    assertEquals(3, tlb.dropPage(MIB_2 + KIB_4 + 8, 0));
    assertEquals(-1, tlb.find(MIB_2 + KIB_4, 0));
    assertTrue(tlb.find(MIB_2 + 2 * KIB_4, 0) >= 0);
  }

  @Test
  void droppingEverythingSparesGlobalPagesUnlessTheyAreMeantToo() {
    fillPage(1);
    tlb.fill(2 * KIB_4, SIZES[1], 0, Tlb.leaf(Rights.ALL, 1, 0, 0, false, true), false);
    fill(tlb, MIB_2, 2, 0);
    assertEquals(2, tlb.drop(Invalidation.INVPCID_ALL_BUT_GLOBAL, 0, 0));
    assertFalse(knowsPage(1));
    assertTrue(knowsPage(2));
    assertEquals(-1, tlb.find(MIB_2, 0));
    fillPage(3);
    assertEquals(2, tlb.drop(Invalidation.INVPCID_ALL, 0, 0));
    assertFalse(knowsPage(2) || knowsPage(3));
    fillPage(5);
    assertTrue(knowsPage(5));
  }

  @Test
  void invalidatingAPageDropsItGlobalOrNot() {
    tlb.fill(2 * KIB_4, SIZES[1], 0, Tlb.leaf(Rights.ALL, 1, 0, 0, false, true), false);
    assertEquals(1, tlb.dropPage(2 * KIB_4, 0));
    assertFalse(knowsPage(2));
  }

  @Test
  void beliefsAreUndoneLikeEverythingElse() {
    fillPage(0);
    int time = cells.time();
    fillPage(4);
    fillPage(8);
    tlb.drop(Invalidation.INVPCID_ALL, 0, 0);
    cells.seek(time);
    assertTrue(knowsPage(0));
    assertFalse(knowsPage(4) || knowsPage(8));
  }
}
