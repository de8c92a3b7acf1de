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
