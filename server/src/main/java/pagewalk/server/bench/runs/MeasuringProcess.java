package pagewalk.server.bench.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One measuring process and all that it starts: followed while it lives, and ended with them. */
final class MeasuringProcess implements AutoCloseable {
  /** The child learns nothing else about this process: no passwords, no tokens. */
  private static final Set<String> PASSED_ON =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SystemRoot");

  private final Process process;
  private final JmhText text = new JmhText();
  private final Thread reader;
  private volatile String lastLine = "";

  private MeasuringProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "measuring");
    reader.setDaemon(true);
    reader.start();
  }

  static MeasuringProcess start(List<String> command, Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(PASSED_ON);
    return new MeasuringProcess(builder.start());
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        text.line(line);
        lastLine = line.isBlank() ? lastLine : line;
      }
    } catch (IOException e) {
      // The process was ended.
    }
  }

  Progress progress() {
    return text.progress();
  }

  /** Waits for the end, but not longer than {@code time}; whether it came. */
  boolean ends(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Exit status of the process, which is over. */
  int status() {
    return process.exitValue();
  }

  /** What it said last, once it is over. */
  String lastLine() throws InterruptedException {
    reader.join(Duration.ofSeconds(2).toMillis());
    return lastLine;
  }

  /** Ends it, and what it started. */
  @Override
  public void close() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }
}
