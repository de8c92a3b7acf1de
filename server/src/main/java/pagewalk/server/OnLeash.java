package pagewalk.server;

import java.io.IOException;

/**
 * The command line for a process that must not outlive the one that started it: when its standard
 * input ends, it ends, and with it everything that it started.
 */
public final class OnLeash {
  private OnLeash() {}

  public static void main(String[] args) {
    Thread leash = new Thread(OnLeash::hold, "leash");
    leash.setDaemon(true);
    leash.start();
    Main.main(args);
  }

  private static void hold() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said; only the end counts.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(1);
  }
}
