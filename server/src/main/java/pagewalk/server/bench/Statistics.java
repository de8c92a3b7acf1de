package pagewalk.server.bench;

import org.openjdk.jmh.util.ListStatistics;

/** The same statistics for all rows: those of JMH. */
final class Statistics {
  private static final double CONFIDENCE = 0.999;
  private static final int FEWEST = 3;

  private Statistics() {}

  /** Half the width of the confidence interval of 99.9 %; NaN for fewer than three samples. */
  static double error(double[] samples) {
    return samples.length < FEWEST
        ? Double.NaN
        : new ListStatistics(samples).getMeanErrorAt(CONFIDENCE);
  }
}
