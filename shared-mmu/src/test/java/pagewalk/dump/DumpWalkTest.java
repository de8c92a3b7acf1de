package pagewalk.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Rights;

/** A walk through a dump answers as the hardware would, from what dump and asker tell. */
final class DumpWalkTest {
  private static final AskedAccess READ = AskedAccess.of(Rights.READ, false, false);
  private static final AskedAccess WRITE = AskedAccess.of(Rights.WRITE, false, false);
  private static final AskedAccess FETCH = AskedAccess.of(Rights.EXECUTE, false, false);
  private static final AskedAccess USER_READ = AskedAccess.of(Rights.READ, true, false);

  /** Slot 0: tables down to read-only 0x7000 at 0x5000 and XD at 0x6000; slot 1: a hole. */
  private static ElfMaker tables() {
    return ElfMaker.wide()
        .bytes(0x1000, ElfMaker.table(0, 0x2007, 1, 0x8007, 2, 0xFFFFFFF007L, 3, 0x2000000007L))
        .bytes(0x2000, ElfMaker.table(0, 0x3007, 1, 0x40000083L))
        .bytes(0x3000, ElfMaker.table(0, 0x4007))
        .bytes(0x4000, ElfMaker.table(5, 0x7005, 6, 0x8000000000007003L));
  }

