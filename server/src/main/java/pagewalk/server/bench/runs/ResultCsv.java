package pagewalk.server.bench.runs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pagewalk.server.bench.ResultSet.Row;

/** Results as a table for spreadsheets, as RFC 4180 has it. */
final class ResultCsv {
  private static final List<String> HEAD =
      List.of("question", "method", "parameters", "score", "error", "unit", "samples", "allocated");

  private ResultCsv() {}

  static String of(Finished finished) {
    StringBuilder csv = new StringBuilder(String.join(",", HEAD)).append("\r\n");
    for (Row row : finished.rows()) {
      List<String> cells =
          List.of(
              row.asked(),
              row.method(),
              parameters(row.params()),
              number(row.score()),
              number(row.error()),
              row.unit(),
              String.valueOf(row.samples().size()),
              number(row.allocated()));
      csv.append(cells.stream().map(ResultCsv::cell).collect(Collectors.joining(",")));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String parameters(Map<String, String> params) {
    return params.entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
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
