package pagewalk.server;

import java.util.ArrayList;
import java.util.List;
import pagewalk.session.Comparison;
import pagewalk.session.Metric;
import pagewalk.session.Prices;
import pagewalk.setting.SettingPrinter;

/** A comparison as a person reads it on a terminal. */
final class ComparisonReport {
  private static final long NEXT_UNIT = 1024;
  private static final long LARGEST_UNIT = 1L << 30;

  private ComparisonReport() {}

  /** A table with a row for each strategy, what the columns are, and what could not be done. */
  static String text(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    table(text, comparison);
    text.append("\nLower is better.\n");
    for (Metric metric : Metric.ALL) {
      text.append("  ").append(metric.name()).append(": ").append(metric.title());
      text.append(", in ").append(metric.unit()).append('\n');
    }
    for (Comparison.Column column : comparison.columns()) {
      if (!column.cannot().isEmpty()) {
        text.append('\n').append(column.title()).append(" cannot do everything:\n");
        column.cannot().forEach(sentence -> text.append("  ").append(sentence).append('\n'));
      }
    }
    return text.toString();
  }

  private static void table(StringBuilder text, Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("strategy"));
    Metric.ALL.forEach(metric -> head.add(metric.name()));
    rows.add(head);
    for (Comparison.Column column : comparison.columns()) {
      rows.add(row(column));
    }
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = width(rows, i);
        String gap = " ".repeat(width - row.get(i).length());
        text.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
      }
      text.append('\n');
    }
  }

  private static List<String> row(Comparison.Column column) {
    List<String> row = new ArrayList<>();
    row.add(column.title() + (column.cannot().isEmpty() ? "" : " *"));
    for (int i = 0; i < Metric.ALL.size(); i++) {
      int number = i;
      row.add(column.prices().map(prices -> cell(prices, number)).orElse("-"));
    }
    return row;
  }

  private static String cell(Prices prices, int number) {
    long value = prices.values().get(number);
    return Metric.ALL.get(number).unit().equals("bytes") ? bytes(value) : String.valueOf(value);
  }

  /** {@code 1024G+4K}: by the largest units, so that nothing is rounded away. */
  private static String bytes(long value) {
    for (long unit = LARGEST_UNIT; unit > 1; unit /= NEXT_UNIT) {
      if (value >= unit) {
        String whole = SettingPrinter.size(value - value % unit);
        return value % unit == 0 ? whole : whole + "+" + bytes(value % unit);
      }
    }
    return String.valueOf(value);
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
