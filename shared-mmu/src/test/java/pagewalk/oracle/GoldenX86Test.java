package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.oracle.X86Controls.Mode;

/** The reference says what QEMU answered: it is itself right. */
final class GoldenX86Test {

  @Test
  void everyExecutedAccessGivesTheRecordedAddressOrErrorCode() {
    RecordedMachine machine = RecordedMachine.named("x86-faults-base");
    SparseMemory memory = SparseMemory.ofPageImage("x86-faults-base.pages.gz");
    ReferenceX86 plain = reference(machine, memory, false);
    ReferenceX86 withAc = reference(machine, memory, true);
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers("x86-faults-base.faults.tsv.gz");
    for (List<String> line : answers) {
      ReferenceX86 reference = line.get(2).endsWith("+AC") ? withAc : plain;
      Answer answer = reference.walk(address(line.get(0)), access(line));
      String expected = String.join(" ", line.subList(3, line.size())).strip();
      String found = words(answer);
      if (!(expected.equals("ok") ? found.startsWith("ok") : found.equals(expected))) {
        differences.add(line + " but " + found);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(2543, answers.size());
  }

  private static ReferenceX86 reference(RecordedMachine machine, SparseMemory memory, boolean ac) {
    X86Controls controls =
        X86Controls.usual(Mode.LONG4)
            .withWp(machine.bit("cr0", 16))
            .withNxe(machine.bit("efer", 11))
            .withSmep(machine.bit("cr4", 20))
            .withSmap(machine.bit("cr4", 21), ac)
            .withMaxphyaddr((int) machine.register("physBits"));
    ReferenceX86 reference = new ReferenceX86(memory, controls);
    reference.load(machine.register("cr3"), 0);
    return reference;
  }

  private static Access access(List<String> line) {
    int user = line.get(2).startsWith("U") ? 3 : 0;
    return Access.ALL.get(user + "RWX".indexOf(line.get(1)));
  }

  private static String words(Answer answer) {
    return switch (answer.outcome()) {
      case TRANSLATED -> "ok 0x" + Long.toHexString(answer.pa());
      case NON_CANONICAL -> "gp";
      default -> "pf 0x" + Integer.toHexString(answer.code());
    };
  }

  /** QEMU's monitor looks at present bits, page sizes and canonical form only. */
  @ParameterizedTest
  @CsvSource({
    "linux-amd64-128m.core.gz, linux-amd64-128m.expected.tsv.gz, 0x61b6000, 2000",
    "qemu-x86-64.core.gz, qemu-x86-64.expected.tsv, 0x100000, 13"
  })
  void everyAddressOfARealMachineTranslatesAsRecorded(
      String core, String expected, String cr3, int count) {
    X86Controls controls = X86Controls.usual(Mode.LONG4).withMaxphyaddr(52);
    ReferenceX86 reference = new ReferenceX86(SparseMemory.ofElfCore(core), controls);
    reference.load(Long.decode(cr3), 0);
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers(expected);
    for (List<String> line : answers) {
      Answer answer = reference.walk(address(line.get(0)), Access.KERNEL_READ);
      String found = answer.translated() ? "0x" + Long.toHexString(answer.pa()) : "fault";
      if (!found.equals(line.get(1))) {
        differences.add(line + " but " + answer);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(count, answers.size());
  }

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex.substring(2), 16);
  }
}
