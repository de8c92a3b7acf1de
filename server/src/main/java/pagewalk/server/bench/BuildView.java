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
import pagewalk.view.MachineView;
import pagewalk.view.Viewer;

/** What the page shows of one event. */
@Question(
    asks = "How long does it take to work out what is to be seen at an event?",
    family = Question.Family.SIMULATOR,
    flavours = {"scenario"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BuildView extends Timed {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private @SuppressWarnings("NullAway.Init") Run run;
  private @SuppressWarnings("NullAway.Init") Viewer viewer;

  @Setup
  public void open() {
    run = Session.open(Gallery.text(scenario), Budget.STANDARD).run().orElseThrow();
    viewer = new Viewer(run);
  }

  @Benchmark
  public MachineView engine() {
    return viewer.at(run.firstMoment());
  }
}
