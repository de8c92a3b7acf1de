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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.X86Controls.Mode;

/** SMEP, SMAP and protection keys: SDM 3A §4.6.1, §4.6.2 and §4.7; AMD's own reserved bit. */
final class SupervisorGuardsTest {
  private static final X86Controls USUAL = X86Controls.usual(Mode.LONG4);
  private static final X86Controls SMEP = USUAL.withSmep(true);
  private static final X86Controls SMAP = USUAL.withSmap(true, false);

  /** Key 5: AD, or WD. */
  private static final X86Controls NO_ACCESS = USUAL.withKeys(true, 0b01 << 10);

  private static final X86Controls NO_WRITE = USUAL.withKeys(true, 0b10 << 10);
  private static final long KEY = 5L << 59;

  private static final long VA = 0xABC;
  private static final long PML4E = 0x1000;
  private static final long PDPTE = 0x2000;
  private static final long PDE = 0x3000;
  private static final long PTE = 0x4000;
  private static final long PAGE = 0x5_6ABC;

  private final SparseMemory memory = new SparseMemory();

  SupervisorGuardsTest() {
    memory.write(PML4E, 8, 0x2007);
    memory.write(PDPTE, 8, 0x3007);
    memory.write(PDE, 8, 0x4007);
    memory.write(PTE, 8, 0x5_6007 | KEY);
  }

  private Answer walk(X86Controls controls, Access access) {
    ReferenceX86 reference = new ReferenceX86(memory, controls);
    reference.load(0x1000, 0);
    return reference.walk(VA, access);
  }

  @Test
  void smepForbidsTheKernelToFetchFromAUserModeAddress() {
    refuses(Outcome.PROTECTION, 1, 0b10001, walk(SMEP, KERNEL_FETCH));
    maps(PAGE, walk(USUAL, KERNEL_FETCH));
  }

  @ParameterizedTest
  @ValueSource(longs = {PML4E, PDPTE, PDE, PTE})
  void oneSupervisorEntryMakesTheAddressTheKernelsOwn(long entry) {
    memory.write(entry, 8, memory.read(entry, 8) & ~4);
    maps(PAGE, walk(SMEP, KERNEL_FETCH));
    maps(PAGE, walk(SMAP, KERNEL_READ));
    maps(PAGE, walk(NO_ACCESS, KERNEL_WRITE));
  }

  @Test
  void smepConcernsNeitherUserCodeNorData() {
    maps(PAGE, walk(SMEP, USER_FETCH));
    maps(PAGE, walk(SMEP, KERNEL_WRITE));
  }

  @Test
  void smepTellsFetchesEvenWithoutNxe() {
    memory.write(PTE, 8, 0);
    refuses(Outcome.NOT_PRESENT, 1, 0b10000, walk(SMEP.withNxe(false), KERNEL_FETCH));
    refuses(Outcome.NOT_PRESENT, 1, 0, walk(USUAL.withNxe(false), KERNEL_FETCH));
  }

  @Test
  void smapForbidsTheKernelToReadAndWriteAUserModeAddress() {
    refuses(Outcome.PROTECTION, 1, 0b00001, walk(SMAP, KERNEL_READ));
    refuses(Outcome.PROTECTION, 1, 0b00011, walk(SMAP, KERNEL_WRITE));
  }

  @Test
  void smapDoesNotCareForWp() {
    refuses(Outcome.PROTECTION, 1, 0b00011, walk(SMAP.withWp(false), KERNEL_WRITE));
  }

  @Test
  void theAcFlagSuspendsSmap() {
    X86Controls suspended = USUAL.withSmap(true, true);
    maps(PAGE, walk(suspended, KERNEL_READ));
    maps(PAGE, walk(suspended, KERNEL_WRITE));
  }

  @Test
  void smapConcernsNeitherFetchesNorUserCode() {
    maps(PAGE, walk(SMAP, KERNEL_FETCH));
    maps(PAGE, walk(SMAP, USER_WRITE));
  }

  @Test
  void theAcFlagDoesNotSuspendWp() {
    memory.write(PTE, 8, 0x5_6005);
    refuses(Outcome.PROTECTION, 1, 0b00011, walk(USUAL.withSmap(true, true), KERNEL_WRITE));
  }

