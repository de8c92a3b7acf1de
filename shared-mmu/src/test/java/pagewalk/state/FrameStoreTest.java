package pagewalk.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Prng;

final class FrameStoreTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** The store is a map from word addresses to words, junk where nothing was written. */
  @Test
  void memoryReadsWhatWasWrittenLastAndJunkElsewhere() {
    Prng random = new Prng(1);
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, 64 * MIB, 9);
    Map<Long, Long> model = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long pa = (long) random.below(40) * 409_600 + 8L * random.below(1024);
      if (random.below(2) == 0) {
        long value = random.next();
        memory.write(pa, value);
        model.put(pa, value);
      }
      assertEquals(model.getOrDefault(pa, memory.junk(pa)), memory.read(pa));
    }
  }

  /** A series is its words, whether it is recorded or not, and however it lies to frames. */
  @Test
  void aSeriesWritesWhatItsWordsWouldOneByOne() {
    Prng random = new Prng(3);
    for (boolean recorded : new boolean[] {true, false}) {
      Cells cells = new Cells();
      cells.setRecording(recorded);
      FrameStore memory = new FrameStore(cells, 64 * MIB, 9);
      FrameStore single = new FrameStore(new Cells(), 64 * MIB, 9);
      for (int i = 0; i < 200; i++) {
        long pa = 8L * random.below(8192);
        int count = random.below(3) == 0 ? 512 : random.below(1500);
        pa = count == 512 ? pa & -4096 : pa;
        long value = random.next();
        long step = random.below(5);
        memory.writeSeries(pa, value, step, count);
        for (int word = 0; word < count; word++) {
          single.write(pa + 8L * word, value + word * step);
        }
        for (long at = Math.max(0, pa - 4096); at < pa + 8L * count + 4096; at += 8) {
          assertEquals(single.read(at), memory.read(at));
        }
      }
      cells.seek(0);
      assertEquals(recorded ? memory.junk(0x2000) : single.read(0x2000), memory.read(0x2000));
    }
  }

  @Test
  void theLowThreeAddressBitsDoNotMatter() {
    FrameStore memory = new FrameStore(new Cells(), MIB, 1);
    long junk = memory.read(0x5008);
    assertEquals(junk, memory.read(0x500F));
    memory.write(0x500D, 17);
    assertEquals(17, memory.read(0x5008));
    assertEquals(memory.junk(0x5010), memory.read(0x5010));
  }

  @Test
  void junkIsTheSameForTheSameSeedAndOtherForAnother() {
    FrameStore one = new FrameStore(new Cells(), MIB, 1);
    FrameStore again = new FrameStore(new Cells(), MIB, 1);
    FrameStore other = new FrameStore(new Cells(), MIB, 2);
    for (long pa = 0; pa < MIB; pa += 4096 + 8) {
      assertEquals(one.read(pa), again.read(pa));
      assertNotEquals(one.read(pa), other.read(pa));
    }
    assertEquals(0xE220A8397B1DCDAFL, new FrameStore(new Cells(), MIB, 0).read(8));
  }

  @Test
  void theFirstWriteOfAFrameLeavesTheRestOfItAsItRead() {
    FrameStore memory = new FrameStore(new Cells(), MIB, 5);
    long before = memory.read(0x3FF8);
    assertFalse(memory.isWritten(3));
    memory.write(0x3000, 0);
    assertTrue(memory.isWritten(3));
    assertFalse(memory.isWritten(2));
    assertFalse(memory.isWritten(4));
    assertEquals(0, memory.read(0x3000));
    assertEquals(before, memory.read(0x3FF8));
  }

  @Test
  void aFrameDisappearsWhenItsFirstWriteIsUndoneAndComesBack() {
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, 64 * MIB, 5);
    memory.write(0x1000, 1);
    int before = cells.time();
    long junk = memory.read(0x2_800_000);
    memory.write(0x2_800_000, 2);
    memory.write(0x2_800_008, 3);
    int after = cells.time();
    cells.seek(before);
    assertFalse(memory.isWritten(0x2800));
    assertEquals(junk, memory.read(0x2_800_000));
    assertEquals(1, memory.read(0x1000));
    cells.seek(after);
    assertTrue(memory.isWritten(0x2800));
    assertEquals(2, memory.read(0x2_800_000));
    assertEquals(3, memory.read(0x2_800_008));
  }

  @Test
  void anotherFirstWriteInThePastDoesNotSeeTheForgottenOne() {
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, MIB, 5);
    int before = cells.time();
    long junk = memory.read(0x4008);
    memory.write(0x4008, 2);
    cells.seek(before);
    memory.write(0x4000, 3);
    assertEquals(3, memory.read(0x4000));
    assertEquals(junk, memory.read(0x4008));
  }

  /** The word, the frame's place in the directory, and for the first of 1024 frames their block. */
  @Test
  void theFirstWriteOfAFrameIsAHandfulOfChangesOnTheTape() {
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, MIB, 5);
    memory.write(0x3000, 0);
    assertEquals(3, cells.time());
    memory.write(0x4000, 0);
    assertEquals(5, cells.time());
    memory.write(0x4008, 0);
    assertEquals(6, cells.time());
  }

  @Test
  void memoryHoldsItsFirstAndItsLastByteAndNothingAround() {
    FrameStore memory = new FrameStore(new Cells(), 3 * 4096, 0);
    assertTrue(memory.holds(0));
    assertTrue(memory.holds(3 * 4096 - 1));
    assertFalse(memory.holds(3 * 4096));
    assertFalse(memory.holds(-1));
    assertFalse(memory.holds(Long.MIN_VALUE));
    assertEquals(3 * 4096, memory.bytes());
  }

  @Test
  void memoryIsAWholeNumberOfFrames() {
    for (long bytes : new long[] {0, -4096, 4095, 4097, (1L << 46) + 4096}) {
      assertThrows(IllegalArgumentException.class, () -> new FrameStore(new Cells(), bytes, 0));
    }
  }

  @Test
  void aLargeMemoryCostsWhatIsUsedOfIt() {
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, 64 * GIB, 0);
    assertTrue(cells.size() < 20_000, "an unused 64 GiB takes " + cells.size() + " cells");
    long last = 64 * GIB - 8;
    memory.write(last, 1);
    memory.write(0, 2);
    assertEquals(1, memory.read(last));
    assertEquals(2, memory.read(0));
    assertTrue(cells.size() < 85_000, "two frames of 64 GiB take " + cells.size() + " cells");
  }

  @Test
  void readingNeverMakesAFrameAppear() {
    Cells cells = new Cells();
    FrameStore memory = new FrameStore(cells, GIB, 0);
    int size = cells.size();
    for (long pa = 0; pa < GIB; pa += MIB + 8) {
      assertEquals(memory.junk(pa), memory.read(pa));
    }
    assertEquals(size, cells.size());
    assertEquals(0, cells.time());
  }
}
