package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernel maps through the simulated MMU, and nothing is recorded. */
@Question(
    asks =
        "How long does it take a strategy to map so much by pages of 4 KiB through the simulated MMU?",
    family = Question.Family.MAPPING,
    flavours = {"size", "strategy"})
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MapByStrategy extends Timed {
  @Param({
    "identity",
    "direct",
    "lookup",
    "recursive",
    "foreign",
    "switch",
    "pending",
    "scratch",
    "preallocated",
    "reserve"
  })
  public String strategy = "recursive";

  @Param({"1M", "16M", "256M", "4G"})
  public String size = "1M";

  private @SuppressWarnings("NullAway.Init") StrategyWork work;

  /** What a mapped page costs beside time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Memory {
    /** Bytes of simulated tables per mapped page, all that booting makes among them. */
    public double tableBytes;

    /** Bytes of the simulated machine on the host per mapped page, all its state together. */
    public double hostBytes;
  }

  @Setup
  public void read() {
    work = StrategyWork.of(strategy, size);
  }

  /** What it costs inside the simulation is told by {@code pagewalk compare}. */
  @Benchmark
  public int engine(Memory memory) {
    pagewalk.session.Measurement done = work.once();
    memory.tableBytes = (double) done.prices().tableBytes() / work.pages();
    memory.hostBytes = 8.0 * done.cells() / work.pages();
    return done.held();
  }
}
