package pagewalk.server.bench.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pagewalk.server.store.Database;
import pagewalk.server.store.Postgres;
import pagewalk.server.store.StorePlace;

/** One contract of the queue, held on both databases. */
final class RunStoreTest {
  private static final Wish WISH = new Wish(List.of("Walk.engine"), true);
  private static final Operator ME = new Operator("machine", "1 space 1");
  private static final Progress HALF =
      new Progress("Walk.engine", 1, 2, "warm-up 1", "12 ns/op", 0.5, 30);

  /** A clock that a test moves on. */
  private static final class Hands implements InstantSource {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public Instant instant() {
      now = now.plusMillis(1);
      return now;
    }

    Clock clock() {
      return withZone(ZoneOffset.UTC);
    }
  }

  enum Kind {
    SQLITE,
    POSTGRES;

    StorePlace place(Path folder) {
      return this == SQLITE ? StorePlace.folder(folder) : Postgres.newDatabase();
    }
  }

  private final Hands hands = new Hands();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void runsAreTakenInTheOrderInWhichTheyWereAskedForAndOneAtATime(Kind kind) {
    try (Database database = Database.open(kind.place(folder))) {
      RunStore store = new RunStore(database, hands.clock());
      String first = store.queue(WISH).orElseThrow().id();
      BenchmarkRun second = store.queue(new Wish(List.of(), false)).orElseThrow();
      assertEquals(1, store.waitingBefore(second));

      BenchmarkRun taken = store.claim(ME).orElseThrow();
      assertEquals(first, taken.id());
      assertEquals(RunState.RUNNING, taken.state());
      assertEquals(Optional.of(ME), taken.operator());
      assertEquals(WISH, taken.wish());
      assertEquals(Optional.empty(), store.claim(ME), "the machine is busy");
      assertEquals(Optional.empty(), store.claim(new Operator("machine", "2 space 2")));

      Operator elsewhere = new Operator("another machine", "1 space 1");
      assertEquals(second.id(), store.claim(elsewhere).orElseThrow().id());
      assertEquals(Optional.empty(), store.claim(new Operator("third", "1 space 1")));
      assertEquals(
          List.of(second.id(), first),
          store.latest(Optional.empty(), 10).stream().map(BenchmarkRun::id).toList());
      assertEquals(1, store.latest(Optional.of(second.id()), 10).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFinishedRunKeepsWhatItMeasured(Kind kind) {
    try (Database database = Database.open(kind.place(folder))) {
      RunStore store = new RunStore(database, hands.clock());
      String id = store.queue(WISH).orElseThrow().id();
      assertEquals(Optional.empty(), store.result(id));
      store.claim(ME);
      assertTrue(store.goesOn(id, ME, HALF));
      assertEquals(Optional.of(HALF), store.find(id).orElseThrow().progress());
      Measured measured = new Measured("{\"format\":1}", Instant.EPOCH, "a machine", "k", "c0ffee");
      store.finish(id, measured);

      BenchmarkRun run = store.find(id).orElseThrow();
      assertEquals(RunState.DONE, run.state());
      assertEquals(Optional.of("a machine"), run.machine());
      assertEquals(Optional.of("c0ffee"), run.code());
      assertEquals(Optional.empty(), run.progress());
      assertEquals(Optional.of("{\"format\":1}"), store.result(id));
      String kept = store.keep(WISH, measured);
      assertEquals(
          List.of(kept, id),
          store.finishedOn(run.machineKey().orElseThrow(), 5).stream()
              .map(BenchmarkRun::id)
              .toList());
      store.end(id, RunState.FAILED, "too late");
      assertEquals(RunState.DONE, store.find(id).orElseThrow().state());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitingRunIsCancelledAtOnceAndOneThatGoesOnWhenItNextAsks(Kind kind) {
    try (Database database = Database.open(kind.place(folder))) {
      RunStore store = new RunStore(database, hands.clock());
      String going = store.queue(WISH).orElseThrow().id();
      String waiting = store.queue(WISH).orElseThrow().id();
      store.claim(ME);
      store.cancel(waiting);
      store.cancel(going);
      assertEquals(RunState.CANCELLED, store.find(waiting).orElseThrow().state());
      assertEquals(RunState.RUNNING, store.find(going).orElseThrow().state());
      assertFalse(store.goesOn(going, ME, HALF));
      store.end(going, RunState.CANCELLED, null);
      assertEquals(RunState.CANCELLED, store.find(going).orElseThrow().state());
      assertEquals(Optional.empty(), store.claim(ME));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunWhoseOperatorIsSilentOrGoneIsInterrupted(Kind kind) {
    try (Database database = Database.open(kind.place(folder))) {
      RunStore store = new RunStore(database, hands.clock());
      String far = store.queue(WISH).orElseThrow().id();
      store.claim(ME);
      store.interruptTheLost();
      assertEquals(RunState.RUNNING, store.find(far).orElseThrow().state());
      hands.now = hands.now.plus(RunStore.SILENCE).minus(Duration.ofSeconds(5));
      assertTrue(store.goesOn(far, ME, HALF));
      hands.now = hands.now.plus(RunStore.SILENCE).minus(Duration.ofSeconds(5));
      store.interruptTheLost();
      assertEquals(RunState.RUNNING, store.find(far).orElseThrow().state());
      hands.now = hands.now.plus(Duration.ofSeconds(10));
      store.interruptTheLost();
      assertEquals(RunState.INTERRUPTED, store.find(far).orElseThrow().state());
      assertFalse(store.goesOn(far, ME, HALF), "nobody goes on with an interrupted run");

      String here = store.queue(WISH).orElseThrow().id();
      Operator self = Operator.self();
      String[] parts = self.process().split(" ", -1);
      store.claim(new Operator(self.host(), parts[0] + " " + parts[1] + " 12345"));
      store.interruptTheLost();
      assertEquals(RunState.INTERRUPTED, store.find(here).orElseThrow().state());
      String mine = store.queue(WISH).orElseThrow().id();
      store.claim(self);
      store.interruptTheLost();
      assertEquals(RunState.RUNNING, store.find(mine).orElseThrow().state());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyWhoAskAtTheSameTimeEachGetsAnotherRun(Kind kind) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    StorePlace place = kind.place(folder);
    try (Database one = Database.open(place);
        Database other = Database.open(place)) {
      RunStore store = new RunStore(one, Clock.systemUTC());
      for (int i = 0; i < RunStore.MOST_QUEUED; i++) {
        assertTrue(store.queue(WISH).isPresent());
      }
      assertEquals(Optional.empty(), store.queue(WISH), "the queue is full");
      List<Callable<Optional<BenchmarkRun>>> asking = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        RunStore asked = i % 2 == 0 ? store : new RunStore(other, Clock.systemUTC());
        Operator operator = new Operator("machine " + i % 10, "process " + i);
        asking.add(() -> asked.claim(operator));
      }
      Set<String> taken = new HashSet<>();
      Set<String> machines = new HashSet<>();
      for (Future<Optional<BenchmarkRun>> claimed : threads.invokeAll(asking)) {
        claimed
            .get()
            .ifPresent(
                run -> {
                  assertTrue(taken.add(run.id()), "taken twice");
                  assertTrue(machines.add(run.operator().orElseThrow().host()), "two at once");
                });
      }
      assertTrue(!taken.isEmpty() && taken.size() <= 10, () -> taken.size() + " taken");
    } finally {
      threads.shutdownNow();
    }
  }
}
