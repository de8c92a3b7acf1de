package pagewalk.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server with data of its own, which can be killed and started again on them. */
public final class KillablePostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private KillablePostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts a server on a free port; skips the test where that cannot be. */
  public static KillablePostgres start(Path folder) {
    Path data = folder.resolve("postgres");
    EmbeddedPostgres server = Postgres.startOrSkip(durable(data));
    return new KillablePostgres(data, server);
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Kills the postmaster and all of its processes, none of which gets to write anything more. */
  public void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    // Halted first: a process it starts while its children are being listed would outlive it.
    new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
    List<ProcessHandle> family = new ArrayList<>(postmaster.descendants().toList());
    family.add(0, postmaster);
    family.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle member : family) {
      long waited = 0;
      while (member.isAlive() && waited++ < 5_000) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  /** Starts it again on the same data and the same port. */
  public void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = durable(data).setPort(port).start();
  }

  /** As servers are set up by themselves; the library would trade safety for speed. */
  private static EmbeddedPostgres.Builder durable(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
