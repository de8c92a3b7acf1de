package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pagewalk.server.store.KillablePostgres;

/**
 * What was answered with 201 is there for ever: writers save, something is killed at a random
 * moment, and after a restart every scenario that was acknowledged is found, letter by letter.
 */
final class KillIT {
  private static final int WRITERS = 4;
  private static final int SQLITE_ROUNDS = 50;
  private static final int POSTGRES_ROUNDS = 10;

  /** A kill comes once so many scenarios are saved, at most, however slow the machine is. */
  private static final int MOST_BEFORE = 12;

  /** A scenario that the server said is saved. */
  private record Acknowledged(String id, String title) {}

  @TempDir
  private static @SuppressWarnings("NullAway.Init") Path shared;

  private static @SuppressWarnings("NullAway.Init") Path classes;

  private final Random random = new Random(20_261_121);
  private final List<Acknowledged> all = new ArrayList<>();
  private int titles;

  /** Seventy servers are started here; each would load the same classes anew. */
  @BeforeAll
  static void keepClasses() throws Exception {
    classes = shared.resolve("classes.jsa");
    ServerProcess.keepClasses(classes, ServerProcess.keepingIn(shared.resolve("data")));
  }

  @Test
  void sqliteKeepsEveryAcknowledgedScenarioThroughKillsOfTheServer(@TempDir Path folder)
      throws Exception {
    List<String> options = ServerProcess.keepingIn(folder);
    for (int round = 0; round < SQLITE_ROUNDS; round++) {
      try (ServerProcess server = ServerProcess.start(classes, options)) {
        verify(server, latest());
        write(server, server::kill);
      }
    }
    check(options, SQLITE_ROUNDS);
  }

  @Test
  void postgresqlKeepsEveryAcknowledgedScenarioThroughKillsOfEither(@TempDir Path folder)
      throws Exception {
    try (KillablePostgres postgres = KillablePostgres.start(folder)) {
      List<String> options = List.of("--db=" + postgres.url(), "--behind-proxy");
      for (int round = 0; round < POSTGRES_ROUNDS; round++) {
        try (ServerProcess server = ServerProcess.start(classes, options)) {
          verify(server, latest());
          write(server, server::kill);
        }
      }
      try (ServerProcess server = ServerProcess.start(classes, options)) {
        for (int round = 0; round < POSTGRES_ROUNDS; round++) {
          write(server, postgres::kill);
          assertEquals(503, server.visitor().get("/readyz").statusCode());
          postgres.restart();
          awaitReady(server);
          verify(server, latest());
        }
      }
      check(options, 2 * POSTGRES_ROUNDS);
    }
  }

  private List<Acknowledged> latest() {
    return all.subList(Math.max(0, all.size() - 60), all.size());
  }

  private void check(List<String> options, int rounds) throws Exception {
    try (ServerProcess server = ServerProcess.start(classes, options)) {
      verify(server, all.subList(Math.max(0, all.size() - 550), all.size()));
    }
    System.out.printf("%d kills, %d acknowledged scenarios, none lost%n", rounds, all.size());
  }

  /** A killing. */
  private interface Kill {
    void now() throws IOException, InterruptedException;
  }

  private void write(ServerProcess server, Kill kill) throws Exception {
    ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    CountDownLatch awaited = new CountDownLatch(1 + random.nextInt(MOST_BEFORE));
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String prefix = "kill %d %d".formatted(titles++, writer);
      Visitor visitor = server.visitor();
      writers.add(new Thread(() -> saveUntilItFails(visitor, prefix, acknowledged, awaited)));
    }
    writers.forEach(Thread::start);
    assertTrue(awaited.await(1, TimeUnit.MINUTES), "only " + acknowledged + " were saved");
    TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
    kill.now();
    for (Thread writer : writers) {
      writer.join();
    }
    all.addAll(acknowledged);
  }

  /** Saves one scenario after the other; the first that is not answered ends it. */
  private static void saveUntilItFails(
      Visitor visitor,
      String prefix,
      ConcurrentLinkedQueue<Acknowledged> acknowledged,
      CountDownLatch awaited) {
    for (int number = 0; ; number++) {
      String title = prefix + " " + number;
      try {
        HttpResponse<String> response =
            visitor.post("/api/v1/scenarios", Scripts.titled(title), forwarded(title));
        if (response.statusCode() != 201) {
          return;
        }
        String id = Visitor.json(response).get("id").getAsString();
        acknowledged.add(new Acknowledged(id, title));
        awaited.countDown();
      } catch (Exception e) {
        return;
      }
    }
  }

  /** Each writer request comes from an address of its own, so that none is told to wait. */
  private static String[] forwarded(String title) {
    int hash = title.hashCode();
    String address =
        "10.%d.%d.%d".formatted((hash >>> 16) & 0xFF, (hash >>> 8) & 0xFF, hash & 0xFF);
    return new String[] {"X-Forwarded-For", address};
  }

  /** The server finds its way back by itself once the database has recovered. */
  private static void awaitReady(ServerProcess server) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      if (server.visitor().get("/readyz").statusCode() == 200) {
        // Connections that died in the pool are noticed when they have been idle for half a second.
        Thread.sleep(600);
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the server does not find the database again");
  }

  private static void verify(ServerProcess server, List<Acknowledged> saved) throws Exception {
    for (Acknowledged scenario : saved) {
      HttpResponse<String> found =
          server.visitor().get("/api/v1/scenarios/" + scenario.id(), forwarded(scenario.title()));
      assertEquals(200, found.statusCode(), scenario + " is lost");
      assertEquals(scenario.title(), Visitor.json(found).get("title").getAsString());
    }
  }
}
