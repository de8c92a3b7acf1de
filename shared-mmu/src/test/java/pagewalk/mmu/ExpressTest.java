package pagewalk.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bench.Addresses;
import pagewalk.bench.Fixture;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.setting.Settings;
import pagewalk.setting.Shape;

/**
 * What the speed of a walk hangs on, counted. That the answers are right is the oracles' matter.
 */
final class ExpressTest {
  private static final int ADDRESSES = 4096;
  private static final int BLOCKS = 5;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static List<String> formats() {
    return Formats.all().stream().map(FormatFamily::name).toList();
  }

  private static Fixture fixture(String format) {
    return Fixture.of(format, 64 << 20, Addresses.ZIPF, ADDRESSES, Shape.NONE);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theUsualWalkOfEveryFormatIsAnExpressOne(String format) {
    Fixture fixture = fixture(format);
    Walker walker = fixture.mmu().walker();
    for (long va : fixture.addresses()) {
      assertEquals(va, walker.express(fixture.root(), va, Fixture.access(va)));
    }
  }

  /** As LPAE's kernels split them: the part of the other root comes first in its declaration. */
  @Test
  void soIsThatOfADividedAddressSpace() {
    FormatFamily lpae = Formats.named("lpae").orElseThrow();
    PagingFormat divided = lpae.under(Settings.of(lpae.controls()));
    assertEquals(2, divided.regimes().size());
    Fixture fixture = Fixture.of(divided, 64 << 20, Addresses.ZIPF, ADDRESSES, Shape.NONE);
    Walker walker = fixture.mmu().walker();
    for (long va : fixture.addresses()) {
      assertEquals(va, walker.express(fixture.root(), va, Fixture.access(va)));
    }
    assertTrue(walker.express(fixture.root(), 0x8000_0000L, Fixture.access(0)) < 0);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aWalkReadsOneEntryPerLevelAndNoMore(String format) {
    Fixture fixture = fixture(format);
    fixture.record();
    fixture.checked();
    int latched = format.equals("pae") ? 1 : 0;
    int levels = fixture.format().levels().size() - latched;
    assertEquals(2L * ADDRESSES * levels, fixture.references());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void neitherWalkingNorRecordingAllocates(String format) {
    Fixture fixture = fixture(format);
    fixture.checked();
    assertEquals(0, leastAllocated(fixture));
    fixture.record();
    fixture.checked();
    assertEquals(0, leastAllocated(fixture));
    assertTrue(fixture.references() > 0);
  }

  /** As in {@link TranslateAllocatesNothingTest}: one block has to be free of it. */
  private long leastAllocated(Fixture fixture) {
    long least = Long.MAX_VALUE;
    for (int block = 0; block < BLOCKS; block++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      fixture.translate(0, ADDRESSES);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
