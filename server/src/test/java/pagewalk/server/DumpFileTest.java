package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.dump.DumpMistake;

/** A dump on disk gives the bytes that were written, compressed or not, or says why not. */
final class DumpFileTest {
  @TempDir private Path folder;

  private static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] compressed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("dump"), bytes);
  }

  private static byte[] all(DumpFile file) throws IOException {
    byte[] bytes = new byte[(int) file.size() + 2];
    file.read(0, bytes, 1, (int) file.size());
    return Arrays.copyOfRange(bytes, 1, bytes.length - 1);
  }

  @Test
  void aPlainFileIsReadAtAnyPlace() throws Exception {
    byte[] plain = noise(10_000);
    try (DumpFile file = DumpFile.open(file(plain))) {
      assertArrayEquals(plain, all(file));
      byte[] some = new byte[7];
      file.read(9_995, some, 2, 5);
      assertArrayEquals(Arrays.copyOfRange(plain, 9_995, 10_000), Arrays.copyOfRange(some, 2, 7));
    }
  }

  @Test
  void aCompressedFileIsReadAsIfItWereNot() throws Exception {
    for (int zerosInFront : new int[] {0, 1, 4096, 50_000}) {
      for (int zerosBehind : new int[] {0, 1, 4096, 50_000}) {
        byte[] plain = new byte[zerosInFront + 5_000 + zerosBehind];
        System.arraycopy(noise(5_000), 0, plain, zerosInFront, 5_000);
        try (DumpFile file = DumpFile.open(file(compressed(plain)))) {
          assertArrayEquals(plain, all(file));
        }
      }
    }
  }

  @Test
  void compressedPartsOneAfterTheOtherAreOneFile() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(compressed(noise(5_000)));
    both.write(compressed(new byte[9_000]));
    try (DumpFile file = DumpFile.open(file(both.toByteArray()))) {
      assertArrayEquals(Arrays.copyOf(noise(5_000), 14_000), all(file));
    }
  }

  @Test
  void whatInflatesToTooMuchIsRefused() throws Exception {
    Path bomb = file(compressed(new byte[1 << 20]));
    assertTrue(Files.size(bomb) < 2_000);
    DumpMistake mistake = assertThrows(DumpMistake.class, () -> DumpFile.open(bomb, (1 << 20) - 1));
    assertEquals(
        "The compressed file inflates to more than 1048575 bytes: inflate it with gunzip first.",
        mistake.sentence());
    try (DumpFile file = DumpFile.open(bomb, 1 << 20)) {
      assertEquals(1 << 20, file.size());
    }
  }

  @Test
  void everyDamagedCompressedFileIsRefusedInOneSentence() throws Exception {
    byte[] whole = compressed(noise(3_000));
    for (int length = 2; length < whole.length - 8; length += 97) {
      Path cut = file(Arrays.copyOf(whole, length));
      DumpMistake mistake = assertThrows(DumpMistake.class, () -> DumpFile.open(cut));
      assertEquals("The compressed file ends too early: it is cut off.", mistake.sentence());
    }
    Random dice = new Random(2);
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      damaged[2 + dice.nextInt(whole.length - 2)] ^= (byte) (1 + dice.nextInt(255));
      try (DumpFile file = DumpFile.open(file(damaged), 1 << 20)) {
        assertArrayEquals(noise(3_000), all(file));
      } catch (DumpMistake mistake) {
        assertTrue(mistake.sentence().startsWith("The compressed file "), mistake.sentence());
        refused++;
      }
    }
    assertTrue(refused > 250, "refused " + refused);
  }

  @Test
  void aFileThatShrinksMeanwhileIsAnError() throws Exception {
    Path path = file(noise(8_192));
    try (DumpFile file = DumpFile.open(path)) {
      try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE)) {
        other.truncate(4_000);
      }
      assertThrows(EOFException.class, () -> file.read(0, new byte[8_192], 0, 8_192));
    }
  }
}
