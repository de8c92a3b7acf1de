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
import static pagewalk.oracle.LongTables.VA;
import static pagewalk.oracle.LongTables.XN;
import static pagewalk.oracle.LongTables.XN_TABLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.oracle.Answer.Outcome;

/**
 * AArch64 with the 4 KiB granule: ARM DDI 0487, the chapter on the AArch64 Virtual Memory System
 * Architecture; the steps are those of Arm's {@code AArch64_TranslationTableWalk} and {@code
 * AArch64_CheckPermission}.
 */
final class Aarch64CasesTest {
  private static final ArmLongControls A48 = ArmLongControls.aarch64(48);
  private static final ArmLongControls A39 = ArmLongControls.aarch64(39);
  private static final long HIGH48 = 0xFFFFL << 48;
  private static final long PA = 0x5_6ABC;

  private final LongTables tables = new LongTables();

  private Answer walk(ArmLongControls controls, Access access) {
    return tables.walk(controls, 0, VA, access);
  }

  private Answer walk(Access access) {
    return walk(A48, access);
  }

  private Answer afterPut(int level, long descriptor) {
    tables.put(level, descriptor);
    return walk(USER_READ);
  }

  @Test
  void with48BitsTheWalkStartsAtLevel0() {
    Answer answer = walk(USER_WRITE);
    maps(PA, answer);
    assertEquals(List.of(0x1008L, 0x2008L, 0x3008L, 0x4008L), answer.reads());
  }

  @Test
  void with39BitsTheWalkStartsAtLevel1() {
    Answer answer = tables.walk(A39, 1, VA & ~(1L << 39), USER_READ);
    maps(PA, answer);
    assertEquals(List.of(0x2008L, 0x3008L, 0x4008L), answer.reads());
  }

  @Test
  void with25BitsTheWalkStartsAtLevel2() {
    Answer answer = tables.walk(ArmLongControls.aarch64(25), 2, 0x20_1ABC, USER_READ);
    maps(PA, answer);
    assertEquals(List.of(0x3008L, 0x4008L), answer.reads());
  }

  @Test
  void aLevelBeginsWhereTheNextTableWouldBeTooLarge() {
    assertEquals(0x3008L, readsWith(30, 2, 0x20_1ABC).get(0));
    assertEquals(0x2000L, readsWith(31, 1, 0x20_1ABC).get(0));
    assertEquals(0x1000L, readsWith(40, 0, 0x20_1ABC).get(0));
  }

  private List<Long> readsWith(int vaBits, int level, long va) {
    return tables.walk(ArmLongControls.aarch64(vaBits), level, va, USER_READ).reads();
  }

  @Test
  void onesAboveTheSizeSelectTtbr1() {
    ReferenceArmLong reference = new ReferenceArmLong(tables.memory, A48);
    reference.load(0x7000_0000, 0x1000);
    maps(PA, reference.walk(HIGH48 | VA, USER_READ));
    refuses(Outcome.NO_MEMORY, 0, 0b010100, reference.walk(VA, USER_READ));
  }

  @Test
  void betweenTheRangesIsNothing() {
    long[] hole = {1L << 48, HIGH48 - 1, 1L << 63, 0xFF00_0000_0000_0000L | VA};
    for (long va : hole) {
      refuses(Outcome.NOT_PRESENT, 0, 0b000100, tables.walk(A48, 0, va, USER_READ));
    }
  }

  @Test
  void theRangesHaveSizesOfTheirOwn() {
    ArmLongControls mixed = A48.withSizes(16, 25);
    maps(PA, tables.walk(mixed, 0, VA, USER_READ));
    long high = (-1L << 39) | (VA & ~(1L << 39));
    maps(PA, tables.walk(mixed, 1, high, USER_READ));
    refuses(Outcome.NOT_PRESENT, 0, 0b000100, tables.walk(mixed, 1, HIGH48, USER_READ));
  }

  @Test
  void aDisabledTableIsALevel0TranslationFault() {
    refuses(Outcome.NOT_PRESENT, 0, 0b000100, walk(A48.withEpd(true, false), USER_READ));
    ArmLongControls noHigh = A39.withEpd(false, true);
    refuses(Outcome.NOT_PRESENT, 0, 0b000100, tables.walk(noHigh, 1, -1, USER_READ));
  }

  @Test
  void aSmallFirstTableIsAlignedToItsSize() {
    tables.memory.write(0x1108, 8, 0x2000 | TABLE);
    ReferenceArmLong reference = new ReferenceArmLong(tables.memory, ArmLongControls.aarch64(44));
    reference.load(0x0042_0000_0000_11FFL, 0);
    maps(PA, reference.walk(VA, USER_READ));
  }

  @Test
  void anInvalidDescriptorFaultsAtItsLevel() {
    refuses(Outcome.NOT_PRESENT, 3, 0b000111, afterPut(3, ~1L));
    refuses(Outcome.NOT_PRESENT, 2, 0b000110, afterPut(2, ~1L));
    refuses(Outcome.NOT_PRESENT, 1, 0b000101, afterPut(1, ~1L));
    refuses(Outcome.NOT_PRESENT, 0, 0b000100, afterPut(0, ~1L));
  }

