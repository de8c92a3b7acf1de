package pagewalk.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes ELF cores byte by byte, so that a test can put anything into any field. */
final class ElfMaker {
  static final int LOAD = 1;
  static final int NOTE = 4;

  private record Header(int type, long position, long pa, long fileBytes, long memoryBytes) {}

  private final boolean wide;
  private final List<Header> headers = new ArrayList<>();
  private final ByteBuffer contents = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private int machine = 62;
  private boolean countElsewhere;

  private ElfMaker(boolean wide) {
    this.wide = wide;
  }

  static ElfMaker wide() {
    return new ElfMaker(true);
  }

  static ElfMaker narrow() {
    return new ElfMaker(false).machine(3);
  }

  ElfMaker machine(int number) {
    machine = number;
    return this;
  }

  /** Says PN_XNUM and puts the number of segments into the first section header. */
  ElfMaker countElsewhere() {
    countElsewhere = true;
    return this;
  }

  /** A program header as told, whatever sense it makes. */
  ElfMaker header(int type, long position, long pa, long fileBytes, long memoryBytes) {
    headers.add(new Header(type, position, pa, fileBytes, memoryBytes));
    return this;
  }

  /** A segment at {@code pa} of words, each of them {@code first} or the one before plus 1. */
  ElfMaker words(long pa, int count, long first) {
    header(LOAD, contentsAt() + contents.position(), pa, 8L * count, 8L * count);
    for (int i = 0; i < count; i++) {
      contents.putLong(first + i);
    }
    return this;
  }

  /** A segment at {@code pa} of these bytes. */
  ElfMaker bytes(long pa, byte[] bytes) {
    header(LOAD, contentsAt() + contents.position(), pa, bytes.length, bytes.length);
    contents.put(bytes);
    return this;
  }

  /** A note segment with one note of CORE and one with QEMU's CPU state. */
  ElfMaker cpuNote(long cr0, long cr3, long cr4) {
    int start = contents.position();
    note("CORE", 1, new byte[0x150]);
    ByteBuffer state = ByteBuffer.allocate(440).order(ByteOrder.LITTLE_ENDIAN);
    state.putInt(0, 1).putInt(4, 440);
    state.putLong(392, cr0).putLong(416, cr3).putLong(424, cr4);
    note("QEMU", 0, state.array());
    return header(NOTE, contentsAt() + start, 0, contents.position() - start, 0);
  }

  /** A note segment with one note. */
  ElfMaker noteSegment(String owner, int type, byte[] description) {
    int start = contents.position();
    note(owner, type, description);
    return header(NOTE, contentsAt() + start, 0, contents.position() - start, 0);
  }

  private void note(String owner, int type, byte[] description) {
    byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
    contents.putInt(name.length).putInt(description.length).putInt(type);
    contents.put(name).position((contents.position() + 3) & -4);
    contents.put(description).position((contents.position() + 3) & -4);
  }

  /** Contents stand before the program headers, where their place does not depend on those. */
  private int contentsAt() {
    return wide ? 128 : 96;
  }

  byte[] make() {
    int entry = wide ? 56 : 32;
    int table = contentsAt() + contents.position();
    ByteBuffer file =
        ByteBuffer.allocate(table + headers.size() * entry).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7F, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1});
    file.putShort(16, (short) 4).putShort(18, (short) machine).putInt(20, 1);
    int sections = wide ? 64 : 52;
    if (wide) {
      file.putLong(32, table).putLong(40, sections);
    } else {
      file.putInt(28, table).putInt(32, sections);
    }
    file.putShort(wide ? 54 : 42, (short) entry);
    file.putShort(wide ? 56 : 44, (short) (countElsewhere ? 0xFFFF : headers.size()));
    file.putInt(sections + (wide ? 44 : 28), headers.size());
    file.position(contentsAt());
    file.put(contents.array(), 0, contents.position());
    for (Header header : headers) {
      put(file, header);
    }
    return file.array();
  }

  private void put(ByteBuffer file, Header header) {
    file.putInt(header.type);
    if (wide) {
      file.putInt(0).putLong(header.position).putLong(0).putLong(header.pa);
      file.putLong(header.fileBytes).putLong(header.memoryBytes).putLong(0);
    } else {
      file.putInt((int) header.position).putInt(0).putInt((int) header.pa);
      file.putInt((int) header.fileBytes).putInt((int) header.memoryBytes).putInt(0).putInt(0);
    }
  }

  /** The core opened. */
  Dump open() throws Exception {
    return Dump.open(new Bytes(make()));
  }

  /** A frame of entries, all 0 but those named: index, entry, index, entry, … */
  static byte[] table(long... indexesAndEntries) {
    ByteBuffer frame = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < indexesAndEntries.length; i += 2) {
      frame.putLong(8 * (int) indexesAndEntries[i], indexesAndEntries[i + 1]);
    }
    return frame.array();
  }
}
