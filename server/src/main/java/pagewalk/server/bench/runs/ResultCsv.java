package pagewalk.server.bench.runs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSet.Row;

/** Results as a table for spreadsheets, as RFC 4180 has it. */
final class ResultCsv {
  private static final List<String> HEAD =
      List.of(
          "question",
          "method",
          "parameters",
          "score",
          "error",
          "unit",
          "samples",
          "allocated",
          "counts",
          "failure");

  private ResultCsv() {}

  static String of(Finished finished) {
    StringBuilder csv = new StringBuilder(String.join(",", HEAD)).append("\r\n");
    for (Row row : finished.rows()) {
      line(
          csv,
          List.of(
              row.asked(),
              row.method(),
              parameters(row.params()),
              number(row.score()),
              number(row.error()),
              row.unit(),
              String.valueOf(row.samples().size()),
              number(row.allocated()),
              counts(row.counts()),
              ""));
    }
    for (ResultSet.Failure failure : finished.results().failures()) {
      String params = parameters(failure.params());
      String reason = failure.reason();
      line(
          csv, List.of(failure.asked(), failure.method(), params, "", "", "", "0", "", "", reason));
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(ResultCsv::cell).collect(Collectors.joining(",")));
    csv.append("\r\n");
  }

  private static String parameters(Map<String, String> params) {
    return params.entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String counts(Map<String, Double> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + "=" + number(count.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  /** What a spreadsheet would take for a formula is kept a text. */
  private static String cell(String text) {
    String plain = text.matches("[=+@].*|-[^0-9].*") ? "'" + text : text;
    return plain.matches("[^\",\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }
}
