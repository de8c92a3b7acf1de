package pagewalk.server.bench.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How much a number varies from one run to the next when nothing has changed. It is told from the
 * differences between neighbours among earlier runs, and from their median, so that a few runs in
 * which the code did change do not count as noise.
 *
 * @param perRun standard deviation of the logarithm, which is the relative one for small values
 * @param freedom degrees of freedom for Student's distribution
 */
record Noise(double perRun, double freedom) {
  /** Fewer runs do not tell anything about noise. */
  static final int LEAST_RUNS = 4;

  /** Smaller differences are nothing that anybody would act on. */
  static final double LEAST_CHANGE = 0.02;

  /** How many of the differences that are told may be none. */
  static final double FALSE_SHARE = 0.05;

  /** However well earlier runs agree by chance, no number is believed to be steadier than this. */
  private static final double FLOOR = 0.0025;

  /** Makes the median of absolute values of normal noise its standard deviation. */
  private static final double NORMAL = 1.4826;

  /**
   * The noise that earlier runs show.
   *
   * @param times what the earlier runs measured, in their order, all above 0
   * @param samples what each of the runs to be compared measured, iteration by iteration
   * @return nothing when there are too few earlier runs
   */
  static Optional<Noise> of(List<Double> times, List<List<Double>> samples) {
    if (times.size() < LEAST_RUNS) {
      return Optional.empty();
    }
    double[] differences = new double[times.size() - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(Math.log(times.get(i + 1) / times.get(i)));
    }
    double between = NORMAL * new Median().evaluate(differences) / Math.sqrt(2);
    double perRun = Math.max(Math.max(between, within(samples)), FLOOR);
    return Optional.of(new Noise(perRun, differences.length / 2.0));
  }

  /** Relative standard error within the runs; what varies inside of a run varies between runs. */
  private static double within(List<List<Double>> samples) {
    List<Double> errors = new ArrayList<>();
    for (List<Double> run : samples) {
      double[] values = run.stream().mapToDouble(Double::doubleValue).toArray();
      double mean = StatUtils.mean(values);
      if (values.length > 1 && mean > 0) {
        errors.add(StatUtils.variance(values) / values.length / (mean * mean));
      }
    }
    return Math.sqrt(errors.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  /**
   * How often noise alone makes two runs differ as much.
   *
   * @param difference of the logarithms of two runs
   */
  double p(double difference) {
    double t = Math.abs(difference) / (perRun * Math.sqrt(2));
    return 2 * new TDistribution(freedom).cumulativeProbability(-t);
  }
}
