package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
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
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.session.Budget;
import pagewalk.session.Language;
import pagewalk.session.Session;

/** The kernel maps through the simulated MMU, and nothing is recorded. */
@Question(
    asks =
        "How long does it take a strategy to map so much by pages of 4 KiB through the simulated MMU?",
    family = Question.Family.MAPPING,
    flavours = {"strategy", "size"})
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MapByStrategy extends Timed {
  @Param({"recursive", "direct", "lookup", "scratch"})
  public String strategy = "recursive";

  @Param({"1M", "16M", "256M"})
  public String size = "1M";

  private @SuppressWarnings("NullAway.Init") Scenario scenario;

  @Setup
  public void read() {
    String text =
        """
        pagewalk 1
        machine x86-64 ram=66G tlb=16x4
        kernel %s pool=0x1000000..0x100FFFF
        map 0x8000000000 -> 0x0 length=%s
        expect result=ok
        """
            .formatted(strategy, size);
    ParseResult parsed = ScenarioParser.parse(text, Language.vocabulary());
    scenario = parsed.scenario().orElseThrow(() -> new IllegalStateException("" + parsed));
  }

  /** What it costs inside the simulation is told by {@code pagewalk compare}. */
  @Benchmark
  public int engine() {
    pagewalk.session.Measurement done = Session.measure(scenario, Budget.BULK);
    if (done.halted().isPresent() || done.held() != done.expects()) {
      throw new IllegalStateException("the mapping failed");
    }
    return done.held();
  }
}
