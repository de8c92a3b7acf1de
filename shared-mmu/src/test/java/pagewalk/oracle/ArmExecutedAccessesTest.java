package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.Settings;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/**
 * The simulator answers as an ARM1176 of QEMU and a booted Linux did, or where QEMU departs from
 * the manual's order of faults, as the manual says.
 */
final class ArmExecutedAccessesTest {
  private static final long BOARD_BYTES = 512L << 20;
  private static final long ALL_BYTES = 1L << 32;

  private final Roots roots = new Roots(new Cells());

  /** The format under the recorded registers. */
  private static PagingFormat format(RecordedMachine machine) {
    FormatFamily family = Formats.named("armv6").orElseThrow();
    return family.under(
        Settings.of(family.controls())
            .with("xp", machine.bit("sctlr", 23) ? 1 : 0)
            .with("afe", machine.bit("sctlr", 29) ? 1 : 0)
            .with("dacr", machine.register("dacr"))
            .with("n", machine.register("ttbcr") & 7));
  }

  private Walker walker(RecordedMachine machine, PagingFormat format, FrameStore memory) {
    roots.set(0, machine.register("ttbr0"));
    roots.set(1, machine.register("ttbr1"));
    return Walker.looking(PlanCompiler.compile(format), memory, roots);
  }

  @Test
  void everyExecutedAccessGivesTheRecordedWordOrFaultStatusAndVector() {
    RecordedMachine machine = RecordedMachine.named("arm-faults-v6-base");
    FrameStore memory = new FrameStore(new Cells(), BOARD_BYTES, 0);
    PageImage.load("arm-faults-v6-base.pages.gz", memory);
    PagingFormat format = format(machine);
    Walker walker = walker(machine, format, memory);
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers("arm-faults-v6-base.faults.tsv.gz");
    for (List<String> line : answers) {
      int access =
          "RWX".indexOf(line.get(1)) + (line.get(2).equals("U") ? Rights.USER : Rights.READ);
      long result = walker.walk(roots.get(0), address(line.get(0)), access);
      String found = words(format, result, access, line.get(4).isEmpty());
      if (!found.equals(expected(line))) {
        differences.add(line + " but " + found);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(4000, answers.size());
  }

  /** Every word of the memory that was read held its own address. */
  private static String words(PagingFormat format, long result, int access, boolean pa) {
    if (!Translation.isRefused(result)) {
      return pa ? "ok" : "ok 0x" + Long.toHexString(result);
    }
    int code =
        format
            .faults()
            .code(
                Translation.kind(result),
                access,
                Translation.level(result),
                Translation.group(result));
    String vector = format.faults().vector(Translation.kind(result), access);
    return "fault fsr=0x" + Integer.toHexString(code) + " vector=" + vector;
  }

  private static String expected(List<String> line) {
    if (line.get(3).equals("ok")) {
      return ("ok " + line.get(4)).strip();
    }
    String recorded = "fault " + line.get(4) + " abort";
    return line.get(5).isEmpty()
        ? recorded
        : recorded.replaceAll("fsr=\\w+", line.get(5).replaceAll(".*manual=", "fsr="));
  }

  @ParameterizedTest
  @CsvSource({"linux-armv6-raspi0.expected.tsv.gz, 0", "linux-armv6-raspi0.user.tsv.gz, 3"})
  void everyAddressOfARealMachineTranslatesAsRecorded(String expected, int access) {
    RecordedMachine machine = RecordedMachine.named("linux-armv6-raspi0");
    FrameStore memory = new FrameStore(new Cells(), ALL_BYTES, 0);
    SparseMemory.ofElfCore("linux-armv6-raspi0.core.gz").copyTo(memory);
    Walker walker = walker(machine, format(machine), memory);
    List<String> differences = new ArrayList<>();
    List<List<String>> answers = RecordedMachine.answers(expected);
    for (List<String> line : answers) {
      long result = walker.walk(roots.get(0), address(line.get(0)), access);
      String found = Translation.isRefused(result) ? "fault" : "0x" + Long.toHexString(result);
      if (!found.equals(line.get(1))) {
        differences.add(line + " but " + found);
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(2000, answers.size());
  }

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex.substring(2), 16);
  }
}
