package pagewalk.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import pagewalk.dump.ByteSource;
import pagewalk.dump.DumpMistake;

/**
 * A dump on disk, read where somebody walks and nowhere else. One that is compressed with gzip,
 * which can only be read from front to back, is inflated into a temporary file first; that file has
 * holes where the dump has pages of zeros, and it is gone when the program ends, however it ends.
 */
final class DumpFile implements ByteSource, AutoCloseable {
  /** What a compressed dump may inflate to. */
  private static final long MOST_INFLATED = 16L << 30;

  private final FileChannel channel;
  private final long size;

  private DumpFile(FileChannel channel) throws IOException {
    this.channel = channel;
    size = channel.size();
  }

  /**
   * Opens {@code path}; whether it is compressed is seen from its first bytes.
   *
   * @throws DumpMistake when it is compressed and damaged, or inflates to more than 16 GiB
   * @throws IOException when it cannot be read, or the temporary file cannot be written
   */
  static DumpFile open(Path path) throws IOException, DumpMistake {
    return open(path, MOST_INFLATED);
  }

  static DumpFile open(Path path, long mostInflated) throws IOException, DumpMistake {
    if (!isCompressed(path)) {
      return new DumpFile(FileChannel.open(path, StandardOpenOption.READ));
    }
    FileChannel spill = spill();
    try {
      Inflation.inflate(path, spill, mostInflated);
      return new DumpFile(spill);
    } catch (IOException | DumpMistake failure) {
      spill.close();
      throw failure;
    }
  }

  private static FileChannel spill() throws IOException {
    return FileChannel.open(
        Files.createTempFile("pagewalk", ".dump"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static boolean isCompressed(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.read() == 0x1F && in.read() == 0x8B;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, byte[] target, int offset, int count) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(target, offset, count);
    while (rest.hasRemaining()) {
      if (channel.read(rest, position + count - rest.remaining()) < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
