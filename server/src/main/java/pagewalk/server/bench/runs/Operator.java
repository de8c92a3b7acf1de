package pagewalk.server.bench.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that carries out a run, named so that others can tell whether it still lives.
 *
 * @param host the machine; two processes with the same host would disturb each other's measuring
 * @param process the process on it, with the space that its number counts in and when it began
 */
public record Operator(String host, String process) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path SPACE = Path.of("/proc/self/ns/pid");

  /** This process. */
  static Operator self() {
    return new Operator(thisMachine(), name(ProcessHandle.current()));
  }

  /** Whether it is known to be over; false when that cannot be known from here. */
  boolean isGone() {
    String[] parts = process.split(" ", -1);
    if (!host.equals(thisMachine()) || parts.length != 3 || !parts[1].equals(space())) {
      return false;
    }
    Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(parts[0]));
    return found.filter(ProcessHandle::isAlive).map(Operator::name).stream()
        .noneMatch(process::equals);
  }

  private static String name(ProcessHandle handle) {
    long begun = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return handle.pid() + " " + space() + " " + begun;
  }

  /** Containers on one machine have different names, but the machine started only once. */
  private static String thisMachine() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      return named();
    }
  }

  private static String named() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  private static String space() {
    try {
      return Files.readSymbolicLink(SPACE).toString().replace(' ', '_');
    } catch (IOException | UnsupportedOperationException e) {
      return "-";
    }
  }
}
