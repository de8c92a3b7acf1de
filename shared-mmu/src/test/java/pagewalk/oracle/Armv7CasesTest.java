package pagewalk.oracle;

import static pagewalk.oracle.Access.KERNEL_FETCH;
import static pagewalk.oracle.Access.KERNEL_READ;
import static pagewalk.oracle.Access.KERNEL_WRITE;
import static pagewalk.oracle.Access.USER_FETCH;
import static pagewalk.oracle.Access.USER_READ;
import static pagewalk.oracle.Access.USER_WRITE;
import static pagewalk.oracle.Expect.maps;
import static pagewalk.oracle.Expect.refuses;

import org.junit.jupiter.api.Test;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.ArmShortControls.Version;

/** What ARMv7 adds to the short descriptors: PXN, WXN, UWXN (ARM DDI 0406C, B3.5 and B3.7). */
final class Armv7CasesTest {
  private static final ArmShortControls V7 = ShortTables.usual(Version.V7);
  private static final long EVERYBODY = 0b11 << 10;
  private static final long PXN_SECTION = 0x5670_0000 | EVERYBODY | 0b11;
  private static final long SECTION_PA = 0x5670_5ABC;
  private static final long SMALL = 0x56_7000 | (0b11 << 4) | 0b10;
  private static final long PAGE_PA = 0x56_7ABC;
  private static final long PXN_OF_TABLE = 1 << 2;

  private final ShortTables tables = new ShortTables();

  @Test
  void type11IsASectionThatTheKernelDoesNotRun() {
    tables.section(PXN_SECTION);
    refuses(Outcome.PROTECTION, 1, 0x0D, tables.walk(V7, KERNEL_FETCH));
  }

  @Test
  void pxnConcernsNeitherUserCodeNorData() {
    tables.section(PXN_SECTION);
    maps(SECTION_PA, tables.walk(V7, USER_FETCH));
    maps(SECTION_PA, tables.walk(V7, KERNEL_WRITE));
  }

  @Test
  void withoutPxnType11IsReservedAndFaults() {
    tables.section(PXN_SECTION);
    refuses(Outcome.NOT_PRESENT, 1, 0x05, tables.walk(V7.withoutPxn(), KERNEL_READ));
  }

  @Test
  void armv6HasNoPxn() {
    tables.section(PXN_SECTION);
    ArmShortControls v6 = ShortTables.usual(Version.V6);
    refuses(Outcome.NOT_PRESENT, 1, 0x805, tables.walk(v6, KERNEL_WRITE));
  }

  @Test
  void supersectionsHavePxnToo() {
    tables.memory.write(ShortTables.L1, 4, 0x5600_0000 | (1 << 18) | EVERYBODY | 0b11);
    ArmShortControls domain0 = V7.withDacr(0b01);
    refuses(Outcome.PROTECTION, 1, 0x0D, tables.walk(domain0, KERNEL_FETCH));
    maps(0x5630_5ABC, tables.walk(domain0, USER_FETCH));
  }

  @Test
  void bit2OfATableEntryIsPxnOfAllItsPages() {
    tables.page(PXN_OF_TABLE, SMALL);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(V7, KERNEL_FETCH));
    maps(PAGE_PA, tables.walk(V7, USER_FETCH));
    tables.page(PXN_OF_TABLE, 0x56_0000 | (0b11 << 4) | 0b01);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(V7, KERNEL_FETCH));
  }

  @Test
  void bit2OfATableEntryIsIgnoredWithoutPxn() {
    tables.page(PXN_OF_TABLE, SMALL);
    maps(PAGE_PA, tables.walk(V7.withoutPxn(), KERNEL_FETCH));
    maps(PAGE_PA, tables.walk(ShortTables.usual(Version.V6), KERNEL_FETCH));
  }

  @Test
  void bit2OfASectionIsAMemoryTypeAndNoPxn() {
    tables.section(0x5670_0000 | EVERYBODY | (1 << 2) | 0b10);
    maps(SECTION_PA, tables.walk(V7, KERNEL_FETCH));
  }

  @Test
  void aManagerDomainAsksForNeitherPxnNorXn() {
    tables.section(PXN_SECTION | (1 << 4));
    maps(SECTION_PA, tables.walk(V7.withDacr(-1), KERNEL_FETCH));
  }

  @Test
  void xnForbidsEverybodyToFetch() {
    tables.section(0x5670_0000 | EVERYBODY | (1 << 4) | 0b10);
    refuses(Outcome.PROTECTION, 1, 0x0D, tables.walk(V7, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 1, 0x0D, tables.walk(V7, USER_FETCH));
    maps(SECTION_PA, tables.walk(V7, USER_READ));
  }

  @Test
  void xnIsBit0OfASmallAndBit15OfALargePage() {
    tables.page(SMALL | 1);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(V7, USER_FETCH));
    tables.page(0x56_0000 | (1 << 15) | (0b11 << 4) | 0b01);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(V7, USER_FETCH));
    maps(0x56_5ABC, tables.walk(V7, USER_READ));
  }

  @Test
  void sAndRAreGone() {
    tables.page(0x56_7000 | 0b10);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(V7.withSr(false, true), KERNEL_READ));
  }

  @Test
  void apx1WithAp11IsReadOnlyForEverybody() {
    tables.page(SMALL | (1 << 9));
    maps(PAGE_PA, tables.walk(V7, USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(V7, KERNEL_WRITE));
  }

  @Test
  void apx1WithAp00IsReservedAndAllowsNothing() {
    tables.page(0x56_7000 | (1 << 9) | 0b10);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(V7, KERNEL_READ));
  }

  @Test
  void underWxnWhatIsWritableIsNotExecutable() {
    tables.page(SMALL);
    ArmShortControls wxn = V7.withWxn(true, false);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(wxn, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(wxn, USER_FETCH));
    tables.page(SMALL | (1 << 9));
    maps(PAGE_PA, tables.walk(wxn, KERNEL_FETCH));
  }

  @Test
  void underWxnEachModeIsAskedForItsOwnRightToWrite() {
    tables.page(0x56_7000 | (0b10 << 4) | 0b10);
    ArmShortControls wxn = V7.withWxn(true, false);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(wxn, KERNEL_FETCH));
    maps(PAGE_PA, tables.walk(wxn, USER_FETCH));
  }

  @Test
  void underUwxnTheKernelDoesNotRunWhatUserCodeWrites() {
    tables.page(SMALL);
    ArmShortControls uwxn = V7.withWxn(false, true);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(uwxn, KERNEL_FETCH));
    maps(PAGE_PA, tables.walk(uwxn, USER_FETCH));
    tables.page(0x56_7000 | (0b10 << 4) | 0b10);
    maps(PAGE_PA, tables.walk(uwxn, KERNEL_FETCH));
  }

  @Test
  void aFetchNeedsTheRightToRead() {
    tables.page(0x56_7000 | (0b01 << 4) | 0b10);
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(V7, USER_FETCH));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(V7, USER_WRITE));
    maps(PAGE_PA, tables.walk(V7, KERNEL_FETCH));
  }
}
