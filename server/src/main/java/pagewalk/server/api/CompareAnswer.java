package pagewalk.server.api;

import pagewalk.json.JsonWriter;
import pagewalk.session.Comparison;
import pagewalk.session.Metric;

/** A comparison of strategies as a program reads it. */
public final class CompareAnswer {
  private CompareAnswer() {}

  /** {@code {"metrics": […], "strategies": [{"name", "options", "prices", "cannot"} …]}}. */
  public static String json(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("metrics").beginArray();
    for (Metric metric : Metric.ALL) {
      json.beginObject().name("name").value(metric.name());
      json.name("title").value(metric.title()).name("unit").value(metric.unit());
      json.name("better").value("lower").endObject();
    }
    json.endArray().name("strategies").beginArray();
    for (Comparison.Column column : comparison.columns()) {
      column(json, column);
    }
    json.endArray().endObject();
    return text.append('\n').toString();
  }

  private static void column(JsonWriter json, Comparison.Column column) {
    json.beginObject().name("name").value(column.strategy());
    json.name("options").value(column.options());
    json.name("prices").beginObject();
    column
        .prices()
        .ifPresent(
            prices -> {
              for (int i = 0; i < Metric.ALL.size(); i++) {
                json.name(Metric.ALL.get(i).name()).value(prices.values().get(i));
              }
            });
    json.endObject().name("cannot").beginArray();
    column.cannot().forEach(json::value);
    json.endArray().endObject();
  }
}
