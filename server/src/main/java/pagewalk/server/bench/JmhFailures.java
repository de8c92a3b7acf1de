package pagewalk.server.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JMH began and never finished. Its result file is silent about a benchmark that failed, so
 * what it prints is followed: what was announced and is not among the results has failed, for the
 * first reason that was told meanwhile.
 */
final class JmhFailures {
  private static final Pattern BENCHMARK = Pattern.compile("# Benchmark: (\\S+)");
  private static final Pattern PARAMETERS = Pattern.compile("# Parameters: \\((.*)\\)");
  private static final Pattern DIED = Pattern.compile("<forked VM failed with exit code (-?\\d+)>");
  private static final Pattern THROWN =
      Pattern.compile("(?:[\\w$]+\\.)+([A-Z][\\w$]*(?:Error|Exception)(?:: .*)?)");
  private static final String UNTOLD = "It came to no result, and JMH did not say why.";
  private static final int LONGEST = 300;

  private final List<Attempt> attempts = new ArrayList<>();

  /** A benchmark that was begun. */
  private static final class Attempt {
    private final String benchmark;
    private final Map<String, String> params = new TreeMap<>();
    private String reason = "";
    private String death = "";

    Attempt(String benchmark) {
      this.benchmark = benchmark;
    }

    boolean isOf(JsonObject row) {
      return row.get("benchmark").getAsString().equals(benchmark)
          && ResultSet.params(row).equals(params);
    }

    /** An exception tells more than the exit status that follows from it. */
    String why() {
      String told = reason.isEmpty() ? death : reason;
      return told.isEmpty() ? UNTOLD : told.substring(0, Math.min(LONGEST, told.length()));
    }
  }

  /** Takes note of a line. */
  void line(String line) {
    Matcher benchmark = BENCHMARK.matcher(line);
    if (benchmark.matches()) {
      attempts.add(new Attempt(benchmark.group(1)));
      return;
    }
    if (!attempts.isEmpty()) {
      line(attempts.get(attempts.size() - 1), line);
    }
  }

  private static void line(Attempt attempt, String line) {
    Matcher parameters = PARAMETERS.matcher(line);
    if (parameters.matches()) {
      for (String pair : parameters.group(1).split(", ", -1)) {
        int equals = pair.indexOf(" = ");
        if (equals > 0) {
          attempt.params.put(pair.substring(0, equals), pair.substring(equals + 3));
        }
      }
    }
    Matcher thrown = THROWN.matcher(line);
    if (attempt.reason.isEmpty() && thrown.matches()) {
      attempt.reason = thrown.group(1);
    }
    Matcher died = DIED.matcher(line);
    if (died.matches()) {
      attempt.death = "The measuring process ended with exit code " + died.group(1) + ".";
    }
  }

  /** What was begun and is not among {@code measured}. */
  List<ResultSet.Failure> missingIn(JsonArray measured) {
    List<ResultSet.Failure> missing = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (!isIn(measured, attempt)) {
        missing.add(new ResultSet.Failure(attempt.benchmark, attempt.params, attempt.why()));
      }
    }
    return missing;
  }

  private static boolean isIn(JsonArray measured, Attempt attempt) {
    for (JsonElement row : measured) {
      if (attempt.isOf(row.getAsJsonObject())) {
        return true;
      }
    }
    return false;
  }
}
