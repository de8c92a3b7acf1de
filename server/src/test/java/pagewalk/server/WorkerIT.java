package pagewalk.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker beside a server that leaves benchmarks to it. */
final class WorkerIT {
  private static final String RUNS = "/api/v1/benchmarks/runs";

  @TempDir private Path folder;

  @Test
  void aWorkerTakesWhatAServerWasAskedForAndNobodyElseDoes() throws Exception {
    List<String> options = List.of("--data=" + folder, "--no-benchmark-worker");
    try (ServerProcess server = ServerProcess.start(options)) {
      Visitor visitor = server.visitor();
      HttpResponse<String> asked =
          visitor.post(
              RUNS,
              "application/json",
              "{\"benchmarks\":[\"Parse\"],\"quick\":true}".getBytes(StandardCharsets.UTF_8));
      assertEquals(202, asked.statusCode(), asked.body());
      String id = Visitor.json(asked).get("id").getAsString();
      Thread.sleep(2_500);
      assertEquals("queued", state(visitor, id));
      Process worker = worker();
      try (BufferedReader out = worker.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("Pagewalk waits for benchmarks", out.readLine());
        for (int tries = 0; tries < 100 && state(visitor, id).equals("queued"); tries++) {
          Thread.sleep(100);
        }
        String state = state(visitor, id);
        assertTrue(!state.equals("queued"), "nobody took it");
        worker.destroyForcibly().waitFor();
        for (int tries = 0; tries < 150 && state(visitor, id).equals("running"); tries++) {
          Thread.sleep(100);
        }
        assertTrue(!state(visitor, id).equals("running"), "nobody noticed that the worker is gone");
      } finally {
        worker.destroyForcibly();
      }
    }
  }

  private Process worker() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar"));
    command.add(Objects.requireNonNull(System.getProperty("pagewalk.jar")));
    command.addAll(List.of("worker", "--data=" + folder));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String state(Visitor visitor, String id) throws Exception {
    return Visitor.json(visitor.get(RUNS + "/" + id))
        .getAsJsonObject("run")
        .get("state")
        .getAsString();
  }
}
