package pagewalk.server.bench.runs;

/**
 * What a server does about benchmarks.
 *
 * @param access who may start runs
 * @param ownWorker whether it carries them out itself; if not, {@code pagewalk worker} does
 * @param command how
 */
public record Benchmarking(RunAccess access, boolean ownWorker, MeasuringCommand command) {

  /** Whether anything is taken from the queue here. */
  public boolean measures() {
    return ownWorker && access.mode() != RunAccess.Mode.OFF;
  }
}
