package pagewalk.server.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What there is on this machine. */
final class Toolbox {
  private static final List<String> COMPILERS = List.of("cc", "gcc", "clang");
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final long SECONDS = 20;

  private Toolbox() {}

  /** The machine, with the compiler {@code cc} and a measuring JVM under {@code flags}. */
  static ResultSet.Host host(String flags, Optional<String> cc) {
    return new ResultSet.Host(
        property("os.name"),
        property("os.arch"),
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        property("java.version"),
        property("java.vm.name") + ", " + property("java.vm.version"),
        flags,
        cc.flatMap(name -> answer(List.of(name, "--version"))).orElse(""));
  }

  /** The first compiler of C that answers. */
  static Optional<String> compiler() {
    return COMPILERS.stream()
        .filter(name -> answer(List.of(name, "--version")).isPresent())
        .findFirst();
  }

  /** The commit that is checked out where the command was given; empty when git knows of none. */
  static String commit() {
    return answer(List.of("git", "rev-parse", "--short=12", "HEAD")).orElse("");
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private static String cpu() {
    try {
      for (String line : Files.readAllLines(CPU)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // Other systems do not have this file; the architecture is told anyway.
    }
    return "";
  }

  /** The first line that {@code command} says, if it can be run and succeeds. */
  private static Optional<String> answer(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readAllBytes();
      boolean well = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return well ? new String(said, StandardCharsets.UTF_8).lines().findFirst() : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
