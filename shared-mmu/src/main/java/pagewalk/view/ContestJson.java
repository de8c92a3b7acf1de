package pagewalk.view;

import java.util.Optional;
import pagewalk.explain.Differences;
import pagewalk.explain.FaultCode;
import pagewalk.json.JsonWriter;
import pagewalk.session.Comparison;
import pagewalk.session.Contest;
import pagewalk.session.Measurement;
import pagewalk.session.Metric;
import pagewalk.session.Prices;

/** Writes what runs cost, and error codes in words. */
public final class ContestJson {
  private ContestJson() {}

  /** A {@code ContestStart}: what is compared and who takes part, or why nothing is. */
  public static String of(Contest.Start start) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("ok").value(start.contest().isPresent());
    ViewJson.diagnostics(json, start.diagnostics());
    json.name("metrics").beginArray();
    for (Metric metric : Metric.ALL) {
      json.beginObject();
      json.name("name").value(metric.name());
      json.name("title").value(metric.title());
      json.name("unit").value(metric.unit()).endObject();
    }
    json.endArray();
    json.name("strategies").beginArray();
    start
        .contest()
        .ifPresent(
            contest -> contest.candidates().forEach(one -> json.value(one.strategy().name())));
    json.endArray().endObject();
    return text.toString();
  }

  /** A {@code ContestColumn}: what one strategy pays. */
  public static String of(Comparison.Column column) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("strategy").value(column.strategy());
    json.name("title").value(column.title());
    values(json, column.prices());
    json.name("cannot").beginArray();
    column.cannot().forEach(json::value);
    json.endArray();
    json.name("script").value(column.script()).endObject();
    return text.toString();
  }

  private static void values(JsonWriter json, Optional<Prices> prices) {
    json.name("values");
    if (prices.isEmpty()) {
      json.nothing();
      return;
    }
    json.beginArray();
    prices.get().values().forEach(json::value);
    json.endArray();
  }

  /** A {@code Caption}: what sets column {@code chosen} apart. */
  public static String differences(Comparison comparison, int chosen) {
    StringBuilder text = new StringBuilder();
    ViewJson.caption(new JsonWriter(text), Differences.of(comparison, chosen));
    return text.toString();
  }

  /** A {@code Bulk}: what a run without a recording came to. */
  public static String of(Measurement measured) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("expects").value(measured.expects());
    json.name("held").value(measured.held());
    json.name("halted");
    measured.halted().ifPresentOrElse(why -> json.value(why.sentence()), json::nothing);
    values(json, Optional.of(measured.prices()));
    json.endObject();
    return text.toString();
  }

  /** A {@code FaultCode}. */
  public static String of(FaultCode code) {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("register").value(code.register());
    json.name("code").hex(code.code());
    ViewJson.hexOrNull(json, "address", code.address());
    ViewJson.list(json, "bits", code.bits(), ContestJson::bit);
    json.name("caption");
    ViewJson.caption(json, code.caption());
    json.name("error").value(code.error()).endObject();
    return text.toString();
  }

  private static void bit(JsonWriter json, FaultCode.Bit bit) {
    json.beginObject();
    json.name("name").value(bit.name());
    json.name("high").value(bit.high());
    json.name("low").value(bit.low());
    json.name("value").hex(bit.value());
    json.name("meaning").value(bit.meaning());
    json.endObject();
  }
}
