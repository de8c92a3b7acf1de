package pagewalk.server.bench.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;

/**
 * What a run measured, with what the database is asked about it.
 *
 * @param json the whole result set
 * @param machine for people
 * @param machineKey the same for every run on a machine of the same kind with the same Java
 * @param commit what was measured, empty when nobody knows
 */
public record Measured(
    String json, Instant started, String machine, String machineKey, String commit) {

  /** What the database is to know about {@code results}. */
  public static Measured of(ResultSet results) {
    return new Measured(
        ResultSetFile.print(results),
        started(results),
        label(results.machine()),
        key(results.machine()),
        cut(results.commit(), 64));
  }

  static Instant started(ResultSet results) {
    try {
      return Instant.parse(results.started());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static String label(ResultSet.Host machine) {
    return cut(
        "%s, %d processors, %s %s, Java %s"
            .formatted(machine.cpu(), machine.cores(), machine.os(), machine.arch(), machine.jdk()),
        300);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** What decides how fast the same code is, as far as a result set knows it. */
  static String key(ResultSet.Host machine) {
    String all =
        String.join(
            "\n",
            machine.cpu(),
            String.valueOf(machine.cores()),
            machine.os(),
            machine.arch(),
            machine.jdk(),
            machine.jvm(),
            machine.flags());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
