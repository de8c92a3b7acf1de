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
import pagewalk.oracle.Answer.Outcome;
import pagewalk.oracle.X86Controls.Mode;

/** 32-bit paging: SDM 3A §4.3, tables 4-3 to 4-6. */
final class I386CasesTest {
  private static final X86Controls USUAL = X86Controls.usual(Mode.I386);

  /** Directory entry 1, table entry 3. */
  private static final long VA = 0x0040_3ABC;

  private static final long PDE = 0x1004;
  private static final long PTE = 0x200C;
  private static final int ALL_RIGHTS = 7;

  private final SparseMemory memory = new SparseMemory();

  private Answer walk(X86Controls controls, Access access) {
    return walk(controls, VA, access);
  }

  private Answer walk(X86Controls controls, long va, Access access) {
    ReferenceX86 reference = new ReferenceX86(memory, controls);
    reference.load(0x1000, 0);
    return reference.walk(va, access);
  }

  private void entries(long pde, long pte) {
    memory.write(PDE, 4, pde);
    memory.write(PTE, 4, pte);
  }

  @Test
  void anAddressIsTenBitsOfDirectoryTenOfTableTwelveOfOffset() {
    entries(0x2000 | ALL_RIGHTS, 0x5_6000 | ALL_RIGHTS);
    Answer answer = walk(USUAL, USER_READ);
    maps(0x5_6ABC, answer);
    assertEquals(List.of(PDE, PTE), answer.reads());
  }

  @Test
  void theHighestAddressUsesTheLastEntries() {
    memory.write(0x1FFC, 4, 0x2000 | ALL_RIGHTS);
    memory.write(0x2FFC, 4, 0xFFFF_F000L | ALL_RIGHTS);
    maps(0xFFFF_FFFFL, walk(USUAL, 0xFFFF_FFFFL, KERNEL_READ));
  }

  @Test
  void anAbsentDirectoryEntryEndsTheWalkWhateverItsOtherBits() {
    entries(0xFFFF_FFFEL, 0);
    refuses(Outcome.NOT_PRESENT, 2, 0, walk(USUAL, KERNEL_READ));
  }

  @Test
  void anAbsentTableEntryEndsTheWalkOneLevelLower() {
    entries(0x2000 | ALL_RIGHTS, 0xFFFF_FFFEL);
    refuses(Outcome.NOT_PRESENT, 1, 0b110, walk(USUAL, USER_WRITE));
  }

  @Test
  void pageSizeMapsFourMebibytesUnderPse() {
    entries(0x0080_0080 | ALL_RIGHTS, 0);
    maps(0x0080_3ABC, walk(USUAL, USER_READ));
  }

  @Test
  void withoutPsePageSizeIsIgnored() {
    entries(0x2080 | ALL_RIGHTS, 0x5_6000 | ALL_RIGHTS);
    maps(0x5_6ABC, walk(USUAL.withPse(false, true), USER_READ));
  }

  @Test
  void bits20To13OfALargePageAreItsAddressBits39To32() {
    entries(0x0080_0080 | (0xA5 << 13) | ALL_RIGHTS, 0);
    maps(0xA5_0080_3ABCL, walk(USUAL, USER_READ));
  }

  @Test
  void bit21OfALargePageIsReserved() {
    entries(0x00A0_0080 | ALL_RIGHTS, 0);
    refuses(Outcome.RESERVED_BIT, 2, 0b01001, walk(USUAL, KERNEL_READ));
  }

  @Test
  void aNarrowProcessorReservesTheAddressBitsThatItLacks() {
    X86Controls narrow = USUAL.withMaxphyaddr(36);
    entries(0x0080_0080 | (0xF << 13) | ALL_RIGHTS, 0);
    maps(0xF_0080_3ABCL, walk(narrow, USER_READ));
    entries(0x0080_0080 | (0x10 << 13) | ALL_RIGHTS, 0);
    refuses(Outcome.RESERVED_BIT, 2, 0b01101, walk(narrow, USER_READ));
  }

  @Test
  void noProcessorPutsLargePagesAboveFortyBits() {
    entries(0x00A0_0080 | ALL_RIGHTS, 0);
    X86Controls wide = USUAL.withMaxphyaddr(52);
    refuses(Outcome.RESERVED_BIT, 2, 0b01001, walk(wide, KERNEL_READ));
  }

