package pagewalk.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import pagewalk.dump.DumpMistake;

/** Inflates a gzip file into another one, leaving out pages of zeros. */
final class Inflation {
  private static final int PAGE_BYTES = 4096;
  private static final int READ_BYTES = 1 << 16;

  private Inflation() {}

  /**
   * @throws DumpMistake when {@code from} is damaged, or inflates to more than {@code most} bytes
   * @throws IOException when {@code from} cannot be read, or {@code to} not be written
   */
  static void inflate(Path from, FileChannel to, long most) throws IOException, DumpMistake {
    byte[] page = new byte[PAGE_BYTES];
    byte[] zeros = new byte[PAGE_BYTES];
    long done = 0;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(from), READ_BYTES);
        InputStream plain = new GZIPInputStream(file, READ_BYTES)) {
      int count = plain.readNBytes(page, 0, PAGE_BYTES);
      while (count > 0) {
        if (done > most - count) {
          throw new DumpMistake(
              "The compressed file inflates to more than %d bytes: inflate it with gunzip first."
                  .formatted(most));
        }
        if (!Arrays.equals(page, 0, count, zeros, 0, count)) {
          write(to, page, count, done);
        }
        done += count;
        count = plain.readNBytes(page, 0, PAGE_BYTES);
      }
    } catch (EOFException cutOff) {
      throw new DumpMistake("The compressed file ends too early: it is cut off.");
    } catch (ZipException damaged) {
      throw new DumpMistake("The compressed file is damaged: gzip cannot inflate it.");
    }
    if (done > to.size()) {
      write(to, zeros, 1, done - 1); // a hole at the end counts as part of a file only this way
    }
  }

  private static void write(FileChannel to, byte[] bytes, int count, long at) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
    while (rest.hasRemaining()) {
      to.write(rest, at + count - rest.remaining());
    }
  }
}
