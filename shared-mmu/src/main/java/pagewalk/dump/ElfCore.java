package pagewalk.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import pagewalk.bits.Hex;

/**
 * The headers of an ELF core: which physical memory it holds, and where. Only PT_LOAD segments
 * count, by physical address; of a segment that is longer in memory than in the file, the rest is
 * not held.
 *
 * <p>Nothing in a header is believed before it is checked against the size of the source, and the
 * number of segments is limited, so that damaged or hostile headers cost little memory and time.
 */
final class ElfCore {
  /** More program headers than this are not read. */
  static final int MOST_SEGMENTS = 1 << 18;

  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
  private static final int CLASS = 4;
  private static final int BYTE_ORDER = 5;
  private static final int TYPE = 16;
  private static final int MACHINE = 18;
  private static final int TYPE_CORE = 4;
  private static final int COUNT_ELSEWHERE = 0xFFFF;
  private static final int LOAD = 1;
  private static final int NOTE = 4;
  private static final int HEADERS_AT_ONCE = 1024;

  private final ByteSource source;
  private final byte[] header;
  private final ElfLayout layout;
  private final List<Segment> segments = new ArrayList<>();
  private final CpuNote note;

  private ElfCore(ByteSource source, byte[] header, ElfLayout layout) {
    this.source = source;
    this.header = header;
    this.layout = layout;
    note = new CpuNote(source, LittleEndian.u16(header, MACHINE));
  }

  /** Whether the source begins as every ELF file does. */
  static boolean isElf(ByteSource source) throws IOException {
    byte[] first = new byte[MAGIC.length];
    if (source.size() < first.length) {
      return false;
    }
    source.read(0, first, 0, first.length);
    return Arrays.equals(first, MAGIC);
  }

  /** Reads the headers of a source that {@link #isElf}. */
  static ElfCore read(ByteSource source) throws DumpMistake, IOException {
    byte[] header = new byte[ElfLayout.WIDE.headerBytes];
    int there = (int) Math.min(source.size(), header.length);
    source.read(0, header, 0, there);
    ElfLayout layout = layout(header, there);
    int type = LittleEndian.u16(header, TYPE);
    if (type != TYPE_CORE) {
      throw new DumpMistake(
          "The file is ELF of type "
              + type
              + ", not a core (type 4). QEMU's dump-guest-memory writes cores.");
    }
    ElfCore core = new ElfCore(source, header, layout);
    core.readTable();
    return core;
  }

  private static ElfLayout layout(byte[] header, int there) throws DumpMistake {
    if (there < ElfLayout.NARROW.headerBytes) {
      throw cutOff();
    }
    if (header[BYTE_ORDER] != 1) {
      throw new DumpMistake(
          header[BYTE_ORDER] == 2
              ? "The core is big-endian; Pagewalk reads little-endian cores only."
              : "The ELF header names no byte order: it is damaged.");
    }
    if (header[CLASS] != 1 && header[CLASS] != 2) {
      throw new DumpMistake("The ELF header says neither 32-bit nor 64-bit: it is damaged.");
    }
    ElfLayout layout = header[CLASS] == 1 ? ElfLayout.NARROW : ElfLayout.WIDE;
    if (there < layout.headerBytes) {
      throw cutOff();
    }
    return layout;
  }

  private static DumpMistake cutOff() {
    return new DumpMistake("The file ends within its ELF header: it is cut off.");
  }

  /** The memory it holds, unsorted. */
  List<Segment> segments() {
    return segments;
  }

  /** What QEMU's CPU note says, by register name; empty without such a note. */
  Map<String, Long> registers() {
    return note.registers();
  }

  private void readTable() throws DumpMistake, IOException {
    long count = count();
    if (count > MOST_SEGMENTS) {
      throw new DumpMistake(
          "The ELF header names " + count + " segments; the most are " + MOST_SEGMENTS + ".");
    }
    int size = layout.entryBytes;
    if (count > 0 && layout.entrySize(header) != size) {
      throw new DumpMistake(
          "The ELF header says that a program header has "
              + layout.entrySize(header)
              + " bytes instead of "
              + size
              + ": it is damaged.");
    }
    long at = layout.tableOffset(header);
    checkInside("The table of " + count + " program headers", at, count * size);
    byte[] batch = new byte[HEADERS_AT_ONCE * size];
    for (int first = 0; first < count; first += HEADERS_AT_ONCE) {
      int number = (int) Math.min(HEADERS_AT_ONCE, count - first);
      source.read(at + (long) first * size, batch, 0, number * size);
      for (int i = 0; i < number; i++) {
        readEntry(first + i, batch, i * size);
      }
    }
  }

  private long count() throws DumpMistake, IOException {
    int count = layout.entryCount(header);
    if (count != COUNT_ELSEWHERE) {
      return count;
    }
    long at = layout.sectionsOffset(header);
    checkInside("The section header with the number of segments", at, layout.sectionBytes);
    byte[] section = new byte[layout.sectionBytes];
    source.read(at, section, 0, section.length);
    return layout.sectionInfo(section);
  }

  private void readEntry(int number, byte[] table, int at) throws DumpMistake, IOException {
    long type = layout.type(table, at);
    long position = layout.fileOffset(table, at);
    long bytes = layout.fileBytes(table, at);
    if ((type != LOAD && type != NOTE) || bytes == 0) {
      return;
    }
    String name = "Segment " + number;
    checkInside(name, position, bytes);
    if (type == NOTE) {
      note.look(position, bytes);
      return;
    }
    if (Long.compareUnsigned(bytes, layout.memoryBytes(table, at)) > 0) {
      throw new DumpMistake(
          name + " is longer in the file than in memory: its program header is damaged.");
    }
    long pa = layout.physical(table, at);
    if (pa < 0 || pa > Segment.HIGHEST - bytes) {
      throw new DumpMistake(
          name
              + " has "
              + Hex.of(bytes)
              + " bytes at physical address "
              + Hex.of(pa)
              + "; a physical address has 52 bits at most.");
    }
    segments.add(new Segment(pa, bytes, position));
  }

  private void checkInside(String what, long position, long bytes) throws DumpMistake {
    long size = source.size();
    if (position < 0 || bytes < 0 || position > size || bytes > size - position) {
      throw new DumpMistake(
          what
              + " should have "
              + Hex.of(bytes)
              + " bytes at "
              + Hex.of(position)
              + " of the file, which has "
              + Hex.of(size)
              + ": it is cut off or damaged.");
    }
  }
}
