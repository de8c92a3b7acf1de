package pagewalk.server.bench.runs;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pagewalk.server.store.StoreException;

/**
 * Tells everybody who watches a run how far it is. The database is asked once a second for all of
 * them together, so it makes no difference whether this process measures or another one.
 */
final class LiveRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRuns.class);

  /** Watchers hold connections, of which there are not many more. */
  private static final int MOST = 64;

  private static final int MOST_OF_ONE = 8;

  /** Seconds after which something is said for the sake of the connection. */
  private static final int REASSURE = 5;

  /** Somebody who watches, and what they were told last. */
  private static final class Watcher {
    private final SseClient client;
    private final String run;
    private final String visitor;
    private String told = "";

    Watcher(SseClient client, String run, String visitor) {
      this.client = client;
      this.run = run;
      this.visitor = visitor;
    }
  }

  private final Function<String, Optional<BenchmarkRun>> find;
  private final Function<BenchmarkRun, String> tell;
  private final Runnable sweep;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> visitors = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock;
  private int seconds;
  private volatile boolean closed;

  /**
   * Watches nothing yet.
   *
   * @param tell the run as JSON on one line
   * @param sweep marks the runs whose operator went away, so that nobody watches them for ever
   */
  LiveRuns(
      Function<String, Optional<BenchmarkRun>> find,
      Function<BenchmarkRun, String> tell,
      Runnable sweep) {
    this.find = find;
    this.tell = tell;
    this.sweep = sweep;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "live runs");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /** Whether one more may watch. */
  boolean hasRoomFor(String visitor) {
    AtomicInteger own = visitors.get(visitor);
    return !closed && watchers.size() < MOST && (own == null || own.get() < MOST_OF_ONE);
  }

  /** Tells {@code client} about a run from now until it is over. */
  void watch(SseClient client, String run, String visitor) {
    Watcher watcher = new Watcher(client, run, visitor);
    client.keepAlive();
    watchers.add(watcher);
    visitors.computeIfAbsent(visitor, one -> new AtomicInteger()).incrementAndGet();
    client.onClose(() -> forget(watcher));
    tellNow(watcher);
  }

  private void forget(Watcher watcher) {
    if (watchers.remove(watcher)) {
      visitors.computeIfPresent(
          watcher.visitor, (name, own) -> own.decrementAndGet() <= 0 ? null : own);
    }
  }

  private void tick() {
    seconds++;
    if (seconds % REASSURE == 0) {
      sweep();
    }
    for (Watcher watcher : watchers) {
      try {
        tellNow(watcher);
        if (seconds % REASSURE == 0 && !watcher.client.terminated()) {
          watcher.client.sendComment("still here");
        }
      } catch (StoreException e) {
        LOG.debug("Nothing can be told now.", e);
      } catch (RuntimeException e) {
        LOG.debug("Somebody stopped watching.", e);
        forget(watcher);
      }
    }
  }

  private void sweep() {
    try {
      sweep.run();
    } catch (StoreException e) {
      LOG.debug("Nothing can be looked after now.", e);
    }
  }

  /** Also called by the thread of the request that begins to watch, hence the lock. */
  private void tellNow(Watcher watcher) {
    synchronized (watcher) {
      Optional<BenchmarkRun> run = find.apply(watcher.run);
      String now = run.map(tell).orElse("");
      if (!now.equals(watcher.told)) {
        watcher.told = now;
        watcher.client.sendEvent("run", now);
      }
      if (run.map(found -> found.state().isOver()).orElse(true)) {
        watcher.client.close();
        forget(watcher);
      }
    }
  }

  /** Lets everybody go; who comes later has to come again. */
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    for (Watcher watcher : watchers) {
      watcher.client.close();
      forget(watcher);
    }
  }
}
