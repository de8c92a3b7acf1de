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

/** {@link Walk} where the tables are larger than the caches of the host. */
@Question(
    asks = "What does it cost to walk the tables for one access, 64 GiB being mapped?",
    family = Question.Family.WALK,
    flavours = {"format", "pattern"},
    yardsticks = {"c", "baseline"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FarWalk extends Timed {
  @Param({"x86-64", "x86-64-la57", "aarch64"})
  public String format = "x86-64";

  @Param({"random", "zipf"})
  public String pattern = "random";

  @Param({"64G"})
  public String mapped = "64G";

  private @SuppressWarnings("NullAway.Init") WalkWork work;

  @Setup
  public void map() {
    work = WalkWork.of(format, pattern, mapped);
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long engine() {
    return work.engine();
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long baseline() {
    return work.baseline();
  }
}
