package pagewalk.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pagewalk.format.FaultKind.ACCESS_FLAG;
import static pagewalk.format.FaultKind.BUS;
import static pagewalk.format.FaultKind.DOMAIN;
import static pagewalk.format.FaultKind.NOT_PRESENT;
import static pagewalk.format.FaultKind.PROTECTION;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DFSR, IFSR and their companions (ARM DDI 0301H §3.2.17 to §3.2.21, table 6-11). */
final class ArmShortFaultsTest {
  private static final FaultRule RULE = new ArmShortFaults();
  private static final List<FaultKind> KINDS =
      List.of(NOT_PRESENT, ACCESS_FLAG, DOMAIN, PROTECTION, BUS);

  @ParameterizedTest
  @CsvSource({
    "NOT_PRESENT, 2, 0x05",
    "NOT_PRESENT, 1, 0x97",
    "ACCESS_FLAG, 2, 0x93",
    "ACCESS_FLAG, 1, 0x96",
    "DOMAIN, 2, 0x99",
    "DOMAIN, 1, 0x9B",
    "PROTECTION, 2, 0x9D",
    "PROTECTION, 1, 0x9F",
    "BUS, 2, 0x0C",
    "BUS, 1, 0x9E",
    "BUS, 0, 0x98",
  })
  void theStatusTellsTheKindAndTheLevelAndWhereItIsValidTheDomain(
      FaultKind kind, int level, String code) {
    int expected = Integer.decode(code);
    assertEquals(expected, RULE.code(kind, Rights.READ, level, 9));
    assertEquals(expected, RULE.code(kind, Rights.USER + Rights.READ, level, 9));
    assertEquals(expected | 0x800, RULE.code(kind, Rights.WRITE, level, 9));
    assertEquals(expected, RULE.code(kind, Rights.EXECUTE, level, 9));
  }

  @Test
  void dataAndFetchesHaveAbortsAndAddressRegistersOfTheirOwn() {
    for (FaultKind kind : KINDS) {
      assertEquals("data abort", RULE.vector(kind, Rights.USER + Rights.WRITE));
      assertEquals("prefetch abort", RULE.vector(kind, Rights.EXECUTE));
      assertTrue(RULE.recordsAddress(kind));
    }
    assertEquals("DFAR", RULE.addressRegister(Rights.READ));
    assertEquals("IFAR", RULE.addressRegister(Rights.USER + Rights.EXECUTE));
  }

  @Test
  void thereIsNoFaultForReservedBitsOrKeys() {
    for (FaultKind kind : List.of(FaultKind.RESERVED_BIT, FaultKind.PROTECTION_KEY)) {
      assertThrows(IllegalArgumentException.class, () -> RULE.code(kind, Rights.READ, 1, 0));
    }
  }

  /** Bit 10 is part of the status, though no fault of a walk sets it. */
  @Test
  void theNamedBitsOfTheCodeAreThoseItUses() {
    int named = 0;
    for (Field field : RULE.codeBits()) {
      named |= (int) field.mask();
    }
    int used = 1 << 10;
    for (FaultKind kind : KINDS) {
      for (int access = 0; access < Rights.ACCESSES; access++) {
        used |= RULE.code(kind, access, 1, 0xF) | RULE.code(kind, access, 2, 0xF);
      }
    }
    assertEquals(named, used);
  }

  @Test
  void theStatusIsToldInWords() {
    Field status = RULE.codeBits().get(3);
    assertEquals("translation, section", status.meaningIn(0x805));
    assertEquals("permission, page", status.meaningIn(0x9F));
  }
}