  @Test
  void withoutPse36Bits21To13OfALargePageAreReserved() {
    X86Controls plain = USUAL.withPse(true, false);
    for (int bit = 13; bit <= 21; bit++) {
      entries(0x0080_0080 | (1 << bit) | ALL_RIGHTS, 0);
      refuses(Outcome.RESERVED_BIT, 2, 0b01001, walk(plain, KERNEL_READ));
    }
  }

  @Test
  void bit12OfALargePageIsItsMemoryType() {
    entries(0x0080_1080 | ALL_RIGHTS, 0);
    maps(0x0080_3ABC, walk(USUAL.withPse(true, false), USER_READ));
  }

  @Test
  void aTableEntryHasNoReservedBits() {
    entries(0x2000 | 0xF78 | ALL_RIGHTS, 0xFFFF_FFFFL);
    maps(0xFFFF_FABCL, walk(USUAL.withNxe(false), USER_WRITE));
  }

  @Test
  void readOnlyBindsTheKernelUnderWpOnly() {
    entries(0x2005, 0x5_6000 | ALL_RIGHTS);
    refuses(Outcome.PROTECTION, 2, 0b011, walk(USUAL, KERNEL_WRITE));
    maps(0x5_6ABC, walk(USUAL.withWp(false), KERNEL_WRITE));
  }

  @Test
  void readOnlyBindsUserCodeAlways() {
    entries(0x2000 | ALL_RIGHTS, 0x5_6005);
    refuses(Outcome.PROTECTION, 1, 0b111, walk(USUAL.withWp(false), USER_WRITE));
  }

  @Test
  void userCodeNeedsTheUserBitInBothEntries() {
    entries(0x2003, 0x5_6000 | ALL_RIGHTS);
    refuses(Outcome.PROTECTION, 2, 0b101, walk(USUAL, USER_READ));
    entries(0x2000 | ALL_RIGHTS, 0x5_6003);
    refuses(Outcome.PROTECTION, 1, 0b101, walk(USUAL, USER_READ));
  }

  @Test
  void thereIsNoExecuteDisableAndNoWordOfFetches() {
    entries(0x2000 | ALL_RIGHTS, 0x5_6000 | ALL_RIGHTS);
    maps(0x5_6ABC, walk(USUAL, USER_FETCH));
    entries(0x2003, 0x5_6003);
    refuses(Outcome.PROTECTION, 2, 0b00101, walk(USUAL, USER_FETCH));
  }

  @Test
  void smepForbidsTheKernelUserPagesAndTellsFetches() {
    entries(0x2000 | ALL_RIGHTS, 0x5_6000 | ALL_RIGHTS);
    refuses(Outcome.PROTECTION, 1, 0b10001, walk(USUAL.withSmep(true), KERNEL_FETCH));
    entries(0, 0);
    refuses(Outcome.NOT_PRESENT, 2, 0b10100, walk(USUAL.withSmep(true), USER_FETCH));
  }

  @Test
  void thereAreNoProtectionKeys() {
    entries(0x2000 | ALL_RIGHTS, 0x5_6000 | ALL_RIGHTS);
    maps(0x5_6ABC, walk(USUAL.withKeys(true, -1), USER_WRITE));
  }

  @Test
  void aReadMarksBothEntriesAccessedAndNoneDirty() {
    entries(0x2007, 0x5_6007);
    Answer answer = walk(USUAL, USER_READ);
    assertEquals(
        List.of(new Mark(PDE, 0x2007, 0x2027), new Mark(PTE, 0x5_6007, 0x5_6027)), answer.marks());
    assertEquals(0x2027, memory.read(PDE, 4));
  }

  @Test
  void aWriteMarksTheEntryThatMapsThePageDirty() {
    entries(0x2027, 0x5_6027);
    assertEquals(List.of(new Mark(PTE, 0x5_6027, 0x5_6067)), walk(USUAL, USER_WRITE).marks());
    entries(0x0080_00A7, 0);
    assertEquals(List.of(new Mark(PDE, 0x0080_00A7, 0x0080_00E7)), walk(USUAL, USER_WRITE).marks());
  }

  @Test
  void aRefusedAccessMarksTheDirectoryEntryOnly() {
    entries(0x2007, 0x5_6003);
    assertEquals(List.of(new Mark(PDE, 0x2007, 0x2027)), walk(USUAL, USER_READ).marks());
  }
}
