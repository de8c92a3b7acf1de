package pagewalk.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a dump holds, and what is said about one that cannot be opened. */
final class DumpTest {
  private static final String NO_SENSE = "0x7FFFFFFFFFFFFFFF";

  /** The words a memory reads as, or "missing". */
  private static String read(Dump dump, long pa) {
    DumpMemory memory = new DumpMemory(dump, 8);
    long word = memory.read(pa);
    assertTrue(memory.holds(pa));
    return memory.missed() ? "missing " + memory.missedAt() : String.valueOf(word);
  }

  private static void assertRefused(String sentence, byte[] file) {
    DumpMistake mistake = assertThrows(DumpMistake.class, () -> Dump.open(new Bytes(file)));
    assertEquals(sentence, mistake.sentence());
  }

  @Test
  void bothClassesOfElfAreReadByPhysicalAddress() throws Exception {
    for (ElfMaker maker : new ElfMaker[] {ElfMaker.wide(), ElfMaker.narrow()}) {
      Dump dump = maker.words(0x7000, 512, 100).words(0xFFFFF000L, 512, 900).open();
      assertEquals("100", read(dump, 0x7000));
      assertEquals("611", read(dump, 0x7FF8));
      assertEquals("missing 32768", read(dump, 0x8000));
      assertEquals("missing 28664", read(dump, 0x6FF8));
      assertEquals("901", read(dump, 0xFFFFF00BL));
      assertEquals("missing 0", read(dump, 0));
    }
  }

  @Test
  void aFrameMayBeHeldInPieces() throws Exception {
    Dump dump = ElfMaker.wide().words(0x1010, 2, 7).words(0x1020, 1, 70).words(0x1800, 1, 9).open();
    assertEquals("missing 4104", read(dump, 0x1008));
    assertEquals("7", read(dump, 0x1010));
    assertEquals("8", read(dump, 0x1018));
    assertEquals("70", read(dump, 0x1020));
    assertEquals("missing 4136", read(dump, 0x1028));
    assertEquals("9", read(dump, 0x1800));
  }

  @Test
  void anEntryIsHeldWhenAllItsBytesAre() throws Exception {
    Dump dump = ElfMaker.wide().bytes(0x2000, new byte[] {1, 0, 0, 0, 2, 0}).open();
    DumpMemory narrow = new DumpMemory(dump, 4);
    assertEquals(0x200000001L, narrow.read(0x2000));
    assertFalse(narrow.missed());
    narrow.read(0x2004);
    assertTrue(narrow.missed());
    narrow.begin();
    assertFalse(narrow.missed());
    assertEquals("missing 8192", read(dump, 0x2000));
  }

  @Test
  void whatASegmentHasInMemoryOnlyIsNotHeld() throws Exception {
    byte[] file =
        ElfMaker.wide().header(ElfMaker.LOAD, 128, 0x1000, 4096, 8192).words(0, 512, 5).make();
    Dump dump = Dump.open(new Bytes(file));
    assertEquals("5", read(dump, 0x1000));
    assertEquals("missing 8192", read(dump, 0x2000));
  }

  @Test
  void segmentsWithoutBytesMayStandAnywhere() throws Exception {
    Dump dump =
        ElfMaker.wide().header(ElfMaker.LOAD, -1, -1, 0, 1 << 20).words(0x1000, 1, 3).open();
    assertEquals("3", read(dump, 0x1000));
  }

  @Test
  void theSameBytesMayBeListedTwice() throws Exception {
    Dump dump =
        ElfMaker.wide()
            .words(0x3000, 1024, 1)
            .header(ElfMaker.LOAD, 128, 0x3000, 4096, 4096)
            .header(ElfMaker.LOAD, 128 + 4096, 0x4000, 4096, 4096)
            .open();
    assertEquals(1, dump.segments().count());
    assertEquals("1", read(dump, 0x3000));
    assertEquals("1024", read(dump, 0x4FF8));
  }

  @Test
  void moreSegmentsThanTheHeaderCanSayAreCountedInTheFirstSection() throws Exception {
    for (ElfMaker maker : new ElfMaker[] {ElfMaker.wide(), ElfMaker.narrow()}) {
      assertEquals("8", read(maker.countElsewhere().words(0x1000, 2, 7).open(), 0x1008));
    }
  }

  @Test
  void anythingElseIsARawImage() throws Exception {
    byte[] image = {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3};
    Dump low = Dump.open(new Bytes(image));
    assertEquals("2", read(low, 8));
    assertEquals("missing 16", read(low, 16));
    Dump high = Dump.openRaw(new Bytes(image), 0x80000000L);
    assertEquals("1", read(high, 0x80000000L));
    assertEquals("missing 0", read(high, 0));
    assertEquals(Map.of(), high.registers());
  }

  @Test
  void theCpuNoteTellsControlRegisters() throws Exception {
    Map<String, Long> told = Map.of("cr0", 0x80010011L, "cr3", 0x100000L, "cr4", 0x20L);
    for (ElfMaker maker : new ElfMaker[] {ElfMaker.wide(), ElfMaker.narrow()}) {
      maker.noteSegment("VMCOREINFO", 0, new byte[500]).cpuNote(0x80010011L, 0x100000, 0x20);
      assertEquals(told, maker.cpuNote(1, 2, 3).words(0, 1, 0).open().registers());
    }
  }

