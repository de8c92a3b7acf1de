package pagewalk.dump;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import pagewalk.bits.Hex;

/**
 * Physical memory that another machine wrote, opened for reading: an ELF core, or a raw image. Only
 * the headers have been read; memory is read when somebody walks through it.
 */
public final class Dump {
  private final ByteSource source;
  private final Segments segments;
  private final Map<String, Long> registers;

  private Dump(ByteSource source, List<Segment> segments, Map<String, Long> registers)
      throws DumpMistake {
    this.source = source;
    this.segments = Segments.of(segments);
    this.registers = Map.copyOf(registers);
  }

  /**
   * Opens an ELF core, or anything else as a raw image that begins at physical address 0.
   *
   * @throws DumpMistake when the headers make no sense
   * @throws IOException when the source cannot be read
   */
  public static Dump open(ByteSource source) throws DumpMistake, IOException {
    if (!ElfCore.isElf(source)) {
      return openRaw(source, 0);
    }
    ElfCore core = ElfCore.read(source);
    if (core.segments().isEmpty()) {
      throw new DumpMistake("The core holds no memory: it has no PT_LOAD segment with bytes.");
    }
    return new Dump(source, core.segments(), core.registers());
  }

  /**
   * Opens a raw image whose first byte is at physical address {@code base}.
   *
   * @throws DumpMistake when it is empty, a core, or reaches beyond the widest physical address
   * @throws IOException when the source cannot be read
   */
  public static Dump openRaw(ByteSource source, long base) throws DumpMistake, IOException {
    if (ElfCore.isElf(source)) {
      throw new DumpMistake("An ELF core says itself where its memory lies: leave out --base.");
    }
    if (source.size() == 0) {
      throw new DumpMistake("The file is empty.");
    }
    if (base < 0 || base > Segment.HIGHEST - source.size()) {
      throw new DumpMistake(
          "An image of "
              + Hex.of(source.size())
              + " bytes does not fit at "
              + Hex.of(base)
              + "; a physical address has 52 bits at most.");
    }
    return new Dump(source, List.of(new Segment(base, source.size(), 0)), Map.of());
  }

  ByteSource source() {
    return source;
  }

  Segments segments() {
    return segments;
  }

  /** The registers that the dump itself tells: {@code cr0}, {@code cr3}, {@code cr4}, or none. */
  public Map<String, Long> registers() {
    return registers;
  }
}
