package pagewalk.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import pagewalk.state.FrameStore;

/** Memory that holds the 4 KiB frames that somebody wrote or recorded, and nothing between them. */
final class SparseMemory implements Memory {
  private static final int PT_LOAD = 1;
  private final Map<Long, ByteBuffer> frames = new HashMap<>();

  @Override
  public boolean holds(long pa) {
    return frames.containsKey(pa >>> 12);
  }

  @Override
  public long read(long pa, int bytes) {
    ByteBuffer frame = frame(pa);
    int offset = (int) pa & 0xFFF;
    return bytes == 8 ? frame.getLong(offset) : Integer.toUnsignedLong(frame.getInt(offset));
  }

  @Override
  public void write(long pa, int bytes, long value) {
    ByteBuffer frame = frames.computeIfAbsent(pa >>> 12, number -> newFrame());
    int offset = (int) pa & 0xFFF;
    if (bytes == 8) {
      frame.putLong(offset, value);
    } else {
      frame.putInt(offset, (int) value);
    }
  }

  private ByteBuffer frame(long pa) {
    ByteBuffer frame = frames.get(pa >>> 12);
    if (frame == null) {
      throw new IllegalArgumentException("no memory at " + Long.toHexString(pa));
    }
    return frame;
  }

  private static ByteBuffer newFrame() {
    return ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The frames of a recorded page image; its form is described beside the file. */
  static SparseMemory ofPageImage(String name) {
    ByteBuffer image = littleEndian(name);
    image.position(8);
    SparseMemory memory = new SparseMemory();
    int pages = image.getInt();
    for (int page = 0; page < pages; page++) {
      long pa = image.getLong() << 12;
      memory.load(pa, image, image.position(), 4096);
      image.position(image.position() + 4096);
    }
    return memory;
  }

  /** The PT_LOAD segments of an ELF core of 32 or 64 bits, by their physical addresses. */
  static SparseMemory ofElfCore(String name) {
    ByteBuffer elf = littleEndian(name);
    byte[] magic = new byte[4];
    elf.get(magic);
    if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\177ELF")) {
      throw new IllegalArgumentException(name + " is no ELF file");
    }
    boolean wide = elf.get(4) == 2;
    int headers = wide ? (int) elf.getLong(32) : elf.getInt(28);
    int size = elf.getShort(wide ? 54 : 42);
    int count = elf.getShort(wide ? 56 : 44);
    SparseMemory memory = new SparseMemory();
    for (int i = 0; i < count; i++) {
      int header = headers + i * size;
      if (elf.getInt(header) == PT_LOAD) {
        int offset = wide ? (int) elf.getLong(header + 8) : elf.getInt(header + 4);
        long pa = wide ? elf.getLong(header + 24) : Integer.toUnsignedLong(elf.getInt(header + 12));
        int bytes = wide ? (int) elf.getLong(header + 32) : elf.getInt(header + 16);
        memory.load(pa, elf, offset, bytes);
      }
    }
    return memory;
  }

  /** Writes all frames into the simulator's memory. */
  void copyTo(FrameStore memory) {
    for (Map.Entry<Long, ByteBuffer> frame : frames.entrySet()) {
      for (int offset = 0; offset < 4096; offset += 8) {
        memory.write((frame.getKey() << 12) + offset, frame.getValue().getLong(offset));
      }
    }
  }

  private void load(long pa, ByteBuffer from, int offset, int bytes) {
    for (int i = 0; i < bytes; i += 8) {
      write(pa + i, 8, from.getLong(offset + i));
    }
  }

  private static ByteBuffer littleEndian(String name) {
    return ByteBuffer.wrap(PageImage.resource(name)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
