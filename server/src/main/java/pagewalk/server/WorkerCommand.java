package pagewalk.server;

import java.time.Clock;
import java.util.concurrent.Callable;
import pagewalk.server.bench.runs.RunStore;
import pagewalk.server.bench.runs.RunWorker;
import pagewalk.server.store.Database;
import pagewalk.server.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Carries out the benchmarks that a server was asked for, on a machine that has nothing to do. */
@Command(
    name = "worker",
    description =
        "Takes runs of benchmarks from the queue of a server and carries them out, one at a time,"
            + " until interrupted.",
    footer = {
      "",
      "The server that is asked for them shares the database, and has been started with",
      "--no-benchmark-worker if it should leave them to workers."
    })
final class WorkerCommand implements Callable<Integer> {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (Database database = Database.open(store.place());
        RunWorker worker =
            RunWorker.start(
                new RunStore(database, Clock.systemUTC()), ServerSettings.measuring())) {
      Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "shutdown"));
      spec.commandLine().getOut().println("Pagewalk waits for benchmarks");
      spec.commandLine().getOut().flush();
      worker.join();
      return 0;
    } catch (StoreException e) {
      throw new CannotDo(String.valueOf(e.getMessage()));
    }
  }
}
