package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pagewalk.bench.Work;

/** Tables written by physical address, the floor under every strategy. */
@Question(
    asks =
        "How long does it take to map so much by pages of 4 KiB, when no way to a table has to be found?",
    family = Question.Family.MAPPING,
    flavours = {"size"},
    yardsticks = {"c"})
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MapPlain extends Timed {
  @Param({"1M", "16M", "256M", "4G", "64G"})
  public String size = "1M";

  @Benchmark
  public long engine() {
    return Work.of("MapPlain", "size=" + size).once();
  }
}
