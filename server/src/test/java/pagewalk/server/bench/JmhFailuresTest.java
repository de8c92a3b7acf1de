package pagewalk.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JmhFailuresTest {
  private static final String MAPPING = "pagewalk.server.bench.MapByStrategy.engine";
  private static final String DONE =
      """
      [{"benchmark": "%s", "params": {"size": "1M", "strategy": "lookup"}}]
      """
          .formatted(MAPPING);

  private final JmhFailures failures = new JmhFailures();
  private final JsonArray measured = JsonParser.parseString(DONE).getAsJsonArray();

  private void said(String text) {
    text.lines().forEach(failures::line);
  }

  private void begun(String size) {
    said(
        """
        # Benchmark: %s
        # Parameters: (size = %s, strategy = lookup)

        # Run progress: 50.00%% complete, ETA 00:00:10
        # Fork: 1 of 1
        """
            .formatted(MAPPING, size));
  }

  @Test
  void whatHasAResultHasNotFailed() {
    begun("1M");
    said("# Warmup Iteration   1: 12.345 ms/op");
    assertEquals(List.of(), failures.missingIn(measured));
  }

  @Test
  void whatWasBegunAndHasNoResultFailedForTheFirstReasonTold() {
    begun("1M");
    begun("1G");
    said(
        """
        # Warmup Iteration   1: <failure>

        java.lang.IllegalStateException: the mapping failed
        \tat pagewalk.server.bench.MapByStrategy.engine(MapByStrategy.java:61)

        <forked VM failed with exit code 1>
        """);
    assertEquals(
        List.of(
            new ResultSet.Failure(
                MAPPING,
                Map.of("size", "1G", "strategy", "lookup"),
                "IllegalStateException: the mapping failed")),
        failures.missingIn(measured));
  }

  @Test
  void aProcessThatDiedInSilenceIsToldByItsStatus() {
    begun("4G");
    said("<forked VM failed with exit code 137>");
    assertEquals(
        "The measuring process ended with exit code 137.",
        failures.missingIn(measured).get(0).reason());
  }

  @Test
  void withoutAnyReasonASentenceSaysSo() {
    begun("4G");
    assertTrue(failures.missingIn(new JsonArray()).get(0).reason().endsWith("why."));
  }

  @Test
  void aFileOfTheTimeBeforeFailuresHasNone() throws Exception {
    String text = ResultSetFile.print(ResultSetFile.read(ResultSetFileTest.kept().get(0)));
    String older = text.replaceAll("(?s),\\s*\"failures\": \\[.*?\\]", "");
    assertTrue(older.length() < text.length());
    assertEquals(List.of(), ResultSetFile.parse(older).failures());
  }
}
