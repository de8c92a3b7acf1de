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

/**
 * ARMv6 with SCTLR.XP = 0, the descriptors of ARMv5: ARM1176JZF-S TRM (ARM DDI 0301H), §6.11.1,
 * figures 6-4 and 6-5, table 6-1 for S and R.
 */
final class SubpagesTest {
  private static final ArmShortControls XP0 = ShortTables.usual(Version.V5);

  /** Subpage 0 no access, 1 kernel only, 2 user reads, 3 user writes. */
  private static final long RISING = 0b11_10_01_00 << 4;

  private static final long EVERYBODY = 0b11_11_11_11 << 4;
  private static final long SMALL = 0b10;
  private static final long LARGE = 0b01;
  private static final long EXTENDED_SMALL = 0b11;
  private static final long SECTION = 0b10;

  private final ShortTables tables = new ShortTables();

  @Test
  void eachKibibyteOfASmallPageHasItsOwnPermissions() {
    tables.page(0x56_7000 | RISING | SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, 0x30_5000, KERNEL_READ));
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, 0x30_53FF, KERNEL_READ));
    maps(0x56_7400, tables.walk(XP0, 0x30_5400, KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, 0x30_5400, USER_READ));
    maps(0x56_7800, tables.walk(XP0, 0x30_5800, USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(XP0, 0x30_5800, USER_WRITE));
    maps(0x56_7C00, tables.walk(XP0, 0x30_5C00, USER_WRITE));
  }

  @Test
  void eachQuarterOfALargePageHasItsOwnPermissions() {
    tables.page(0x56_0000 | RISING | LARGE);
    for (int entry = 0; entry < 16; entry++) {
      tables.memory.write(0x9400 + 4L * entry, 4, 0x56_0000 | RISING | LARGE);
    }
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, 0x30_3FFC, KERNEL_READ));
    maps(0x56_4000, tables.walk(XP0, 0x30_4000, KERNEL_WRITE));
    maps(0x56_8000, tables.walk(XP0, 0x30_8000, USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(XP0, 0x30_BFFC, USER_WRITE));
    maps(0x56_C000, tables.walk(XP0, 0x30_C000, USER_WRITE));
  }

  @Test
  void anExtendedSmallPageHasOnePermissionForAll() {
    tables.page(0x56_7000 | (0b10 << 4) | EXTENDED_SMALL);
    for (long va = 0x30_5000; va < 0x30_6000; va += 0x400) {
      maps(0x56_7000 | (va & 0xFFF), tables.walk(XP0, va, USER_READ));
      refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(XP0, va, USER_WRITE));
    }
  }

  @Test
  void bits11To6OfAnExtendedSmallPageAreNoPermissions() {
    tables.page(0x56_7000 | (0b111111 << 6) | (0b00 << 4) | EXTENDED_SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, KERNEL_READ));
  }

  @Test
  void bit0OfAPageIsNoExecuteNever() {
    tables.page(0x56_7000 | EVERYBODY | EXTENDED_SMALL);
    maps(0x56_7ABC, tables.walk(XP0, USER_FETCH));
  }

  @Test
  void bit9OfASmallPageBelongsToASubpageAndIsNoApx() {
    tables.page(0x56_7000 | EVERYBODY | SMALL);
    maps(0x56_7ABC, tables.walk(XP0, USER_WRITE));
    maps(0x56_7000, tables.walk(XP0, 0x30_5000, KERNEL_WRITE));
  }

  @Test
  void bit15OfALargePageIsNoExecuteNever() {
    tables.page(0x56_8000 | EVERYBODY | LARGE);
    maps(0x56_5ABC, tables.walk(XP0, USER_FETCH));
  }

  @Test
  void bit15OfASectionIsNoApx() {
    tables.section(0x5670_0000 | (1 << 15) | (0b11 << 10) | SECTION);
    maps(0x5670_5ABC, tables.walk(XP0, USER_WRITE));
  }

  @Test
  void bit4OfASectionIsNoExecuteNever() {
    tables.section(0x5670_0000 | (1 << 4) | (0b11 << 10) | SECTION);
    maps(0x5670_5ABC, tables.walk(XP0, USER_FETCH));
  }

  @Test
  void bit18MakesASupersectionOfDomain0() {
    tables.section(0x5600_0000 | (1 << 18) | (0b11 << 10) | SECTION);
    refuses(Outcome.DOMAIN, 1, 0x09, tables.walk(XP0, KERNEL_READ));
    maps(0x5630_5ABC, tables.walk(XP0.withDacr(0b01).withNarrowPa(), KERNEL_READ));
  }

  @Test
  void thereIsNoAccessFlag() {
    tables.page(0x56_7000 | (0b10_10_10_10 << 4) | SMALL);
    maps(0x56_7ABC, tables.walk(XP0.withAfe(), USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(XP0.withAfe(), USER_WRITE));
  }

  @Test
  void withoutSAndRNobodyMayUseAp0() {
    tables.page(0x56_7000 | SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0, KERNEL_READ));
  }

  @Test
  void sLetsTheKernelReadAp0() {
    tables.page(0x56_7000 | SMALL);
    ArmShortControls system = XP0.withSr(true, false);
    maps(0x56_7ABC, tables.walk(system, KERNEL_READ));
    maps(0x56_7ABC, tables.walk(system, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(system, KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(system, USER_READ));
  }

  @Test
  void rLetsEverybodyReadAp0() {
    tables.page(0x56_7000 | SMALL);
    ArmShortControls rom = XP0.withSr(false, true);
    maps(0x56_7ABC, tables.walk(rom, KERNEL_READ));
    maps(0x56_7ABC, tables.walk(rom, USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(rom, USER_WRITE));
  }

  @Test
  void sWithRIsReservedAndAllowsNothing() {
    tables.page(0x56_7000 | SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0.withSr(true, true), KERNEL_READ));
  }

  @Test
  void sAndRConcernSectionsToo() {
    tables.section(0x5670_0000 | SECTION);
    maps(0x5670_5ABC, tables.walk(XP0.withSr(false, true), USER_READ));
    refuses(Outcome.PROTECTION, 1, 0x7D, tables.walk(XP0, USER_READ));
  }

  @Test
  void sAndRDoNotConcernTheOtherPermissions() {
    tables.page(0x56_7000 | (0b01_01_01_01 << 4) | SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(XP0.withSr(false, true), USER_READ));
    maps(0x56_7ABC, tables.walk(XP0.withSr(true, false), KERNEL_WRITE));
  }

  @Test
  void aFetchNeedsTheRightToRead() {
    tables.page(0x56_7000 | (0b01_01_01_01 << 4) | SMALL);
    maps(0x56_7ABC, tables.walk(XP0, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 2, 0x0F, tables.walk(XP0, USER_FETCH));
  }

  @Test
  void firstLevelType3IsReservedAndFaults() {
    tables.section(0x5670_0000 | 0b11);
    refuses(Outcome.NOT_PRESENT, 1, 0x05, tables.walk(XP0, KERNEL_READ));
  }

  @Test
  void aManagerDomainAsksForNoPermission() {
    tables.page(0x56_7000 | SMALL);
    maps(0x56_7ABC, tables.walk(XP0.withDacr(0b11 << 14), USER_WRITE));
  }

  @Test
  void aFaultOfTheSecondLevelTellsTheDomainOfTheFirst() {
    tables.page(0);
    refuses(Outcome.NOT_PRESENT, 2, 0x877, tables.walk(XP0, USER_WRITE));
    refuses(Outcome.NOT_PRESENT, 2, 0x07, tables.walk(XP0, USER_FETCH));
  }
}
