package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.format.Formats;

/** The command {@code walk} answers every recorded question as the recorded hardware model did. */
final class WalkGoldenTest {
  @TempDir private Path folder;

  /** Runs the command over all rows and gives its answers, split into columns. */
  private static List<List<String>> answers(
      List<String> queries, String format, Path dump, List<String> registers) {
    List<String> arguments = new ArrayList<>(List.of("--format", format));
    arguments.addAll(registers);
    arguments.add(dump.toString());
    Walked walked = Walked.run(String.join("\n", queries), arguments);
    assertEquals("", walked.err());
    assertEquals(0, walked.status());
    List<List<String>> answers =
        walked.out().lines().map(line -> List.of(line.split("\t", -1))).toList();
    assertEquals(queries.size(), answers.size());
    return answers;
  }

  private Path core(String image) throws IOException {
    return Files.write(folder.resolve("core"), Golden.coreOf(image));
  }

  private static void assertSame(List<String> expected, List<String> found) {
    int different = 0;
    for (int i = 0; i < expected.size(); i++) {
      different += expected.get(i).equals(found.get(i)) ? 0 : 1;
    }
    assertEquals(expected, found, different + " answers of " + expected.size() + " differ");
  }

  @Test
  void executedAccessesOnRandomFourLevelTables() throws IOException {
    List<List<String>> rows = Golden.rows("x86-faults-base.faults.tsv.gz");
    List<String> expected = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    for (List<String> row : rows) {
      queries.add(String.join("\t", row.subList(0, 3)));
      String value = row.size() > 4 ? row.get(4) : "";
      expected.add(row.get(0) + " " + row.get(3) + " " + value);
    }
    List<String> registers =
        new ArrayList<>(Golden.registers("x86-faults-base.json", "cr0", "cr3", "cr4", "efer"));
    registers.addAll(List.of("--set", "maxphyaddr=40"));
    List<List<String>> answers =
        answers(queries, "x86-64", core("x86-faults-base.pages.gz"), registers);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      List<String> answer = answers.get(i);
      boolean untold = expected.get(i).endsWith(" ");
      found.add(answer.get(0) + " " + answer.get(1) + " " + (untold ? "" : answer.get(2)));
    }
    assertEquals(2543, found.size());
    assertSame(expected, found);
  }

  /** QEMU's monitor tells where an address leads, or that it leads nowhere. */
  private static void assertSameAsMonitor(
      String answersFile, String mode, String format, String dump, List<String> registers)
      throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    for (List<String> row : Golden.rows(answersFile)) {
      queries.add(row.get(0) + mode);
      expected.add(row.get(0) + " " + row.get(1));
    }
    List<String> found = new ArrayList<>();
    for (List<String> answer : answers(queries, format, Golden.file(dump), registers)) {
      assertTrue(!answer.get(1).equals("bus"), answer.toString());
      boolean ok = answer.get(1).equals("ok");
      found.add(answer.get(0) + " " + (ok ? answer.get(2) : "fault"));
    }
    assertSame(expected, found);
  }

  @Test
  void theTablesOfADebianKernel() throws IOException {
    assertSameAsMonitor(
        "linux-amd64-128m.expected.tsv.gz",
        "",
        "x86-64",
        "linux-amd64-128m.core.gz",
        Golden.registers("linux-amd64-128m.json", "cr0", "cr3", "cr4", "efer"));
  }

  @Test
  void aCoreThatQemuWroteTellsItsRegistersItself() throws IOException {
    assertSameAsMonitor("qemu-x86-64.expected.tsv", "", "x86-64", "qemu-x86-64.core.gz", List.of());
  }

  private static void assumeSimulated(String format) {
    boolean simulated = Formats.named(format).isPresent();
    if (!simulated) {
      System.err.println("NOT TESTED: the format " + format + " is not in the catalogue yet.");
    }
    assumeTrue(simulated, format + " is not in the catalogue yet");
  }

  @Test
  void theTablesOfADebianKernelOnArmv6() throws IOException {
    assumeSimulated("armv6");
    List<String> registers =
        Golden.registers("linux-armv6-raspi0.json", "sctlr", "ttbr0", "ttbr1", "ttbcr", "dacr");
    String core = "linux-armv6-raspi0.core.gz";
    assertSameAsMonitor("linux-armv6-raspi0.expected.tsv.gz", "", "armv6", core, registers);
    assertSameAsMonitor("linux-armv6-raspi0.user.tsv.gz", "\tR\tU", "armv6", core, registers);
  }

  @Test
  void executedAccessesOnRandomArmv6Tables() throws IOException {
    assumeSimulated("armv6");
    List<List<String>> rows = Golden.rows("arm-faults-v6-base.faults.tsv.gz");
    List<String> expected = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    for (List<String> row : rows) {
      queries.add(row.get(0) + "\t" + row.get(1) + "\t" + (row.get(2).equals("U") ? "U" : "S"));
      expected.add(row.get(0) + " " + expectedArm(row));
    }
    List<String> registers =
        Golden.registers("arm-faults-v6-base.json", "sctlr", "ttbr0", "ttbr1", "ttbcr", "dacr");
    List<List<String>> answers =
        answers(queries, "armv6", core("arm-faults-v6-base.pages.gz"), registers);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      boolean untold = expected.get(i).endsWith(" ok ");
      found.add(afterTheAccess(answers.get(i), rows.get(i).get(1), untold));
    }
    assertEquals(4000, found.size());
    assertSame(expected, found);
  }

  /**
   * What the access itself came to where the walk succeeded: the command only walks, and the board
   * had 512 MiB of memory, beyond which an access is an external abort.
   */
  private static String afterTheAccess(List<String> answer, String access, boolean untold) {
    String va = answer.get(0) + " ";
    if (!answer.get(1).equals("ok")) {
      return va + answer.get(1) + " " + answer.get(2);
    }
    boolean abort = Long.decode(answer.get(2)) >= 512L << 20;
    String status = access.equals("W") ? "fault fsr=0x808" : "fault fsr=0x8";
    return va + (abort ? status : "ok " + (untold ? "" : answer.get(2)));
  }

  /**
   * "ok 0x…" with the word that was read, which is its own physical address at all multiples of 8,
   * "ok " where none was, or "fault fsr=0x…", the manual's where QEMU departs from it.
   */
  private static String expectedArm(List<String> row) {
    String result = row.get(3);
    String value = row.size() > 4 ? row.get(4) : "";
    if (result.equals("ok")) {
      return "ok " + value;
    }
    int manual = row.get(row.size() - 1).indexOf("manual=");
    String status =
        manual < 0
            ? value.substring("fsr=".length(), value.indexOf(' '))
            : row.get(row.size() - 1).substring(manual + "manual=".length());
    return "fault fsr=" + status;
  }
}
