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

/** {@link Walk} that also writes down what it reads: an event and each reference. */
@Question(
    asks = "What does a walk cost when the event and every memory reference are recorded?",
    family = Question.Family.WALK,
    flavours = {"pattern"},
    yardsticks = {"c", "baseline"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordingWalk extends Timed {
  @Param({"x86-64"})
  public String format = "x86-64";

  @Param({"warm", "random"})
  public String pattern = "warm";

  @Param({"4G"})
  public String mapped = "4G";

  private @SuppressWarnings("NullAway.Init") WalkWork work;

  @Setup
  public void map() {
    work = WalkWork.of(format, pattern, mapped);
    work.fixture().record();
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long engine() {
    return work.fixture().translate(0, Work.ADDRESSES);
  }

  @Benchmark
  @OperationsPerInvocation(Work.ADDRESSES)
  public long baseline() {
    return work.byHand().record(work.fixture().addresses());
  }
}
