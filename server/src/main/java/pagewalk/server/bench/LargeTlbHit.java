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

/** Hits in a second-level TLB: two thirds of what it holds. */
@Question(
    asks = "What does a hit in a TLB of 1536 entries in sets of twelve cost?",
    family = Question.Family.TLB,
    flavours = {"shape"},
    yardsticks = {"c"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LargeTlbHit extends Timed {
  @Param({"128x12"})
  public String shape = "128x12";

  @Param({"4M"})
  public String mapped = "4M";

  private @SuppressWarnings("NullAway.Init") Work work;

  @Setup
  public void map() {
    work = Work.of("LargeTlbHit", "shape=" + shape + " mapped=" + mapped);
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long engine() {
    return work.once();
  }
}
