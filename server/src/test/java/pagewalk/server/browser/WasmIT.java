package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pagewalk.session.Language;
import pagewalk.view.ViewJson;

/** What the shipped WebAssembly answers, in a browser. */
final class WasmIT {

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

  @Test
  void theSimulatorNamesTheVersionOfItsBorder() {
    assertEquals("1", simulator.evaluate("exports.version()", ""));
  }

  @Test
  void theLanguageIsDescribedAsOnTheJvm() {
    assertEquals(ViewJson.of(Language.vocabulary()), simulator.evaluate("exports.language()", ""));
  }
}
