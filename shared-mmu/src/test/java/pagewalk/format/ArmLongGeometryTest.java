package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;

/** Which root, which level, how large a first table: the manuals' tables by size of range. */
final class ArmLongGeometryTest {

  /** DDI 0487 §D5.2.6: the level and x, the lowest bit of the table's address in TTBR. */
  @Test
  void theSizeOfARangeChoosesItsFirstLevelAndTheAlignmentOfItsTable() {
    for (int size = 16; size <= 39; size++) {
      int level = size <= 24 ? 0 : size <= 33 ? 1 : 2;
      int x = (size <= 24 ? 28 : size <= 33 ? 37 : 46) - size;
      for (int other : new int[] {16, 25, 39}) {
        PagingFormat format = aarch64("t0sz=" + size + " t1sz=" + other + " ips=48");
        first(format, 0, level, x, 48);
        first(aarch64("t0sz=" + other + " t1sz=" + size + " ips=44"), -1, level, x, 44);
      }
    }
  }

  /** DDI 0406C §B3.6.6: 5 − T0SZ from level 1 on, 14 − T0SZ from level 2 on. */
  @Test
  void inLpaeOneOrNoneOfTheUpperBitsAsksForLevelOne() {
    for (int size = 1; size <= 7; size++) {
      int x = size == 1 ? 4 : 14 - size;
      PagingFormat format = lpae("t0sz=" + size + " t1sz=" + size);
      first(format, 0, size == 1 ? 1 : 2, x, 40);
      first(format, 0xFFFF_FFFFL, size == 1 ? 1 : 2, x, 40);
    }
    first(lpae("t0sz=0 t1sz=0"), 0, 1, 5, 40);
    first(lpae("t0sz=3 t1sz=0"), 0xFFFF_FFFFL, 1, 5, 40);
  }

  private static void first(PagingFormat format, long va, int level, int x, int physicalBits) {
    Regime regime = format.regimeOf(va).orElseThrow();
    assertEquals(4 - level, format.levels().get(regime.first()).number());
    assertEquals(1 << (x - 3), regime.indexMask() + 1);
    assertEquals(
        Hex.of((1L << physicalBits) - (1L << x)), Hex.of(regime.baseMask()), format.title());
  }

  /** DDI 0487 §D5.2: the upper bits are all 0 or all 1; bit 47 of a 48-bit range is no sign. */
  @Test
  void anAddressBelongsToTheRangeThatItsUpperBitsName() {
    PagingFormat format = aarch64("t0sz=16 t1sz=25");
    assertEquals(Optional.of(0), root(format, 0x0000_FFFF_FFFF_FFFFL));
    assertEquals(Optional.of(0), root(format, 0x0000_8000_0000_0000L));
    assertEquals(Optional.of(1), root(format, 0xFFFF_FF80_0000_0000L));
    assertEquals(Optional.of(1), root(format, -1));
    assertEquals(Optional.empty(), root(format, 0x0001_0000_0000_0000L));
    assertEquals(Optional.empty(), root(format, 0xFFFF_FF7F_FFFF_FFFFL));
    assertEquals(Optional.empty(), root(format, 0x8000_0000_0000_0000L));
  }

  /** DDI 0406C §B3.6.4, table B3-11. */
  @Test
  void inLpaeARangeOfSizeZeroIsWhatTheOtherLeaves() {
    assertEquals(Optional.of(0), root(lpae("t0sz=0 t1sz=0"), 0xFFFF_FFFFL));
    assertEquals(Optional.of(0), root(lpae("t0sz=0 t1sz=2"), 0xBFFF_FFFFL));
    assertEquals(Optional.of(1), root(lpae("t0sz=0 t1sz=2"), 0xC000_0000L));
    assertEquals(Optional.of(0), root(lpae("t0sz=3 t1sz=0"), 0x1FFF_FFFFL));
    assertEquals(Optional.of(1), root(lpae("t0sz=3 t1sz=0"), 0x2000_0000L));
    assertEquals(Optional.empty(), root(lpae("t0sz=2 t1sz=2"), 0x4000_0000L));
    assertEquals(Optional.empty(), root(lpae("t0sz=2 t1sz=2"), 0xBFFF_FFFFL));
    assertEquals(Optional.of(1), root(lpae("t0sz=2 t1sz=2"), 0xC000_0000L));
  }

  private static Optional<Integer> root(PagingFormat format, long va) {
    return format.regimeOf(va).map(Regime::root);
  }

  @Test
  void theUpperBitsOfAnAddressAreFilledInAsItsHalfHasThem() {
    PagingFormat format = aarch64("t0sz=16 t1sz=25");
    assertEquals(0x0000_8000_0000_1000L, format.extend(0x0000_8000_0000_1000L));
    assertEquals(0x0000_8000_0000_1000L, format.extend(0x7FFF_8000_0000_1000L));
    assertEquals(0xFFFF_FF80_0000_1000L, format.extend(0x8000_0000_0000_1000L));
    assertEquals(0x4000_0000L, lpae("t0sz=0 t1sz=2").extend(0x4000_0000L));
    assertEquals(0x8000_0000L, lpae("t0sz=0 t1sz=2").extend(0x8000_0000L));
  }

  @Test
  void theUserHalfIsWhatHangsOnTheFirstRoot() {
    PagingFormat format = aarch64("");
    assertTrue(format.isUserHalf(0x0000_FFFF_FFFF_F000L));
    assertFalse(format.isUserHalf(0xFFFF_0000_0000_0000L));
    assertFalse(format.isUserHalf(0x0001_0000_0000_0000L));
    assertTrue(lpae("t0sz=0 t1sz=2").isUserHalf(0xBFFF_FFFFL));
    assertFalse(lpae("t0sz=0 t1sz=2").isUserHalf(0xC000_0000L));
    assertFalse(lpae("t0sz=0 t1sz=0").isUserHalf(0x8000_0000L));
  }

  private static PagingFormat aarch64(String controls) {
    return ArmLongState.format("aarch64", controls);
  }

  private static PagingFormat lpae(String controls) {
    return ArmLongState.format("lpae", controls);
  }
}