  @Test
  void notesOfOthersTellNothing() throws Exception {
    ElfMaker arm = ElfMaker.wide().machine(183).cpuNote(1, 2, 3);
    assertEquals(Map.of(), arm.words(0, 1, 0).open().registers());
    ElfMaker named = ElfMaker.wide().noteSegment("QEMX", 0, new byte[440]);
    assertEquals(Map.of(), named.words(0, 1, 0).open().registers());
    ElfMaker typed = ElfMaker.wide().noteSegment("QEMU", 1, new byte[440]);
    assertEquals(Map.of(), typed.words(0, 1, 0).open().registers());
    ElfMaker small = ElfMaker.wide().noteSegment("QEMU", 0, new byte[428]);
    assertEquals(Map.of(), small.words(0, 1, 0).open().registers());
  }

  @Test
  void whatIsNoLittleEndianCoreIsRefused() {
    byte[] core = ElfMaker.wide().words(0, 1, 0).make();
    core[5] = 2;
    assertRefused("The core is big-endian; Pagewalk reads little-endian cores only.", core);
    core[5] = 0;
    assertRefused("The ELF header names no byte order: it is damaged.", core);
    core[5] = 1;
    core[4] = 3;
    assertRefused("The ELF header says neither 32-bit nor 64-bit: it is damaged.", core);
    core[4] = 2;
    core[16] = 2;
    assertRefused(
        "The file is ELF of type 2, not a core (type 4). QEMU's dump-guest-memory writes cores.",
        core);
  }

  @Test
  void aHeaderThatIsCutOffIsRefused() {
    byte[] core = ElfMaker.wide().words(0, 1, 0).make();
    for (int length : new int[] {4, 51, 63}) {
      assertRefused(
          "The file ends within its ELF header: it is cut off.",
          java.util.Arrays.copyOf(core, length));
    }
    assertRefused(
        "The table of 1 program headers should have 0x38 bytes at 0x88 of the file, which has 0x64:"
            + " it is cut off or damaged.",
        java.util.Arrays.copyOf(core, 100));
  }

  @Test
  void aSegmentBeyondTheFileIsRefused() {
    assertRefused(
        "Segment 0 should have 0x1000 bytes at 0x1000 of the file, which has 0xB8: it is cut off or"
            + " damaged.",
        ElfMaker.wide().header(ElfMaker.LOAD, 0x1000, 0, 4096, 4096).make());
    for (long absurd : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
      ElfMaker far = ElfMaker.wide().header(ElfMaker.LOAD, absurd, 0, 4096, 4096);
      assertThrows(DumpMistake.class, far::open);
      ElfMaker long1 = ElfMaker.wide().header(ElfMaker.LOAD, 128, 0, absurd, absurd);
      assertThrows(DumpMistake.class, long1::open);
      ElfMaker note = ElfMaker.wide().header(ElfMaker.NOTE, 128, 0, absurd, absurd);
      assertThrows(DumpMistake.class, note::open);
    }
    assertRefused(
        "Segment 0 has 0x8 bytes at physical address "
            + NO_SENSE
            + "; a physical address has 52"
            + " bits at most.",
        ElfMaker.wide().words(Long.MAX_VALUE, 1, 0).make());
    assertRefused(
        "Segment 0 is longer in the file than in memory: its program header is damaged.",
        ElfMaker.wide().header(ElfMaker.LOAD, 0, 0, 64, 63).make());
  }

  @Test
  void segmentsThatContradictEachOtherAreRefused() {
    assertRefused(
        "Two segments claim physical address 0x1008, each with other bytes: the program headers are"
            + " damaged.",
        ElfMaker.wide().words(0x1000, 2, 0).words(0x1008, 2, 0).make());
    assertRefused(
        "Two segments claim physical address 0x1000, each with other bytes: the program headers are"
            + " damaged.",
        ElfMaker.wide().words(0x1000, 1, 0).words(0, 513, 0).make());
  }

  @Test
  void tooManySegmentsAreRefusedBeforeAnyIsRead() {
    byte[] core = ElfMaker.wide().countElsewhere().words(0, 1, 0).make();
    core[64 + 44 + 3] = 0x40;
    assertRefused("The ELF header names 1073741825 segments; the most are 262144.", core);
    byte[] odd = ElfMaker.wide().words(0, 1, 0).make();
    odd[54] = 55;
    assertRefused(
        "The ELF header says that a program header has 55 bytes instead of 56: it is damaged.",
        odd);
  }

  @Test
  void whatHoldsNothingIsRefused() {
    assertRefused("The file is empty.", new byte[0]);
    assertRefused(
        "The core holds no memory: it has no PT_LOAD segment with bytes.", ElfMaker.wide().make());
  }

  @Test
  void aBaseIsForImagesThatFitThere() {
    byte[] core = ElfMaker.wide().words(0, 1, 0).make();
    assertEquals(
        "An ELF core says itself where its memory lies: leave out --base.",
        assertThrows(DumpMistake.class, () -> Dump.openRaw(new Bytes(core), 0)).sentence());
    for (long base : new long[] {-1, Segment.HIGHEST, Segment.HIGHEST - 7}) {
      DumpMistake mistake =
          assertThrows(DumpMistake.class, () -> Dump.openRaw(new Bytes(new byte[8]), base));
      assertTrue(mistake.sentence().startsWith("An image of 0x8 bytes does not fit at 0x"));
    }
  }

  @Test
  void memoryIsReadFrameByFrameWhenItIsAskedFor() throws Exception {
    Bytes source = new Bytes(ElfMaker.wide().words(0, 1 << 16, 0).make());
    DumpMemory memory = new DumpMemory(Dump.open(source), 8);
    long headers = source.readSoFar();
    assertTrue(headers < 200);
    memory.read(0x4000);
    memory.read(0x4FF8);
    assertEquals(headers + 4096, source.readSoFar());
  }
}
