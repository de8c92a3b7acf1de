package pagewalk.server.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import pagewalk.scenario.ParseResult;
import pagewalk.scenario.ScenarioParser;
import pagewalk.scenario.Vocabulary;
import pagewalk.session.Gallery;
import pagewalk.session.Language;

/** Reading a script: what happens at every key that is pressed in the editor. */
@Question(
    asks = "How long does it take to read a script, at every key that is pressed in the editor?",
    family = Question.Family.SIMULATOR,
    flavours = "scenario")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Parse {
  @Param({"first-touch", "fork-and-kill"})
  public String scenario = "first-touch";

  private final Vocabulary vocabulary = Language.vocabulary();
  private String text = "";

  @Setup
  public void read() {
    text = Gallery.text(scenario);
  }

  @Benchmark
  public ParseResult engine() {
    return ScenarioParser.parse(text, vocabulary);
  }
}
