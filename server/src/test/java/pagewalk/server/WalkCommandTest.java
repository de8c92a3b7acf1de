package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of {@code walk} on both streams, and its exit status. */
final class WalkCommandTest {
  private static final String CORE = Golden.file("qemu-x86-64.core.gz").toString();

  @TempDir private Path folder;
  private String image = "";

  /** i386 tables at 0x100000: 4 MiB at 0, read-only for the supervisor; a hole at 8 MiB. */
  @BeforeEach
  void makeImage() throws IOException {
    ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(0, 0x400081).putInt(8, 0x900007);
    image = Files.write(folder.resolve("image"), table.array()).toString();
  }

  private Walked raw(String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--format", "i386", "--base", "0x100000"));
    arguments.addAll(List.of("--set", "cr3=0x100000", "--set=cr4=0x10", image));
    arguments.addAll(List.of(more));
    return Walked.run(input, arguments);
  }

  private static Walked qemu(String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--format", "x86-64", CORE));
    arguments.addAll(List.of(more));
    return Walked.run(input, arguments);
  }

  private static void assertRefused(String sentence, Walked walked) {
    assertEquals(sentence + System.lineSeparator(), walked.err());
    assertEquals(2, walked.status());
  }

  @Test
  void addressesOfTheCommandLineAreReadBySupervisor() {
    Walked walked = qemu("", "0x5123", "0x9123", "0x8000000000000000");
    assertEquals(
        "0x5123\tok\t0x305123\n0x9123\tpf\t0x0\n0x8000000000000000\tgp\t0x0\n", walked.out());
    assertEquals(0, walked.status());
    assertEquals("", walked.err());
  }

  @Test
  void linesOfStandardInputAreAnsweredInOrderWithTheirOwnSpelling() {
    Walked walked =
        raw(
            "# a comment\n\n0x0\n0X0010\tW\r\n  0x0 X U \n4096\tR\tS+AC\n0x0\tW\tU\n0x900000\n"
                + "0x00000000000800000\t R");
    assertEquals(
        List.of(
            "0x0\tok\t0x400000",
            "0X0010\tpf\t0x3",
            "0x0\tpf\t0x5",
            "4096\tok\t0x401000",
            "0x0\tpf\t0x7",
            "0x900000\tbus\t0x900400",
            "0x00000000000800000\tbus\t0x900000"),
        walked.out().lines().toList());
    assertEquals("", walked.err());
  }

  @Test
  void aLineThatIsNoQueryIsNamedAndTheOnesBeforeItAreAnswered() {
    Walked walked = raw("#\n0x0\n0x1_0000_0000\n0x0\n");
    assertEquals("0x0\tok\t0x400000\n", walked.out());
    assertRefused("line 3: 0x100000000 has more than the 32 bits of an address.", walked);
    assertRefused(
        "line 1: The number '0x10000000000000000' does not fit into 64 bits. The largest is"
            + " 0xFFFFFFFFFFFFFFFF.",
        qemu("0x10000000000000000"));
    assertRefused("line 2: 'Q' is no access: it is R, W or X.", raw("0\n0\tQ\n"));
    assertRefused("line 1: 'RW' is no access: it is R, W or X.", raw("0\tRW"));
    assertRefused("line 1: 'P' is no mode: it is S or U, or with +AC behind it.", raw("0\tR\tP"));
    assertRefused("line 1: 'UX' is no mode: it is S or U, or with +AC behind it.", raw("0 R UX"));
    assertRefused("line 1: 'S+A' is no mode: it is S or U, or with +AC behind it.", raw("0 R S+A"));
    assertRefused(
        "line 1: 'S+ACX' is no mode: it is S or U, or with +AC behind it.", raw("0 R S+ACX"));
    assertRefused("line 1: 'ok' is one field too many.", raw("0\tR\tS\tok"));
    assertRefused(
        "address 2: 0x100000000 has more than the 32 bits of an address.",
        raw("", "0x0", "0x100000000"));
    assertTrue(raw("ffff8000").err().startsWith("line 1: 'ffff8000' "));
  }

  @Test
  void aLineOfAnyLengthIsAnsweredOrRefused() {
    String comment = "#" + "x".repeat(60_000) + "\n";
    assertEquals("0x0\tok\t0x400000\n", raw(comment + comment + "0x0").out());
    assertRefused("line 2: the line is longer than 65535 bytes.", raw("0\n" + "0".repeat(70_000)));
    assertRefused(
        "line 2: '" + "R".repeat(40) + "…' is no access: it is R, W or X.",
        raw("0\n0 " + "R".repeat(50_000)));
  }

  @Test
  void manyLinesComeOutAsTheyWentIn() {
    StringBuilder queries = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      String va = "0x" + Integer.toHexString(i * 64);
      queries.append(va).append('\n');
      expected.append(va).append("\tok\t0x").append(Integer.toHexString(0x400000 + i * 64));
      expected.append('\n');
    }
    assertEquals(expected.toString(), raw(queries.toString()).out());
  }

  @Test
  void anExplanationShowsEveryEntryDecoded() {
    Walked walked = qemu("", "--explain", "0x40123456 W U");
    assertTrue(walked.out().startsWith("0x40123456, user write, x86-64, 4 levels\n"), walked.out());
    assertTrue(
        walked
            .out()
            .contains("  PDPT[1] at 0x101008 = 0x0000000040000083: 1 GiB page at 0x40000000"),
        walked.out());
    assertTrue(walked.out().contains("    2     U/S = 0: kernel only\n"), walked.out());
    assertTrue(walked.out().endsWith("  pf 0x7: not allowed, PDPTE has U/S = 0\n"), walked.out());
  }

  @Test
  void aContradictionIsToldAndTheWalkGoesOn() {
    Walked walked = qemu("", "--set", "cr4=0x1020", "0x5123");
    assertEquals("0x5123\tok\t0x305123\n", walked.out());
    assertTrue(walked.err().startsWith("CR4.LA57 is 1"), walked.err());
    assertEquals(0, walked.status());
  }

  @Test
  void whatMakesNoSenseIsOneSentence() throws IOException {
    assertRefused(
        "There is no file 'nowhere'.", Walked.run("", "--format", "x86-64", "nowhere", "0"));
    assertRefused(
        "The dump does not tell 'cr3': give it with --set cr3=VALUE.",
        Walked.run("", "--format", "i386", image, "0"));
    assertRefused("'cr3' is set twice.", raw("", "--set", "cr3=0", "0"));
    assertRefused(
        "'cr3' sets nothing: write NAME=VALUE, as in cr3=0x1000.", raw("", "--set", "cr3", "0"));
    assertRefused(
        "'" + CORE + "': An ELF core says itself where its memory lies: leave out --base.",
        qemu("", "--base=0", "0"));
    assertTrue(raw("", "--base=0", "0").err().startsWith("option '--base'"));
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertRefused(
        "'" + empty + "': The file is empty.",
        Walked.run("", "--format", "i386", empty.toString(), "0"));
    assertEquals(2, Walked.run("", "--format", "i386", folder.toString(), "0").status());
    assertTrue(
        Walked.run("", image, "0").err().startsWith("Missing required option: '--format=FORMAT'"));
  }
}
