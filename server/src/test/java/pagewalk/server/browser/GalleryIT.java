package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Prng;
import pagewalk.session.Budget;
import pagewalk.session.Gallery;
import pagewalk.session.Opening;
import pagewalk.session.Run;
import pagewalk.session.Session;
import pagewalk.view.ViewJson;
import pagewalk.view.Viewer;

/** The shipped WebAssembly in a browser tells the same stories as the JVM, to the letter. */
final class GalleryIT {
  private static final int MOMENTS = 12;

  private static TestBrowser browser;
  private static WasmSimulator simulator;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    browser = TestBrowser.start();
    simulator = WasmSimulator.open(browser);
  }

  @AfterAll
  static void close() {
    simulator.close();
    browser.close();
  }

  static List<String> names() {
    return Gallery.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theTraceIsTheSameInTheBrowser(String name) {
    Opening opening = open(name);
    Viewer viewer = new Viewer(opening.run().orElseThrow());
    assertEquals(
        ViewJson.of(opening), simulator.evaluate("exports.load(argument)", Gallery.text(name)));
    assertEquals(viewer.traceText(), simulator.evaluate("exports.traceText()", ""));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyMomentLooksTheSameInTheBrowser(String name) {
    Run run = open(name).run().orElseThrow();
    int events = run.eventCount();
    int role = Math.min(4, run.format().top());
    Viewer viewer = new Viewer(run);
    simulator.evaluate("exports.load(argument)", Gallery.text(name));
    Prng prng = new Prng(events);
    for (int i = 0; i < MOMENTS; i++) {
      int event = i == 0 ? events - 1 : prng.below(events);
      assertEquals(
          ViewJson.of(viewer.at(event)), simulator.evaluate("exports.view(argument)", event));
      assertEquals(
          ViewJson.of(viewer.entry("0x100000", role, event)),
          simulator.evaluate(
              "exports.entry(argument.pa, argument.role, argument.event)",
              Map.of("pa", "0x100000", "role", role, "event", event)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aBrokenScriptGetsTheSameDiagnosticsInTheBrowser(String name) {
    String broken =
        Gallery.text(name).replaceFirst("kernel", "kernle").replace("expect ", "expect oops=1 ");
    assertEquals(
        ViewJson.of(Session.open(broken, Budget.STANDARD)),
        simulator.evaluate("exports.load(argument)", broken));
  }

  private static Opening open(String name) {
    return Session.open(Gallery.text(name), Budget.STANDARD);
  }
}
