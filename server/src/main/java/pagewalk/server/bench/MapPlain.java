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
import pagewalk.bench.Fixture;
import pagewalk.bench.PlainMapper;
import pagewalk.format.PagingFormat;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

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

  private final PagingFormat format = Fixture.declared("x86-64");

  @Benchmark
  public long engine() {
    Cells cells = new Cells();
    cells.setRecording(false);
    long bytes = WalkWork.bytes(size);
    PlainMapper mapper = new PlainMapper(format, new FrameStore(cells, PlainMapper.ram(bytes), 0));
    mapper.map(bytes);
    return mapper.end();
  }
}
