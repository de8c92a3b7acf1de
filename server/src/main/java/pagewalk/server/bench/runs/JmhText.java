package pagewalk.server.bench.runs;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows what JMH prints while it measures. */
final class JmhText {
  private static final Pattern BENCHMARK = Pattern.compile("# Benchmark: (?:.*\\.)?(\\w+\\.\\w+)");
  private static final Pattern PARAMETERS = Pattern.compile("# Parameters: \\((.*)\\)");
  private static final Pattern RUN =
      Pattern.compile(
          "# Run progress: ([0-9.]+)% complete, ETA (?:(\\d+)\\+)?(\\d+):(\\d+):(\\d+)");
  private static final Pattern FORK = Pattern.compile("# (?:Warmup )?Fork: (\\d+) of (\\d+)");
  private static final Pattern ITERATION = Pattern.compile("(# Warmup )?Iteration +(\\d+): ?(.*)");
  private static final int LONGEST = 200;

  private String benchmark = "";
  private String parameters = "";
  private int fork;
  private int forks;
  private String iteration = "";
  private String score = "";
  private double share;
  private long secondsLeft = -1;

  /** What a line of some form tells. */
  private record Rule(Pattern form, Consumer<Matcher> tells) {}

  private final List<Rule> rules =
      List.of(
          new Rule(BENCHMARK, this::benchmark),
          new Rule(PARAMETERS, found -> parameters = " (" + found.group(1) + ")"),
          new Rule(RUN, this::run),
          new Rule(FORK, this::fork),
          new Rule(ITERATION, this::iteration));

  /** Takes note of a line. */
  synchronized void line(String line) {
    for (Rule rule : rules) {
      Matcher matcher = rule.form().matcher(line);
      if (matcher.matches()) {
        rule.tells().accept(matcher);
        return;
      }
    }
  }

  private void benchmark(Matcher found) {
    benchmark = found.group(1);
    parameters = "";
  }

  private void run(Matcher found) {
    share = Double.parseDouble(found.group(1)) / 100;
    secondsLeft = share == 0 ? -1 : seconds(found);
  }

  private void fork(Matcher found) {
    fork = number(found, 1);
    forks = number(found, 2);
    iteration = "";
  }

  private void iteration(Matcher found) {
    iteration = (found.group(1) == null ? "iteration " : "warm-up ") + found.group(2);
    score = cut(found.group(3).strip());
  }

  private static long seconds(Matcher eta) {
    long days = eta.group(2) == null ? 0 : number(eta, 2);
    return ((days * 24 + number(eta, 3)) * 60 + number(eta, 4)) * 60 + number(eta, 5);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** Where it stands. */
  synchronized Progress progress() {
    return new Progress(
        cut(benchmark + parameters), fork, forks, iteration, score, share, secondsLeft);
  }
}
