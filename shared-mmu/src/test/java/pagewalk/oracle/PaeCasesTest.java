package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.oracle.Access.KERNEL_FETCH;
import static pagewalk.oracle.Access.KERNEL_READ;
import static pagewalk.oracle.Access.USER_FETCH;
import static pagewalk.oracle.Access.USER_READ;
import static pagewalk.oracle.Access.USER_WRITE;
import static pagewalk.oracle.Expect.maps;
import static pagewalk.oracle.Expect.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.X86Controls.Mode;

/** PAE paging: SDM 3A §4.4, tables 4-7 to 4-11. */
final class PaeCasesTest {
  private static final X86Controls USUAL = X86Controls.usual(Mode.PAE);

  /** PDPTE 2, directory entry 1, table entry 3. */
  private static final long VA = 0x8020_3ABCL;

  private static final long CR3 = 0x1020;
  private static final long PDPTE = CR3 + 2 * 8;
  private static final long PDE = 0x2008;
  private static final long PTE = 0x3018;

  private final SparseMemory memory = new SparseMemory();

  PaeCasesTest() {
    memory.write(PDPTE, 8, 0x2001);
    memory.write(PDE, 8, 0x3007);
    memory.write(PTE, 8, 0x5_6007);
  }

  private ReferenceX86 loaded(X86Controls controls) {
    ReferenceX86 reference = new ReferenceX86(memory, controls);
    assertTrue(reference.load(CR3, 0));
    return reference;
  }

  private Answer walk(X86Controls controls, Access access) {
    return loaded(controls).walk(VA, access);
  }

  @Test
  void anAddressIsTwoBitsNineBitsNineBitsAndTwelve() {
    maps(0x5_6ABC, walk(USUAL, USER_READ));
  }

  @Test
  void theWalkReadsTwoEntriesForThePdptesAreRegisters() {
    assertEquals(List.of(PDE, PTE), walk(USUAL, USER_READ).reads());
  }

  @Test
  void anEditedPdpteCountsFromTheNextLoadOfCr3On() {
    ReferenceX86 reference = loaded(USUAL);
    memory.write(PDPTE, 8, 0);
    maps(0x5_6ABC, reference.walk(VA, USER_READ));
    assertTrue(reference.load(CR3, 0));
    refuses(Outcome.NOT_PRESENT, 3, 0b100, reference.walk(VA, USER_READ));
  }

  @Test
  void bits4To0OfCr3AreNoAddress() {
    ReferenceX86 reference = new ReferenceX86(memory, USUAL);
    assertTrue(reference.load(CR3 | 0x1F, 0));
    maps(0x5_6ABC, reference.walk(VA, USER_READ));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 8, 40, 51, 52, 62, 63})
  void aPresentPdpteWithAReservedBitMakesTheLoadOfCr3Fail(int bit) {
    memory.write(PDPTE, 8, 0x2001 | (1L << bit));
    assertFalse(new ReferenceX86(memory, USUAL).load(CR3, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 9, 10, 11})
  void theOtherBitsOfAPdpteDoNot(int bit) {
    memory.write(PDPTE, 8, 0x2001 | (1L << bit));
    maps(0x5_6ABC, walk(USUAL, USER_READ));
  }

  @Test
  void anyOfTheFourPdptesCanMakeTheLoadFail() {
    memory.write(CR3, 8, 0x2003);
    assertFalse(new ReferenceX86(memory, USUAL).load(CR3, 0));
  }

  @Test
  void reservedBitsOfAnAbsentPdpteAreNotTested() {
    memory.write(CR3, 8, -2L);
    maps(0x5_6ABC, walk(USUAL, USER_READ));
  }

  @Test
  void afterAFailedLoadTheOldPdptesStay() {
    ReferenceX86 reference = loaded(USUAL);
    memory.write(0x1040, 8, 0x2003);
    assertFalse(reference.load(0x1040, 0));
    maps(0x5_6ABC, reference.walk(VA, USER_READ));
  }

  @Test
  void anAbsentPdpteIsFoundByTheWalkWithoutReadingMemory() {
    memory.write(PDPTE, 8, 0);
    Answer answer = walk(USUAL, USER_WRITE);
    refuses(Outcome.NOT_PRESENT, 3, 0b110, answer);
    assertEquals(List.of(), answer.reads());
  }

  @Test
  void rightsComeFromDirectoryAndTableAlone() {
    maps(0x5_6ABC, walk(USUAL, USER_WRITE));
    memory.write(PDE, 8, 0x3003);
    refuses(Outcome.PROTECTION, 2, 0b101, walk(USUAL, USER_READ));
  }

  @Test
  void aPdpteIsNeverMarked() {
    walk(USUAL, USER_WRITE);
    assertEquals(0x2001, memory.read(PDPTE, 8));
    assertEquals(0x3027, memory.read(PDE, 8));
    assertEquals(0x5_6067, memory.read(PTE, 8));
  }

  @Test
  void pageSizeMapsTwoMebibytesWhateverPse() {
    memory.write(PDE, 8, 0x4000_0087L);
    maps(0x4000_3ABCL, walk(USUAL.withPse(false, false), USER_READ));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 20, 40, 51, 52, 58, 62})
  void aLargePageHasReservedBits(int bit) {
    memory.write(PDE, 8, 0x4000_0087L | (1L << bit));
    refuses(Outcome.RESERVED_BIT, 2, 0b01101, walk(USUAL, USER_READ));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 51, 52, 58, 59, 62})
  void bits62DownToTheWidthOfAddressesAreReservedInEveryEntry(int bit) {
    memory.write(PTE, 8, 0x5_6007 | (1L << bit));
    refuses(Outcome.RESERVED_BIT, 1, 0b01101, walk(USUAL, USER_READ));
    memory.write(PDE, 8, 0x3007 | (1L << bit));
    refuses(Outcome.RESERVED_BIT, 2, 0b01101, walk(USUAL, USER_READ));
  }

  @Test
  void executeDisableForbidsFetchesUnderNxe() {
    memory.write(PDE, 8, 0x3007 | (1L << 63));
    refuses(Outcome.PROTECTION, 2, 0b10001, walk(USUAL, KERNEL_FETCH));
    maps(0x5_6ABC, walk(USUAL, KERNEL_READ));
  }

  @Test
  void executeDisableIsReservedWithoutNxe() {
    memory.write(PTE, 8, 0x5_6007 | (1L << 63));
    refuses(Outcome.RESERVED_BIT, 1, 0b01001, walk(USUAL.withNxe(false), KERNEL_READ));
  }

  @Test
  void fetchesAreToldUnderNxeOrSmepOnly() {
    memory.write(PTE, 8, 0);
    X86Controls plain = USUAL.withNxe(false);
    refuses(Outcome.NOT_PRESENT, 1, 0b00100, walk(plain, USER_FETCH));
    refuses(Outcome.NOT_PRESENT, 1, 0b10100, walk(plain.withSmep(true), USER_FETCH));
    refuses(Outcome.NOT_PRESENT, 1, 0b10100, walk(USUAL, USER_FETCH));
  }

  @Test
  void pagesMayLieAbove4GiB() {
    memory.write(PTE, 8, 0xFF_0005_6007L);
    maps(0xFF_0005_6ABCL, walk(USUAL, USER_READ));
  }

  @Test
  void thereAreNoProtectionKeys() {
    X86Controls keys = USUAL.withKeys(true, -1);
    maps(0x5_6ABC, walk(keys, USER_WRITE));
  }
}
