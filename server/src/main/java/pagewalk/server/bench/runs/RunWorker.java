package pagewalk.server.bench.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pagewalk.server.bench.ResultSetFile;
import pagewalk.server.store.StoreException;

/**
 * Takes runs from the queue, one at a time, and carries them out in processes of their own.
 * Whatever goes wrong with one is written beside it, and the next is taken.
 */
public final class RunWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final RunStore store;
  private final MeasuringCommand command;
  private final Operator self = Operator.self();
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  private RunWorker(RunStore store, MeasuringCommand command) {
    this.store = store;
    this.command = command;
    thread = new Thread(this::work, "benchmarks");
    thread.setDaemon(true);
  }

  /** Begins to take runs. */
  public static RunWorker start(RunStore store, MeasuringCommand command) {
    RunWorker worker = new RunWorker(store, command);
    worker.thread.start();
    return worker;
  }

  /** Says that there may be something to do, before the next look at the queue. */
  public void ring() {
    bell.release();
  }

  /** Waits until this worker is closed. */
  public void join() throws InterruptedException {
    thread.join();
  }

  private void work() {
    while (!closed) {
      try {
        store.interruptTheLost();
        Optional<BenchmarkRun> run = store.claim(self);
        if (run.isPresent()) {
          carryOut(run.get());
        } else {
          waitForRing();
        }
      } catch (StoreException e) {
        LOG.warn("The queue of benchmarks cannot be reached; trying again.");
        waitForRing();
      }
    }
  }

  private void waitForRing() {
    try {
      if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void carryOut(BenchmarkRun run) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("pagewalk-run");
      Path file = folder.resolve("results.json");
      try (MeasuringProcess process =
          MeasuringProcess.start(command.of(run.wish(), file), folder)) {
        follow(run, process, file);
      }
    } catch (InterruptedException e) {
      closed = true;
    } catch (IOException e) {
      LOG.error("Run {} could not be measured.", run.id(), e);
      store.end(run.id(), RunState.FAILED, "The measuring process could not be started here.");
    } finally {
      remove(folder);
    }
  }

  private void follow(BenchmarkRun run, MeasuringProcess process, Path file)
      throws InterruptedException, IOException {
    long end = System.nanoTime() + command.most().toNanos();
    Silence silence = new Silence();
    while (!process.ends(BEAT)) {
      if (closed) {
        process.close();
        store.end(run.id(), RunState.INTERRUPTED, "The server was stopped.");
        return;
      }
      if (System.nanoTime() > end) {
        process.close();
        String sentence = "The run took longer than the %d minutes that it may take.";
        store.end(run.id(), RunState.FAILED, sentence.formatted(command.most().toMinutes()));
        return;
      }
      if (!silence.bridges(() -> store.goesOn(run.id(), self, process.progress()))) {
        process.close();
        // A run that others already gave up for lost is not theirs to end any more.
        store.end(run.id(), RunState.CANCELLED, null);
        return;
      }
    }
    conclude(run, process, file);
  }

  private void conclude(BenchmarkRun run, MeasuringProcess process, Path file)
      throws InterruptedException, IOException {
    boolean hasResults = process.status() == 0 || process.status() == MeasuringCommand.SOME_FAILED;
    if (!hasResults || !Files.exists(file)) {
      LOG.error("Run {} ended with status {}.", run.id(), process.status());
      store.end(
          run.id(),
          RunState.FAILED,
          "The measuring process ended with status %d; the last it said was: %s"
              .formatted(process.status(), cut(process.lastLine())));
      return;
    }
    try {
      Measured measured = Measured.of(ResultSetFile.read(file));
      for (int tries = 0; ; tries++) {
        try {
          store.finish(run.id(), measured);
          return;
        } catch (StoreException e) {
          // An hour of measuring is worth waiting for a database that restarts.
          if (tries == 15 || closed) {
            throw e;
          }
          Thread.sleep(LOOK.toMillis());
        }
      }
    } catch (ResultSetFile.Unreadable e) {
      store.end(run.id(), RunState.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static String cut(String line) {
    return line.length() <= 300 ? line : line.substring(0, 300);
  }

  private static void remove(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> all = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("The folder {} could not be removed.", folder);
    }
  }

  /** Bears a database that does not answer for as long as nobody else takes the run for lost. */
  private static final class Silence {
    private long since = System.nanoTime();

    interface Question {
      boolean isWanted();
    }

    boolean bridges(Question question) {
      try {
        boolean wanted = question.isWanted();
        since = System.nanoTime();
        return wanted;
      } catch (StoreException e) {
        return System.nanoTime() - since < RunStore.SILENCE.toNanos();
      }
    }
  }

  /** Ends what is being measured, which is then interrupted, and takes nothing more. */
  @Override
  public void close() {
    closed = true;
    ring();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
