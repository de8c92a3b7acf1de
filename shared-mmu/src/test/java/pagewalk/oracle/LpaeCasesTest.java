package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static pagewalk.oracle.Access.KERNEL_FETCH;
import static pagewalk.oracle.Access.KERNEL_READ;
import static pagewalk.oracle.Access.KERNEL_WRITE;
import static pagewalk.oracle.Access.USER_FETCH;
import static pagewalk.oracle.Access.USER_READ;
import static pagewalk.oracle.Access.USER_WRITE;
import static pagewalk.oracle.Expect.maps;
import static pagewalk.oracle.Expect.refuses;
import static pagewalk.oracle.LongTables.BLOCK;
import static pagewalk.oracle.LongTables.FLAG;
import static pagewalk.oracle.LongTables.NO_USER_TABLE;
import static pagewalk.oracle.LongTables.PAGE;
import static pagewalk.oracle.LongTables.PXN;
import static pagewalk.oracle.LongTables.PXN_TABLE;
import static pagewalk.oracle.LongTables.READ_ONLY;
import static pagewalk.oracle.LongTables.READ_ONLY_TABLE;
import static pagewalk.oracle.LongTables.TABLE;
import static pagewalk.oracle.LongTables.USER;
import static pagewalk.oracle.LongTables.XN;
import static pagewalk.oracle.LongTables.XN_TABLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.oracle.Answer.Outcome;

/**
 * ARMv7 with the large physical address extension: ARM DDI 0406C, B3.6 and B3.7; the steps are
 * those of Arm's {@code AArch32_TranslationTableWalk} and {@code AArch32_CheckPermission}.
 */
final class LpaeCasesTest {
  private static final ArmLongControls LPAE = ArmLongControls.lpae();
  private static final long VA = LongTables.VA & 0xFFFF_FFFFL;
  private static final long PA = 0x5_6ABC;

  private final LongTables tables = new LongTables();

  private Answer walk(ArmLongControls controls, long va, Access access) {
    return tables.walk(controls, 1, va, access);
  }

  private Answer walk(Access access) {
    return walk(LPAE, VA, access);
  }

  @Test
  void anAddressIsTwoBitsNineBitsNineBitsAndTwelve() {
    Answer answer = walk(USER_WRITE);
    maps(PA, answer);
    assertEquals(List.of(0x2008L, 0x3008L, 0x4008L), answer.reads());
  }

  @Test
  void with30BitsOrFewerTheWalkStartsAtLevel2() {
    Answer answer = tables.walk(LPAE.withSizes(2, 0), 2, 0x20_1ABC, USER_READ);
    maps(PA, answer);
    assertEquals(List.of(0x3008L, 0x4008L), answer.reads());
    assertEquals(List.of(0x2000L), walk(LPAE.withSizes(1, 0), 0x20_1ABC, USER_READ).reads());
  }

  @Test
  void aFirstTableOfFourEntriesIsAlignedTo32Bytes() {
    tables.memory.write(0x2028, 8, 0x3000 | TABLE);
    ReferenceArmLong reference = new ReferenceArmLong(tables.memory, LPAE);
    reference.load(0x203F, 0);
    assertEquals(0x2028L, reference.walk(VA, USER_READ).reads().get(0));
  }

  @Test
  void theAsidInATtbrIsNoAddress() {
    ReferenceArmLong reference = new ReferenceArmLong(tables.memory, LPAE);
    reference.load(0x00FF_0000_0000_2000L, 0);
    maps(PA, reference.walk(VA, USER_READ));
  }

  @Test
  void ttbr1HasWhatTtbr0HasNot() {
    ArmLongControls split = LPAE.withSizes(1, 0);
    Answer answer = walk(split, 0x8000_0000L, KERNEL_READ);
    assertEquals(List.of(0x2010L), answer.reads());
  }

  @Test
  void ttbr1HasTheTopAndTtbr0TheRest() {
    ArmLongControls split = LPAE.withSizes(0, 2);
    Answer high = tables.walk(split, 2, 0xC020_1ABCL, USER_READ);
    maps(PA, high);
    assertEquals(List.of(0x2010L), walk(split, 0xBFFF_FFFFL, USER_READ).reads());
  }

