package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import pagewalk.server.preview.Previews;
import pagewalk.session.Budget;
import pagewalk.session.Gallery;
import pagewalk.session.Run;
import pagewalk.session.Session;

/** The picture that a link shows. */
@Question(
    asks = "How long does it take to draw the picture of a link?",
    family = Question.Family.SIMULATOR,
    flavours = {"scenario"})
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DrawPreview extends Timed {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private @SuppressWarnings("NullAway.Init") Run run;

  @Setup
  public void open() {
    run = Session.open(Gallery.text(scenario), Budget.STANDARD).run().orElseThrow();
  }

  @Benchmark
  public byte[] engine() {
    return Previews.picture(run, run.firstMoment());
  }
}
