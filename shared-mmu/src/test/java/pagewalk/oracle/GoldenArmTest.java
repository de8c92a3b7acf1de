package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.oracle.ArmShortControls.Version;

/** The reference says what QEMU answered, or where QEMU departs from it, what the manual says. */
final class GoldenArmTest {
  private static final long RAM_BYTES = 512L << 20;

  @Test
  void everyExecutedAccessGivesTheRecordedWordOrFaultStatus() {
    RecordedMachine machine = RecordedMachine.named("arm-faults-v6-base");
    ReferenceArmShort reference =
        reference(machine, SparseMemory.ofPageImage("arm-faults-v6-base.pages.gz"));
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers("arm-faults-v6-base.faults.tsv.gz");
    for (List<String> line : answers) {
      Access access = access(line);
      Answer answer = reference.walk(address(line.get(0)), access);
      String found = found(reference, answer, access, !line.get(4).isEmpty());
      if (!found.equals(expected(line))) {
        differences.add(line + " but " + answer);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(4000, answers.size());
  }

  /** Every word of the memory that was read held its own address. */
  private static String found(
      ReferenceArmShort reference, Answer answer, Access access, boolean wordRead) {
    if (!answer.translated()) {
      return "fault 0x" + Integer.toHexString(answer.code() | (reference.domain() << 4));
    }
    if (answer.pa() >= RAM_BYTES) {
      return "fault 0x" + Integer.toHexString(reference.busCode(access));
    }
    return wordRead ? "ok 0x" + Long.toHexString(answer.pa()) : "ok";
  }

  /** QEMU writes the domain into the IFSR too, where the manual has none. */
  private static String expected(List<String> line) {
    if (line.get(3).equals("ok")) {
      return ("ok " + line.get(4)).strip();
    }
    String status = line.get(5).isEmpty() ? line.get(4) : line.get(5);
    return "fault " + status.replaceAll(".*(fsr|manual)=", "").replaceAll(" .*", "");
  }

  private static ReferenceArmShort reference(RecordedMachine machine, SparseMemory memory) {
    ArmShortControls controls =
        ArmShortControls.usual(machine.bit("sctlr", 23) ? Version.V6 : Version.V5)
            .withDacr((int) machine.register("dacr"))
            .withTtbcr((int) machine.register("ttbcr") & 7, false, false);
    ReferenceArmShort reference = new ReferenceArmShort(memory, controls);
    reference.load(machine.register("ttbr0"), machine.register("ttbr1"));
    return reference;
  }

  private static Access access(List<String> line) {
    return Access.ALL.get("RWX".indexOf(line.get(1)) + (line.get(2).equals("U") ? 3 : 0));
  }

  @ParameterizedTest
  @CsvSource({"linux-armv6-raspi0.expected.tsv.gz, 0", "linux-armv6-raspi0.user.tsv.gz, 3"})
  void everyAddressOfARealMachineTranslatesAsRecorded(String expected, int access) {
    RecordedMachine machine = RecordedMachine.named("linux-armv6-raspi0");
    ReferenceArmShort reference =
        reference(machine, SparseMemory.ofElfCore("linux-armv6-raspi0.core.gz"));
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers(expected);
    for (List<String> line : answers) {
      Answer answer = reference.walk(address(line.get(0)), Access.ALL.get(access));
      String found = answer.translated() ? "0x" + Long.toHexString(answer.pa()) : "fault";
      if (!found.equals(line.get(1))) {
        differences.add(line + " but " + answer);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(2000, answers.size());
  }

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex.substring(2), 16);
  }
}
