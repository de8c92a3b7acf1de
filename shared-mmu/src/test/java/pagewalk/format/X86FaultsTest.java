package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.format.FaultKind.BUS;
import static pagewalk.format.FaultKind.NON_CANONICAL;
import static pagewalk.format.FaultKind.NOT_PRESENT;
import static pagewalk.format.FaultKind.PROTECTION;
import static pagewalk.format.FaultKind.PROTECTION_KEY;
import static pagewalk.format.FaultKind.RESERVED_BIT;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page-fault error code (SDM 3A §4.7, figure 4-12). */
final class X86FaultsTest {
  private static final FaultRule WITH_NX = X86.USUAL.format().faults();
  private static final FaultRule WITHOUT_NX = new X86(4, true, false, 40, true).format().faults();
  private static final int USER = Rights.USER;

  @Test
  void theCodeTellsTheAccess() {
    assertEquals(0x00, WITH_NX.code(NOT_PRESENT, Rights.READ, 1, 0));
    assertEquals(0x02, WITH_NX.code(NOT_PRESENT, Rights.WRITE, 1, 0));
    assertEquals(0x10, WITH_NX.code(NOT_PRESENT, Rights.EXECUTE, 1, 0));
    assertEquals(0x04, WITH_NX.code(NOT_PRESENT, USER + Rights.READ, 1, 0));
    assertEquals(0x06, WITH_NX.code(NOT_PRESENT, USER + Rights.WRITE, 1, 0));
    assertEquals(0x14, WITH_NX.code(NOT_PRESENT, USER + Rights.EXECUTE, 1, 0));
  }

  @Test
  void aRightsViolationHasPAndNotRsvd() {
    assertEquals(0x01, WITH_NX.code(PROTECTION, Rights.READ, 1, 0));
    assertEquals(0x03, WITH_NX.code(PROTECTION, Rights.WRITE, 1, 0));
    assertEquals(0x07, WITH_NX.code(PROTECTION, USER + Rights.WRITE, 1, 0));
    assertEquals(0x15, WITH_NX.code(PROTECTION, USER + Rights.EXECUTE, 1, 0));
  }

  @Test
  void rsvdComesOnlyTogetherWithP() {
    assertEquals(0x09, WITH_NX.code(RESERVED_BIT, Rights.READ, 1, 0));
    assertEquals(0x0B, WITH_NX.code(RESERVED_BIT, Rights.WRITE, 1, 0));
    assertEquals(0x1D, WITH_NX.code(RESERVED_BIT, USER + Rights.EXECUTE, 1, 0));
  }

  @Test
  void withoutNxAFetchLooksLikeARead() {
    assertEquals(0x00, WITHOUT_NX.code(NOT_PRESENT, Rights.EXECUTE, 1, 0));
    assertEquals(0x05, WITHOUT_NX.code(PROTECTION, USER + Rights.EXECUTE, 1, 0));
    assertEquals(0x0D, WITHOUT_NX.code(RESERVED_BIT, USER + Rights.EXECUTE, 1, 0));
  }

  @Test
  void aNonCanonicalAddressIsAGeneralProtectionFaultWithCodeZeroAndWithoutCr2() {
    assertEquals("#GP", WITH_NX.vector(NON_CANONICAL, Rights.READ));
    for (int access = 0; access < Rights.ACCESSES; access++) {
      assertEquals(0, WITH_NX.code(NON_CANONICAL, access, 1, 0));
    }
    assertFalse(WITH_NX.recordsAddress(NON_CANONICAL));
    assertFalse(WITH_NX.recordsAddress(BUS));
  }

  @Test
  void everyOtherRefusalOfAWalkIsAPageFaultThatRecordsItsAddressInCr2() {
    for (FaultKind kind : new FaultKind[] {NOT_PRESENT, PROTECTION, RESERVED_BIT}) {
      assertEquals("#PF", WITH_NX.vector(kind, Rights.READ));
      assertTrue(WITH_NX.recordsAddress(kind));
    }
    assertEquals("CR2", WITH_NX.addressRegister());
  }

  /** The named bits of the code are the bits that the code has. */
  @Test
  void theNamedBitsOfTheCodeAreThoseItUses() {
    int named = 0;
    for (Field field : WITH_NX.codeBits()) {
      named |= (int) field.mask();
    }
    int used = 0;
    for (FaultKind kind : List.of(NOT_PRESENT, PROTECTION, PROTECTION_KEY, RESERVED_BIT)) {
      for (int access = 0; access < Rights.ACCESSES; access++) {
        used |= WITH_NX.code(kind, access, 1, 0);
      }
    }
    assertEquals(named, used);
  }
}
