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
import pagewalk.view.ViewJson;
import pagewalk.view.Viewer;

/** The view as it travels to the page. */
@Question(
    asks = "How long does it take to write down a view as JSON?",
    family = Question.Family.SIMULATOR,
    flavours = {"scenario"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteJson extends Timed {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private @SuppressWarnings("NullAway.Init") Run run;
  private @SuppressWarnings("NullAway.Init") MachineView view;

  @Setup
  public void open() {
    run = Session.open(Gallery.text(scenario), Budget.STANDARD).run().orElseThrow();
    view = new Viewer(run).at(run.firstMoment());
  }

  @Benchmark
  public String engine() {
    return ViewJson.of(view);
  }
}