  @Test
  void betweenTwoSizesIsNothing() {
    ArmLongControls gap = LPAE.withSizes(2, 2);
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, walk(gap, 0x4000_0000, KERNEL_READ));
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, walk(gap, 0xBFFF_FFFFL, KERNEL_READ));
  }

  @Test
  void aDisabledTableIsALevel1TranslationFault() {
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, walk(LPAE.withEpd(true, false), VA, KERNEL_READ));
    ArmLongControls high = LPAE.withSizes(1, 1).withEpd(false, true);
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, walk(high, 0x8000_0000L, KERNEL_READ));
  }

  @Test
  void anInvalidDescriptorFaultsAtItsLevel() {
    refuses(Outcome.NOT_PRESENT, 3, 0b000111, afterPut(3, ~1L));
    refuses(Outcome.NOT_PRESENT, 2, 0b000110, afterPut(2, ~1L));
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, afterPut(1, ~1L));
  }

  private Answer afterPut(int level, long descriptor) {
    tables.put(level, descriptor);
    return walk(USER_READ);
  }

  @Test
  void aBlockMaps1GiBAtLevel1And2MiBAtLevel2() {
    maps(0x4020_1ABCL, afterPut(1, 0x4000_0000L | FLAG | USER | BLOCK));
    tables.put(1, 0x3000 | TABLE);
    maps(0x4060_1ABCL, afterPut(2, 0x4060_0000L | FLAG | USER | BLOCK));
  }

  @Test
  void thereAreNoBlocksAtLevel3() {
    refuses(Outcome.NOT_PRESENT, 3, 0b000111, afterPut(3, 0x5_6000 | FLAG | USER | BLOCK));
  }

  @Test
  void aClearAccessFlagFaultsAtItsLevel() {
    refuses(Outcome.ACCESS_FLAG, 3, 0b001011, afterPut(3, 0x5_6000 | USER | PAGE));
    refuses(Outcome.ACCESS_FLAG, 2, 0b001010, afterPut(2, 0x4060_0000L | USER | BLOCK));
    refuses(Outcome.ACCESS_FLAG, 1, 0b001001, afterPut(1, 0x4000_0000L | USER | BLOCK));
  }

  @Test
  void theAccessFlagComesBeforePermissionsAndATableNeedsNone() {
    tables.put(3, 0x5_6000 | PAGE);
    refuses(Outcome.ACCESS_FLAG, 3, 0b001011, walk(USER_WRITE));
  }

  @Test
  void ap1LetsUserCodeInAndAp2ForbidsWriting() {
    tables.put(3, 0x5_6000 | FLAG | PAGE);
    maps(PA, walk(KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_READ));
    tables.put(3, 0x5_6000 | FLAG | USER | READ_ONLY | PAGE);
    maps(PA, walk(USER_READ));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_WRITE));
  }

  @Test
  void aTableCanTakeTheRightsOfAllBelowIt() {
    tables.put(1, 0x3000 | NO_USER_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_READ));
    maps(PA, walk(KERNEL_WRITE));
    tables.put(1, 0x3000 | READ_ONLY_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_WRITE));
    maps(PA, walk(USER_READ));
  }

  @Test
  void xnOfPageOrTableForbidsEverybodyToFetch() {
    tables.put(3, 0x5_6000 | FLAG | USER | XN | PAGE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
    tables.put(3, 0x5_6000 | FLAG | USER | PAGE).put(2, 0x4000 | XN_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
  }

  @Test
  void pxnOfPageOrTableForbidsTheKernelToFetch() {
    tables.put(3, 0x5_6000 | FLAG | USER | PXN | PAGE);
    maps(PA, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
    tables.put(3, 0x5_6000 | FLAG | USER | PAGE).put(2, 0x4000 | PXN_TABLE | TABLE);
    maps(PA, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
  }

  @Test
  void aFetchNeedsTheRightToRead() {
    tables.put(3, 0x5_6000 | FLAG | PAGE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_FETCH));
    maps(PA, walk(KERNEL_FETCH));
  }

  @Test
  void wxnAndUwxnForbidToRunWhatCanBeWritten() {
    ArmLongControls uwxn = LPAE.withWxn(false, true);
    maps(PA, walk(LPAE, VA, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(uwxn, VA, KERNEL_FETCH));
    maps(PA, walk(uwxn, VA, USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(LPAE.withWxn(true, false), VA, USER_FETCH));
  }

  @Test
  void anOutputAddressHas40Bits() {
    tables.put(3, 0xFF_0005_6000L | FLAG | USER | PAGE);
    maps(0xFF_0005_6ABCL, walk(USER_READ));
  }

  @Test
  void bits47To40AreIgnoredByArmv7AndFaultInArmv8() {
    ArmLongControls v8 = LPAE.withPaBits(40, true);
    tables.put(3, 0x100_0005_6000L | FLAG | USER | PAGE);
    maps(PA, walk(USER_READ));
    refuses(Outcome.ADDRESS_SIZE, 3, 0b000011, walk(v8, VA, USER_READ));
    tables.put(1, 0x8000_0000_3000L | TABLE);
    refuses(Outcome.ADDRESS_SIZE, 1, 0b000001, walk(v8, VA, USER_READ));
  }

  @Test
  void anAbortOfTheWalkTellsItsLevel() {
    tables.put(2, 0x7000_0000 | TABLE);
    refuses(Outcome.NO_MEMORY, 3, 0b010111, walk(USER_READ));
    tables.put(1, 0x7000_0000 | TABLE);
    refuses(Outcome.NO_MEMORY, 2, 0b010110, walk(USER_READ));
  }

  @Test
  void aTableEntryReadAsAPageMapsTheTable() {
    tables.put(2, 0x3000 | FLAG | TABLE);
    maps(0x3ABC, walk(KERNEL_WRITE));
  }
}
