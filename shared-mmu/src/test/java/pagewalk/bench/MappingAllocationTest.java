package pagewalk.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the time of mapping in bulk hangs on, counted. */
final class MappingAllocationTest {
  private static final long GIB = 1L << 30;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Memory that doubled as it filled would take three times as much, and copy all of it once. */
  @ParameterizedTest
  @ValueSource(strings = {"x86-64", "x86-64-la57", "aarch64"})
  void mappingInBulkAllocatesHardlyMoreThanItsTables(String format) {
    long allocated = allocatedBy(format, 16 * GIB);
    long tables = PlainMapper.endOf(Fixture.declared(format), 16 * GIB) - PlainMapper.TABLES;
    assertTrue(allocated < tables + tables / 10, allocated + " bytes for " + tables + " of tables");
  }

  @Test
  void littleIsMappedInLittle() {
    long allocated = allocatedBy("x86-64", 1 << 20);
    assertTrue(allocated < 1 << 20, allocated + " bytes for 1 MiB");
  }

  private long allocatedBy(String format, long bytes) {
    PlainMapper.endOf(Fixture.declared(format), bytes);
    long before = threads.getCurrentThreadAllocatedBytes();
    PlainMapper.endOf(Fixture.declared(format), bytes);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
