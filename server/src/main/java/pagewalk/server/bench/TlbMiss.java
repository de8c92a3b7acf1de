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

/** Misses: sixty-four times more pages than entries. */
@Question(
    asks = "What does a miss cost: the search, the walk, and the entry that has to go?",
    family = Question.Family.TLB,
    flavours = {"shape"},
    yardsticks = {"c"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TlbMiss extends Timed {
  @Param({"16x4"})
  public String shape = "16x4";

  @Param({"16M"})
  public String mapped = "16M";

  private @SuppressWarnings("NullAway.Init") Work work;

  @Setup
  public void map() {
    work = Work.of("TlbMiss", "shape=" + shape + " mapped=" + mapped);
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long engine() {
    return work.once();
  }
}
