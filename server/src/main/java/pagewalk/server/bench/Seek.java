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

/** Time travel: to the first event and back to the last. */
@Question(
    asks = "How long does it take to go from one end of a run to the other?",
    family = Question.Family.SIMULATOR,
    flavours = {"scenario"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Seek extends Timed {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private @SuppressWarnings("NullAway.Init") Run run;

  @Setup
  public void open() {
    run = Session.open(Gallery.text(scenario), Budget.STANDARD).run().orElseThrow();
  }

  @Benchmark
  public int engine() {
    run.seek(0);
    run.seek(run.eventCount() - 1);
    return run.eventCount();
  }
}