  @Test
  void adRefusesAllDataAccessesToAUserModeAddress() {
    refuses(Outcome.PROTECTION, 1, 0b100101, walk(NO_ACCESS, USER_READ));
    refuses(Outcome.PROTECTION, 1, 0b100111, walk(NO_ACCESS, USER_WRITE));
    refuses(Outcome.PROTECTION, 1, 0b100001, walk(NO_ACCESS, KERNEL_READ));
    refuses(Outcome.PROTECTION, 1, 0b100011, walk(NO_ACCESS.withWp(false), KERNEL_WRITE));
  }

  @Test
  void wdRefusesWritesByUserCodeWhateverWp() {
    refuses(Outcome.PROTECTION, 1, 0b100111, walk(NO_WRITE, USER_WRITE));
    refuses(Outcome.PROTECTION, 1, 0b100111, walk(NO_WRITE.withWp(false), USER_WRITE));
    maps(PAGE, walk(NO_WRITE, USER_READ));
  }

  @Test
  void wdBindsTheKernelUnderWpOnly() {
    refuses(Outcome.PROTECTION, 1, 0b100011, walk(NO_WRITE, KERNEL_WRITE));
    maps(PAGE, walk(NO_WRITE.withWp(false), KERNEL_WRITE));
  }

  @Test
  void keysNeverConcernFetches() {
    maps(PAGE, walk(NO_ACCESS, USER_FETCH));
    maps(PAGE, walk(NO_ACCESS, KERNEL_FETCH));
  }

  @Test
  void keysAreIgnoredWithoutPke() {
    maps(PAGE, walk(USUAL.withKeys(false, -1), USER_WRITE));
  }

  @Test
  void onlyThePagesOwnKeyCounts() {
    memory.write(PTE, 8, 0x5_6007 | (6L << 59));
    maps(PAGE, walk(NO_ACCESS, USER_WRITE));
  }

  @Test
  void bits62To59OfTheUpperEntriesAreNoKey() {
    memory.write(PTE, 8, 0x5_6007);
    memory.write(PML4E, 8, 0x2007 | KEY);
    memory.write(PDPTE, 8, 0x3007 | KEY);
    memory.write(PDE, 8, 0x4007 | KEY);
    maps(PAGE, walk(NO_ACCESS, USER_WRITE));
  }

  @Test
  void largePagesHaveKeysToo() {
    memory.write(PDE, 8, 0x4000_0087L | KEY);
    refuses(Outcome.PROTECTION, 2, 0b100101, walk(NO_ACCESS, USER_READ));
    memory.write(PDPTE, 8, 0x4000_0087L | KEY);
    refuses(Outcome.PROTECTION, 3, 0b100101, walk(NO_ACCESS, USER_READ));
  }

  @Test
  void pkIsToldEvenWhereAnotherRightIsMissingToo() {
    memory.write(PTE, 8, 0x5_6005 | KEY);
    refuses(Outcome.PROTECTION, 1, 0b100111, walk(NO_WRITE, USER_WRITE));
    refuses(Outcome.PROTECTION, 1, 0b100001, walk(NO_ACCESS.withSmap(true, false), KERNEL_READ));
  }

  @Test
  void aMissingOrBadEntryHidesTheKey() {
    memory.write(PTE, 8, KEY);
    refuses(Outcome.NOT_PRESENT, 1, 0b000100, walk(NO_ACCESS, USER_READ));
    memory.write(PTE, 8, 0x5_6007 | KEY | (1L << 40));
    refuses(Outcome.RESERVED_BIT, 1, 0b001101, walk(NO_ACCESS, USER_READ));
  }

  @Test
  void aKernelPageRefusesUserCodeWithoutAWordOfItsKey() {
    memory.write(PTE, 8, 0x5_6003 | KEY);
    refuses(Outcome.PROTECTION, 1, 0b000101, walk(NO_ACCESS, USER_READ));
  }

  @Test
  void bit8OfAPml4eIsReservedByAmdOnly() {
    memory.write(PML4E, 8, 0x2107);
    maps(PAGE, walk(USUAL, USER_READ));
    refuses(Outcome.RESERVED_BIT, 4, 0b01101, walk(USUAL.withAmd(true), USER_READ));
  }

  @Test
  void bit8OfTheLowerTablesIsIgnoredByBoth() {
    memory.write(PDPTE, 8, 0x3107);
    memory.write(PDE, 8, 0x4107);
    maps(PAGE, walk(USUAL.withAmd(true), USER_READ));
  }
}