  private static Map<String, String> set(String... pairs) {
    Map<String, String> set = new TreeMap<>();
    for (String pair : pairs) {
      set.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return set;
  }

  private static DumpWalk walk(String... pairs) throws Exception {
    return DumpWalk.of(tables().open(), "x86-64", set(pairs));
  }

  private static String answer(DumpWalk walk, long va, AskedAccess access) {
    Outcome outcome = walk.walk(va, access);
    return outcome.word() + " " + outcome.label() + Hex.of(walk.number());
  }

  private static void assertRefused(String sentence, String format, String... pairs) {
    DumpMistake mistake =
        assertThrows(DumpMistake.class, () -> DumpWalk.of(tables().open(), format, set(pairs)));
    assertEquals(sentence, mistake.sentence());
  }

  @Test
  void aWalkEndsAtThePageWhetherTheDumpHoldsItOrNot() throws Exception {
    DumpWalk walk = walk("cr3=0x1000");
    assertEquals("ok 0x7123", answer(walk, 0x5123, READ));
    assertEquals("ok 0x40123456", answer(walk, 0x40123456, READ));
  }

  @Test
  void aRefusalHasTheCodeOfTheArchitecture() throws Exception {
    DumpWalk walk = walk("cr3=0x1000");
    assertEquals("pf 0x3", answer(walk, 0x5000, WRITE));
    assertEquals("pf 0x5", answer(walk, 0x6000, USER_READ));
    assertEquals("pf 0x11", answer(walk, 0x6000, FETCH));
    assertEquals("pf 0x0", answer(walk, 0x7000, READ));
    assertEquals("gp 0x0", answer(walk, 1L << 47, READ));
  }

  @Test
  void whatTheDumpDoesNotHoldIsABusErrorAtThatAddress() throws Exception {
    DumpWalk walk = walk("cr3=0x1000");
    assertEquals("bus 0x8008", answer(walk, 0x8040000000L, READ));
    assertEquals("bus 0xFFFFFFF000", answer(walk, 2L << 39, READ));
    assertEquals("bus 0x2000000000", answer(walk, 3L << 39, READ));
    assertEquals("ok 0x7000", answer(walk, 0x5000, READ));
    assertEquals("bus 0xFFFF000", answer(walk("cr3=0xFFFF000"), 0, READ));
  }

  @Test
  void theWidestPhysicalAddressesAreWalked() throws Exception {
    long top = 0xFFFFFFFFFF000L;
    Dump dump =
        ElfMaker.wide()
            .bytes(0x1000, ElfMaker.table(0, top | 7))
            .bytes(top, ElfMaker.table(1, 0x40000083L))
            .open();
    DumpWalk walk = DumpWalk.of(dump, "x86-64", set("cr3=0x1000", "maxphyaddr=52"));
    assertEquals("ok 0x40000001", answer(walk, 0x40000001, READ));
    assertEquals("pf 0x0", answer(walk, 0, READ));
  }

  @Test
  void registersBecomeControls() throws Exception {
    DumpWalk lax = walk("cr3=0x1000", "cr0=0x80000001");
    assertEquals("ok 0x7000", answer(lax, 0x5000, WRITE));
    DumpWalk strict = walk("cr3=0x1000", "cr0=0x80010001");
    assertEquals("pf 0x3", answer(strict, 0x5000, WRITE));
    DumpWalk old = walk("cr3=0x1000", "efer=0x500");
    assertEquals("pf 0x9", answer(old, 0x6000, READ));
    DumpWalk small = walk("cr3=0x1000", "maxphyaddr=36");
    assertEquals("pf 0x9", answer(small, 2L << 39, READ));
  }

  @Test
  void theDumpsOwnRegistersCountUntilSomebodySetsOthers() throws Exception {
    Dump dump = tables().cpuNote(0x80000011L, 0x1018, 0x20).open();
    DumpWalk own = DumpWalk.of(dump, "x86-64", Map.of());
    assertEquals("ok 0x7000", answer(own, 0x5000, WRITE));
    DumpWalk other = DumpWalk.of(dump, "x86-64", set("cr0=0x80010011"));
    assertEquals("pf 0x3", answer(other, 0x5000, WRITE));
    assertEquals(List.of(), other.warnings());
  }

  @Test
  void registersThatContradictTheFormatAreToldAndTheFormatCounts() throws Exception {
    DumpWalk walk = walk("cr3=0x1000", "cr4=0x1020", "cr0=0x10000");
    assertEquals(
        List.of(
            "CR0.PG is 0, but a processor that walks x86-64 tables has 1 there; the walk goes by"
                + " the format.",
            "CR4.LA57 is 1, but a processor that walks x86-64 tables has 0 there; the walk goes by"
                + " the format."),
        walk.warnings());
    assertEquals("ok 0x7000", answer(walk, 0x5000, READ));
  }

  @Test
  void whatConcernsCachesOnlyIsTaken() throws Exception {
    DumpWalk walk = walk("cr3=0x1005", "cr4=0x200A0");
    assertEquals("ok 0x7000", answer(walk, 0x5000, READ));
    assertEquals(List.of(), walk.warnings());
  }

  @Test
  void fiveLevelsAreWalkedByTheirName() throws Exception {
    Dump dump = tables().bytes(0x9000, ElfMaker.table(511, 0x1007)).open();
    DumpWalk walk = DumpWalk.of(dump, "x86-64-la57", set("cr3=0x9000", "cr4=0x1020"));
    assertEquals("ok 0x7000", answer(walk, 0xFFFF000000005000L, READ));
    assertEquals(List.of(), walk.warnings());
  }

  @Test
  void tablesOf32BitEntriesAreWalkedByTheirName() throws Exception {
    long pageTable = 0x2007;
    long largePage = 0x00C00083;
    Dump dump =
        ElfMaker.narrow()
            .bytes(0x1000, ElfMaker.table(0, pageTable | largePage << 32))
            .bytes(0x2000, ElfMaker.table(1, 0x5005L | 0x6007L << 32))
            .open();
    DumpWalk walk = DumpWalk.of(dump, "i386", set("cr3=0x1018", "cr4=0x10", "vendor=amd"));
    assertEquals(32, walk.addressBits());
    assertEquals("ok 0x5123", answer(walk, 0x2123, READ));
    assertEquals("ok 0x6123", answer(walk, 0x3123, WRITE));
    assertEquals("pf 0x3", answer(walk, 0x2123, WRITE));
    assertEquals("ok 0xC12345", answer(walk, 0x412345, READ));
    DumpWalk small = DumpWalk.of(dump, "i386", set("cr3=0x1000", "cr4=0"));
    assertEquals("bus 0xC00048", answer(small, 0x412345, READ));
    String shown = String.join("\n", walk.explain(0x3123, READ));
    assertTrue(shown.contains("PT[3] at 0x200C = 0x00006007: 4 KiB page at 0x6000"), shown);
  }

  @Test
  void theFourPointersOfPaeAreReadFromMemory() throws Exception {
    Dump dump =
        ElfMaker.narrow()
            .words(0x1020, 4, 0x3001)
            .bytes(0x3000, ElfMaker.table(0, 0x40000083L, 1, 0x80000000000000E7L))
            .open();
    DumpWalk walk = DumpWalk.of(dump, "pae", set("cr3=0x1020", "cr4=0x20", "efer=0x800"));
    assertEquals("ok 0x40000123", answer(walk, 0x123, READ));
    assertEquals("ok 0x123", answer(walk, 0x200123, READ));
    assertEquals("pf 0x11", answer(walk, 0x200123, FETCH));
    assertEquals("pf 0x0", answer(walk, 0x40000000, READ));
    assertEquals("pf 0x9", answer(walk, 0x80000000L, READ));
    assertEquals("bus 0x1000", answer(DumpWalk.of(dump, "pae", set("cr3=0x1000")), 0, READ));
  }

  @Test
  void smapIsLiftedByAcForTheSupervisorOnly() throws Exception {
    DumpWalk walk = walk("cr3=0x1000", "cr4=0x300020");
    assertEquals("pf 0x1", answer(walk, 0x5000, READ));
    assertEquals("ok 0x7000", answer(walk, 0x5000, AskedAccess.of(Rights.READ, false, true)));
    assertEquals("ok 0x7000", answer(walk, 0x5000, AskedAccess.of(Rights.READ, true, true)));
    assertEquals("pf 0x11", answer(walk, 0x5000, AskedAccess.of(Rights.EXECUTE, false, true)));
  }

  @Test
  void aRegisterThatMakesNoSenseIsRefused() {
    assertRefused("The dump does not tell 'cr3': give it with --set cr3=VALUE.", "x86-64");
    assertRefused(
        "There is no register 'cr33' in a walk of x86-64; did you mean 'cr3'? There are cr0, cr3,"
            + " cr4, efer, pkru, maxphyaddr, vendor, page1g, pse36.",
        "x86-64",
        "cr33=0");
    assertRefused(
        "'pkru' has 32 bits: 0x100000000 does not fit.", "x86-64", "cr3=0", "pkru=0x100000000");
    assertRefused(
        "CR3 is 0x10000001000, beyond a physical address of 40 bits.",
        "x86-64",
        "cr3=0x10000001000");
    assertRefused(
        "cr3=12z: 'z' is not a decimal digit and not a unit. The units are K, M and G, and 1K is"
            + " 1024.",
        "x86-64",
        "cr3=12z");
    assertRefused(
        "maxphyaddr=53: 53 is too large: 'maxphyaddr' is at most 52. 'maxphyaddr' takes a number"
            + " from 36 to 52: bits of a physical address (SDM 3A §4.1.4).",
        "x86-64",
        "maxphyaddr=53");
  }

  @Test
  void aFormatThatIsNotThereIsRefused() {
    String known =
        Formats.all().stream().map(FormatFamily::name).collect(Collectors.joining(", ")) + ".";
    assertRefused(
        "There is no format 'x86_64'; did you mean 'x86-64'? There are " + known, "x86_64");
    assertRefused("There is no format 'mips'; there are " + known, "mips");
    for (String planned : RegisterFile.allFormats()) {
      if (Formats.named(planned).isEmpty()) {
        assertRefused(
            "The format '" + planned + "' is not simulated yet; there are " + known, planned);
      }
    }
  }

  @Test
  void walkingChangesNothingInTheDump() throws Exception {
    byte[] core = tables().make();
    byte[] before = core.clone();
    DumpWalk walk = DumpWalk.of(Dump.open(new Bytes(core)), "x86-64", set("cr3=0x1000"));
    for (AskedAccess access : List.of(READ, WRITE, FETCH, USER_READ)) {
      answer(walk, 0x5000, access);
      answer(walk, 0x6000, access);
    }
    assertArrayEquals(before, core);
    String shown = String.join("\n", walk.explain(0x6000, WRITE));
    assertTrue(shown.contains("PT[6] at 0x4030 = 0x8000000000007003: 4 KiB page"), shown);
    assertTrue(shown.contains("A = 0: not used") && shown.contains("D = 0: not written"), shown);
  }

  @Test
  void theExplanationEndsWithWhatCameOfIt() throws Exception {
    DumpWalk walk = walk("cr3=0x1000");
    assertEquals("  ok 0x7123, in a 4 KiB page", last(walk, 0x5123, READ));
    assertEquals("  ok 0x40000000, in a 1 GiB page", last(walk, 0x40000000, READ));
    assertEquals("  pf 0x3: not allowed, PTE has R/W = 0", last(walk, 0x5000, WRITE));
    assertEquals("  pf 0x0: not present, PTE has P = 0", last(walk, 0x7000, READ));
    assertEquals(
        "  bus 0x8008: the dump does not hold what the walk reads there",
        last(walk, 0x8040000000L, READ));
    assertEquals(2, walk("cr3=0xF000").explain(0, READ).size());
    assertEquals(
        "  gp 0x0: the address is not canonical, and nothing is read", last(walk, 1L << 50, READ));
    assertEquals(
        "  pf 0x9: reserved bit, PML4E has reserved = F",
        last(walk("cr3=0x1000", "maxphyaddr=36"), 2L << 39, READ));
  }

  private static String last(DumpWalk walk, long va, AskedAccess access) {
    List<String> lines = walk.explain(va, access);
    return lines.get(lines.size() - 1);
  }

  @Test
  void aDumpThatBreaksDownWhileWalkingIsSaidSo() throws Exception {
    Bytes source = new Bytes(tables().make());
    DumpWalk walk = DumpWalk.of(Dump.open(source), "x86-64", set("cr3=0x1000"));
    source.breakDown();
    assertThrows(UncheckedIOException.class, () -> walk.walk(0x5000, READ));
  }
}