  @Test
  void blocksAreAtLevels1And2Only() {
    refuses(Outcome.NOT_PRESENT, 3, 0b000111, afterPut(3, FLAG | USER | BLOCK));
    maps(0x4060_1ABCL, afterPut(2, 0x4060_0000L | FLAG | USER | BLOCK));
    maps(0x4020_1ABCL, afterPut(1, 0x4000_0000L | FLAG | USER | BLOCK));
    refuses(Outcome.NOT_PRESENT, 0, 0b000100, afterPut(0, FLAG | USER | BLOCK));
  }

  @Test
  void aClearAccessFlagFaultsBeforePermissions() {
    tables.put(3, 0x5_6000 | PAGE);
    refuses(Outcome.ACCESS_FLAG, 3, 0b001011, walk(USER_WRITE));
    refuses(Outcome.ACCESS_FLAG, 1, 0b001001, afterPut(1, 0x4000_0000L | BLOCK));
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
  void uxnForbidsUserCodeToFetchButNotTheKernel() {
    tables.put(3, 0x5_6000 | FLAG | XN | PAGE);
    maps(PA, walk(KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_FETCH));
  }

  @Test
  void pxnForbidsTheKernelToFetchButNotUserCode() {
    tables.put(3, 0x5_6000 | FLAG | USER | READ_ONLY | PXN | PAGE);
    maps(PA, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
  }

  @Test
  void theKernelNeverRunsWhatUserCodeCanWrite() {
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
    tables.put(3, 0x5_6000 | FLAG | USER | READ_ONLY | PAGE);
    maps(PA, walk(KERNEL_FETCH));
    tables.put(3, 0x5_6000 | FLAG | USER | PAGE).put(1, 0x3000 | READ_ONLY_TABLE | TABLE);
    maps(PA, walk(KERNEL_FETCH));
  }

  @Test
  void userCodeMayRunWhatItCannotRead() {
    tables.put(3, 0x5_6000 | FLAG | PAGE);
    maps(PA, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_READ));
  }

  @Test
  void aTableCanTakeTheRightsOfAllBelowIt() {
    tables.put(0, 0x2000 | NO_USER_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_READ));
    maps(PA, walk(KERNEL_WRITE));
    tables.put(0, 0x2000 | READ_ONLY_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_WRITE));
  }

  @Test
  void uxnTableAndPxnTableForbidToRunAllBelowIt() {
    tables.put(3, 0x5_6000 | FLAG | USER | READ_ONLY | PAGE).put(0, 0x2000 | XN_TABLE | TABLE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(USER_FETCH));
    maps(PA, walk(KERNEL_FETCH));
    tables.put(0, 0x2000 | PXN_TABLE | TABLE);
    maps(PA, walk(USER_FETCH));
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(KERNEL_FETCH));
  }

  @Test
  void underWxnWhatIsWritableIsNotExecutable() {
    ArmLongControls wxn = A48.withWxn(true, false);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(wxn, USER_FETCH));
    tables.put(3, 0x5_6000 | FLAG | PAGE);
    refuses(Outcome.PROTECTION, 3, 0b001111, walk(wxn, KERNEL_FETCH));
    maps(PA, walk(wxn, USER_FETCH));
  }

  @Test
  void anAddressAboveTheOutputSizeFaultsAtItsLevel() {
    ArmLongControls narrow = A48.withPaBits(36, true);
    tables.put(3, 0x10_0005_6000L | FLAG | USER | PAGE);
    maps(0x10_0005_6ABCL, walk(USER_READ));
    refuses(Outcome.ADDRESS_SIZE, 3, 0b000011, walk(narrow, USER_READ));
    tables.put(1, 0x10_0000_3000L | TABLE);
    refuses(Outcome.ADDRESS_SIZE, 1, 0b000001, walk(narrow, USER_READ));
  }

  @Test
  void aRootAboveTheOutputSizeIsALevel0AddressSizeFault() {
    ReferenceArmLong reference = new ReferenceArmLong(tables.memory, A39.withPaBits(36, true));
    reference.load(0x10_0000_2000L, 0);
    refuses(Outcome.ADDRESS_SIZE, 0, 0b000000, reference.walk(0, USER_READ));
  }

  @Test
  void theAddressSizeComesBeforeTheAccessFlagAndAfterValidity() {
    ArmLongControls narrow = A48.withPaBits(36, true);
    tables.put(3, 0x10_0005_6000L | PAGE);
    refuses(Outcome.ADDRESS_SIZE, 3, 0b000011, walk(narrow, USER_READ));
    tables.put(3, 0x10_0005_6000L);
    refuses(Outcome.NOT_PRESENT, 3, 0b000111, walk(narrow, USER_READ));
  }

  @Test
  void anAbortOfTheWalkTellsItsLevel() {
    tables.put(2, 0x7000_0000 | TABLE);
    refuses(Outcome.NO_MEMORY, 3, 0b010111, walk(USER_READ));
    tables.put(0, 0x7000_0000 | TABLE);
    refuses(Outcome.NO_MEMORY, 1, 0b010101, walk(USER_READ));
  }

  @Test
  void aTableEntryReadAsAPageMapsTheTableButABlockCannotBeWalkedThrough() {
    tables.put(2, 0x3000 | FLAG | TABLE);
    maps(0x3ABC, walk(KERNEL_WRITE));
    tables.put(2, 0x20_0000 | FLAG | BLOCK);
    maps(0x20_1ABC, walk(KERNEL_READ));
  }
}
