package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import pagewalk.session.Budget;
import pagewalk.session.Gallery;
import pagewalk.session.Run;
import pagewalk.session.Session;

/** A whole scenario, from its text to its last event. */
@Question(
    asks = "How long does a scenario take, its tower of nested faults included?",
    family = Question.Family.SIMULATOR,
    flavours = {"scenario"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FaultTower extends Timed {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private @SuppressWarnings("NullAway.Init") String text;

  @Setup
  public void read() {
    text = Gallery.text(scenario);
  }

  @Benchmark
  public Run engine() {
    return Session.open(text, Budget.STANDARD).run().orElseThrow();
  }
}
