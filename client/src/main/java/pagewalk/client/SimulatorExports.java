package pagewalk.client;

import org.teavm.jso.JSExport;

/** Everything the page may ask of the simulator. It holds no logic: it only translates words. */
public final class SimulatorExports {

  private SimulatorExports() {}

  /** Names the version of this border, so that a page and a simulator that disagree say so. */
  @JSExport
  public static String version() {
    return "1";
  }
}
