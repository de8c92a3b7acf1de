package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import pagewalk.bench.Work;

/** Hits in a first-level TLB: as many pages as it has entries. */
@Question(
    asks = "What does a hit in a TLB of 64 entries cost?",
    family = Question.Family.TLB,
    flavours = {"shape"},
    yardsticks = {"c"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SmallTlbHit extends Timed {
  @Param({"16x4"})
  public String shape = "16x4";

  @Param({"256K"})
  public String mapped = "256K";

  private @SuppressWarnings("NullAway.Init") Work work;

  @Setup
  public void map() {
    work = Work.of("SmallTlbHit", "shape=" + shape + " mapped=" + mapped);
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long engine() {
    return work.once();
  }
}
