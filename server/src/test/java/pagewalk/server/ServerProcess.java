package pagewalk.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A server in a process of its own, as a person starts it, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
  private static final Map<String, String> QUIETLY = Map.of("PAGEWALK_NO_ACCESS_LOG", "true");

  private final Process process;
  private final CompletableFuture<String> said;
  private final BufferedReader out;
  private final int port;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    // Read all along: a server whose log nobody takes away stands still when the pipe is full.
    said =
        CompletableFuture.supplyAsync(
            () -> read(process.getErrorStream()), task -> new Thread(task, "server's log").start());
    out = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(out.readLine());
    if (!line.matches("Pagewalk is ready at http://localhost:\\d+")) {
      throw new IllegalStateException(line + said.join());
    }
    port = Integer.parseInt(line.replaceFirst("^.*:", ""));
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On any free port, without an access log. */
  static ServerProcess start(List<String> arguments) throws IOException {
    return start(arguments, QUIETLY);
  }

  static ServerProcess start(List<String> arguments, Map<String, String> environment)
      throws IOException {
    return start(List.of(), arguments, environment);
  }

  /**
   * As {@link #start(List)} with the classes that {@link #keepClasses} kept: for who starts many.
   */
  static ServerProcess start(Path classes, List<String> arguments) throws IOException {
    return start(List.of("-XX:SharedArchiveFile=" + classes), arguments, QUIETLY);
  }

  /** Starts and stops a server that leaves its classes as the JVM holds them in {@code file}. */
  static void keepClasses(Path file, List<String> arguments) throws Exception {
    try (ServerProcess server =
        start(List.of("-XX:ArchiveClassesAtExit=" + file), arguments, QUIETLY)) {
      server.stop();
    }
  }

  private static ServerProcess start(
      List<String> jvm, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(jvm);
    // What the JVM has to say about an archive goes where the server's first line is expected.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", "-jar"));
    command.add(Objects.requireNonNull(System.getProperty("pagewalk.jar")));
    command.addAll(List.of("serve", "--port=0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start());
  }

  static List<String> keepingIn(Path folder) {
    return List.of("--data=" + folder, "--behind-proxy");
  }

  Visitor visitor() {
    return new Visitor(port);
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** As the operator stops it; gives what it had to say on stderr. */
  String stop() throws InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
    return said.join();
  }

  /** At once and without a chance to do anything, like a power cut for the process. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    out.close();
  }
}
