package pagewalk.dump;

import java.io.IOException;

/** Where the bytes of a dump come from: a file, something inflated, an array. */
public interface ByteSource {

  /** How many bytes there are. */
  long size();

  /**
   * Copies {@code count} bytes from {@code position} on into {@code target}, from {@code offset}
   * on. The bytes asked for lie inside the source.
   *
   * @throws IOException when they cannot be read after all
   */
  void read(long position, byte[] target, int offset, int count) throws IOException;
}
