package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import pagewalk.session.Comparison;
import pagewalk.session.Comparison.Column;
import pagewalk.session.Metric;

/** What sets one strategy of a comparison apart from the others, in two sentences. */
public final class Differences {
  private static final int MOST_NAMED = 3;
  private static final long NEXT_UNIT = 1024;
  private static final long LARGEST_UNIT = 1L << 40;

  private final List<Column> whole = new ArrayList<>();
  private final Column chosen;

  private Differences(Comparison comparison, Column chosen) {
    this.chosen = chosen;
    for (Column column : comparison.columns()) {
      if (column.prices().isPresent() && column.cannot().isEmpty()) {
        whole.add(column);
      }
    }
  }

  /**
   * About the strategy with number {@code chosen}, from 0; the others that did all of the work
   * count.
   *
   * @throws IllegalArgumentException with a sentence when none has that number
   */
  public static Caption of(Comparison comparison, int chosen) {
    int columns = comparison.columns().size();
    if (chosen < 0 || chosen >= columns) {
      throw new IllegalArgumentException(
          "There is no strategy " + chosen + " among the " + columns + " that were compared.");
    }
    return new Differences(comparison, comparison.columns().get(chosen)).caption();
  }

  private Caption caption() {
    String name = Words.code(chosen.title());
    if (!whole.contains(chosen)) {
      String why = chosen.cannot().isEmpty() ? "" : chosen.cannot().get(0);
      return new Caption(name + " cannot do all of this work.", why, "");
    }
    if (whole.size() < 2) {
      return new Caption(name + " is the only one that can do all of this work.", "", "");
    }
    return new Caption(name + " " + best() + ".", worst(), "");
  }

  private String best() {
    List<String> titles = new ArrayList<>();
    for (int metric = 0; metric < Metric.ALL.size(); metric++) {
      if (least(metric) != most(metric) && value(chosen, metric) == least(metric)) {
        titles.add(Metric.ALL.get(metric).title());
      }
    }
    if (titles.isEmpty()) {
      return "is the cheapest in nothing";
    }
    int more = titles.size() - MOST_NAMED;
    return more > 0
        ? "is the cheapest in "
            + String.join(", ", titles.subList(0, MOST_NAMED))
            + " and "
            + Words.count(more, "count", "counts")
            + " more"
        : "is the cheapest in " + Words.list(titles);
  }

  /** The count in which it is furthest from the best one, as a ratio. */
  private String worst() {
    int found = -1;
    for (int metric = 0; metric < Metric.ALL.size(); metric++) {
      boolean behind = value(chosen, metric) > least(metric);
      if (behind && (found < 0 || ratio(metric) > ratio(found))) {
        found = metric;
      }
    }
    if (found < 0) {
      return "No other strategy does this work for less in any count.";
    }
    String who = "";
    for (Column column : whole) {
      who = who.isEmpty() && value(column, found) == least(found) ? column.title() : who;
    }
    return "It pays in "
        + Metric.ALL.get(found).title()
        + ": "
        + amount(found, value(chosen, found))
        + ", where "
        + Words.code(who)
        + " has "
        + amount(found, least(found))
        + ".";
  }

  /** One more each, so that nothing at all can be compared with, too. */
  private double ratio(int metric) {
    return (value(chosen, metric) + 1.0) / (least(metric) + 1.0);
  }

  private static String amount(int metric, long value) {
    return Metric.ALL.get(metric).unit().equals("bytes") ? bytes(value) : Long.toString(value);
  }

  /** "1 TiB + 4 KiB": by the largest units, so that nothing is rounded away. */
  private static String bytes(long value) {
    for (long unit = LARGEST_UNIT; unit > 1; unit /= NEXT_UNIT) {
      if (value >= unit) {
        String whole = Words.size(value - value % unit);
        return value % unit == 0 ? whole : whole + " + " + bytes(value % unit);
      }
    }
    return Words.size(value);
  }

  private static long value(Column column, int metric) {
    return column.prices().map(prices -> prices.values().get(metric)).orElse(0L);
  }

  private long least(int metric) {
    return whole.stream().mapToLong(column -> value(column, metric)).min().orElse(0);
  }

  private long most(int metric) {
    return whole.stream().mapToLong(column -> value(column, metric)).max().orElse(0);
  }
}
