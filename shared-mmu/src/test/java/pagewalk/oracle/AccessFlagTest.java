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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.ArmShortControls.Version;

/**
 * SCTLR.AFE with XP = 1: AP[0] is the access flag and AP[2:1] the permissions (ARM1176JZF-S TRM,
 * ARM DDI 0301H, §6.5.2 and §6.9.4); priorities as in its table 6-11.
 */
final class AccessFlagTest {
  private static final ArmShortControls AFE = ShortTables.usual(Version.V6).withAfe();
  private static final long FLAG = 1 << 4;
  private static final long USER = 1 << 5;
  private static final long READ_ONLY = 1 << 9;
  private static final long SMALL = 0b10;
  private static final long NEVER = 0b01;
  private static final long PAGE = 0x56_7ABC;

  private final ShortTables tables = new ShortTables();

  private Answer page(long bits, Access access) {
    return tables.page(0x56_7000 | bits | SMALL).walk(AFE, access);
  }

  @Test
  void aClearFlagOfASectionFaultsWithTheDomain() {
    tables.section(0x5670_0000 | (0b10 << 10) | 0b10);
    refuses(Outcome.ACCESS_FLAG, 1, 0x73, tables.walk(AFE, KERNEL_READ));
  }

  @Test
  void aClearFlagOfASupersectionIsASectionFault() {
    tables.section(0x5600_0000 | (1 << 18) | (0b10 << 10) | 0b10);
    refuses(Outcome.ACCESS_FLAG, 1, 0x03, tables.walk(AFE, KERNEL_READ));
  }

  @Test
  void aClearFlagOfAPageFaultsWithTheDomain() {
    refuses(Outcome.ACCESS_FLAG, 2, 0x76, page(USER, KERNEL_READ));
  }

  @Test
  void aClearFlagOfALargePageIsAPageFault() {
    tables.page(0x56_0000 | USER | 0b01);
    refuses(Outcome.ACCESS_FLAG, 2, 0x76, tables.walk(AFE, KERNEL_READ));
  }

  @Test
  void aWriteIsToldAndAFetchHasNoDomain() {
    refuses(Outcome.ACCESS_FLAG, 2, 0x876, page(USER, USER_WRITE));
    refuses(Outcome.ACCESS_FLAG, 2, 0x06, page(USER, USER_FETCH));
  }

  @Test
  void ap00IsForTheKernel() {
    maps(PAGE, page(FLAG, KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 2, 0x7F, page(FLAG, USER_READ));
  }

  @Test
  void ap01IsForEverybody() {
    maps(PAGE, page(FLAG | USER, USER_WRITE));
    maps(PAGE, page(FLAG | USER, KERNEL_WRITE));
  }

  @Test
  void ap10IsReadOnlyForTheKernel() {
    maps(PAGE, page(FLAG | READ_ONLY, KERNEL_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, page(FLAG | READ_ONLY, KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 2, 0x7F, page(FLAG | READ_ONLY, USER_READ));
  }

  @Test
  void ap11IsReadOnlyForEverybody() {
    maps(PAGE, page(FLAG | READ_ONLY | USER, USER_READ));
    refuses(Outcome.PROTECTION, 2, 0x87F, page(FLAG | READ_ONLY | USER, KERNEL_WRITE));
  }

  @Test
  void theHardwareDoesNotSetTheFlag() {
    assertEquals(List.of(), page(USER, KERNEL_READ).marks());
    assertEquals(0x56_7000 | USER | SMALL, tables.memory.read(ShortTables.L2, 4));
  }

  @Test
  void anAbsentEntryComesBeforeTheFlag() {
    tables.page(0x56_7000 | USER);
    refuses(Outcome.NOT_PRESENT, 2, 0x77, tables.walk(AFE, KERNEL_READ));
  }

  @ParameterizedTest
  @EnumSource(names = {"V6", "V7"})
  void theFlagComesBeforeTheDomain(Version version) {
    ArmShortControls closed = ArmShortControls.usual(version).withAfe().withDacr(0);
    tables.page(0x56_7000 | USER | SMALL);
    refuses(Outcome.ACCESS_FLAG, 2, 0x76, tables.walk(closed, KERNEL_READ));
    tables.page(0x56_7000 | USER | FLAG | SMALL);
    refuses(Outcome.DOMAIN, 2, 0x7B, tables.walk(closed, KERNEL_READ));
  }

  @Test
  void theFlagCountsInAManagerDomainToo() {
    tables.page(0x56_7000 | SMALL);
    refuses(Outcome.ACCESS_FLAG, 2, 0x76, tables.walk(AFE.withDacr(-1), KERNEL_READ));
  }

  @Test
  void theFlagComesBeforeExecuteNever() {
    refuses(Outcome.ACCESS_FLAG, 2, 0x06, page(USER | NEVER, KERNEL_FETCH));
    refuses(Outcome.PROTECTION, 2, 0x0F, page(FLAG | USER | NEVER, KERNEL_FETCH));
  }

  @Test
  void sAndRSayNothing() {
    tables.page(0x56_7000 | FLAG | SMALL);
    refuses(Outcome.PROTECTION, 2, 0x7F, tables.walk(AFE.withSr(false, true), USER_READ));
    maps(PAGE, tables.walk(AFE.withSr(true, false), KERNEL_WRITE));
  }

  @Test
  void withoutAfeAp0IsAPermissionLikeTheOthers() {
    ArmShortControls plain = ShortTables.usual(Version.V6);
    tables.page(0x56_7000 | USER | SMALL);
    maps(PAGE, tables.walk(plain, USER_READ));
    maps(PAGE, tables.walk(plain, KERNEL_WRITE));
    refuses(Outcome.PROTECTION, 2, 0x87F, tables.walk(plain, USER_WRITE));
  }
}
