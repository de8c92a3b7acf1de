package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import pagewalk.bench.Addresses;
import pagewalk.bench.Fixture;
import pagewalk.setting.Shape;

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

  private @SuppressWarnings("NullAway.Init") Fixture fixture;

  @Setup
  public void map() {
    int times = shape.indexOf('x');
    Shape tlb =
        new Shape(
            Integer.parseInt(shape.substring(0, times)),
            Integer.parseInt(shape.substring(times + 1)));
    long bytes = WalkWork.bytes(mapped);
    fixture = Fixture.of("x86-64", bytes, Addresses.RANDOM, WalkWork.ADDRESSES, tlb);
    fixture.checked();
  }

  @Benchmark
  @OperationsPerInvocation(WalkWork.ADDRESSES)
  public long engine() {
    return fixture.translate(0, WalkWork.ADDRESSES);
  }
}
