package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as crash reports show them; the causes are those of SDM 3A §4.7 and DDI 0301H §6.9. */
final class FaultCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#PF 0xB CR2=0x401000|The kernel wrote at `0x401000`, and an entry on the way has a reserved bit set.",
        "#PF: error_code(0x0002) - not-present page|The kernel wrote, and an entry on the way was not present.",
        "CR2: 00007ffd1000 err 0x7|User code wrote at `0x7FFD1000`, and the rights refused it.",
        "PF 0x15|User code fetched an instruction, and the rights refused it.",
        "#PF 0x25|User code read, and the page's protection key forbids it.",
        "DFSR 0x81B|A write failed: domain, page.",
        "DFSR=0x805 DFAR=0xC0401000|A write at `0xC0401000` failed: translation, section.",
        "IFSR 0x0D|A fetch failed: permission, section.",
        "DFSR 0x207|A read failed: translation fault at level 3.",
        "ESR_EL1 0x96000046 FAR_EL1 0x401000|A write at `0x401000` failed: translation fault at level 2.",
        "ESR 0x8600000F|A fetch failed: permission fault at level 3.",
        "ESR 0x56000000|This is no fault of a walk.",
      })
  void aCodeIsToldInASentence(String pasted, String lead) {
    FaultCode code = FaultCode.of(pasted);
    assertEquals("", code.error());
    assertEquals(lead, code.caption().lead());
    assertFalse(code.caption().body().isEmpty());
    assertFalse(code.caption().manual().isEmpty());
  }

  @Test
  void theDomainIsNamedWithItsBitsInDacr() {
    FaultCode code = FaultCode.of("DFSR 0x81B");
    assertTrue(code.caption().body().startsWith("Domain 1 has no access: bits 3:2 of DACR"));
    assertEquals("domain", code.bits().get(2).name());
    assertEquals(1, code.bits().get(2).value());
  }

  @Test
  void theBitsAreThoseThatTheFormatDeclares() {
    FaultCode code = FaultCode.of("#PF 0xB CR2=0x401000");
    assertEquals(Optional.of(0x401000L), code.address());
    assertEquals(6, code.bits().size());
    assertEquals("RSVD", code.bits().get(2).name());
    assertEquals("an entry has a reserved bit set", code.bits().get(2).meaning());
  }

  @Test
  void reservedWithoutPresentIsDoubted() {
    assertTrue(FaultCode.of("#PF 0x8").caption().body().contains("never set without P"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "#PF", "CR2=0x1000", "#PF 0xZZ", "((((", "#PF 0x123456789"})
  void whatIsNoCodeIsRefusedWithASentence(String pasted) {
    FaultCode code = FaultCode.of(pasted);
    assertTrue(code.error().endsWith("."), code.error());
    assertEquals("", code.register());
  }

  @Test
  void aBookIsNotRead() {
    assertFalse(FaultCode.of("#PF 0xB ".repeat(100)).error().isEmpty());
  }
}
