package pagewalk.dump;

import java.io.EOFException;
import java.io.IOException;

/** A source over an array that counts what is read, and can break. */
final class Bytes implements ByteSource {
  private final byte[] bytes;
  private long readSoFar;
  private boolean broken;

  Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes have been read in all. */
  long readSoFar() {
    return readSoFar;
  }

  /** From now on nothing can be read. */
  void breakDown() {
    broken = true;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void read(long position, byte[] target, int offset, int count) throws IOException {
    if (broken) {
      throw new EOFException("the file has become shorter");
    }
    if (position < 0 || count < 0 || position > bytes.length - count) {
      throw new AssertionError("read " + count + " at " + position + " of " + bytes.length);
    }
    System.arraycopy(bytes, (int) position, target, offset, count);
    readSoFar += count;
  }
}
