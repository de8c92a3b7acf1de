package pagewalk.server.api;

import java.util.function.BooleanSupplier;
import pagewalk.json.JsonWriter;
import pagewalk.server.api.Problem.Kind;
import pagewalk.session.Run;
import pagewalk.session.Tallies;
import pagewalk.view.ViewJson;
import pagewalk.view.Viewer;

/** What a run is told as: the schema {@code run-result.schema.json} describes it. */
public final class RunAnswer {
  private static final int USUAL_EVENTS = 1_000;

  /** Longer windows are asked for piece by piece. */
  static final int MOST_EVENTS = 5_000;

  private static final int STRETCH = 500;

  private RunAnswer() {}

  /** Answers {@code asked}; gives up with what it has when it is {@code late}. */
  static String of(Run run, Asked asked, BooleanSupplier late) {
    int at = asked.at().orElse(run.firstMoment());
    if (at >= run.eventCount()) {
      throw Problem.of(
              Kind.NO_SUCH_EVENT,
              "The events are 0 to " + (run.eventCount() - 1) + ", there is no " + at + ".")
          .asException();
    }
    int from = Math.min(asked.from().orElse(0), run.eventCount());
    int count = Math.min(asked.count().orElse(USUAL_EVENTS), MOST_EVENTS);
    Viewer viewer = new Viewer(run);
    StringBuilder text = new StringBuilder("{\"run\":").append(ViewJson.of(viewer.info()));
    text.append(",\"tallies\":");
    tallies(new JsonWriter(text), run);
    text.append(",\"trace\":[");
    int end = Math.min(run.eventCount(), from + count);
    for (int next = from; next < end && !late.getAsBoolean(); next += STRETCH) {
      text.append(next == from ? "" : ",");
      text.append(ViewJson.of(viewer.trace(next, Math.min(next + STRETCH, end))));
    }
    text.append("],\"view\":").append(ViewJson.of(viewer.at(at)));
    return text.append("}\n").toString();
  }

  /** The counts over a whole run. */
  public static void tallies(JsonWriter json, Run run) {
    Tallies tallies = run.tallies(0, run.eventCount() - 1);
    json.beginObject();
    for (int i = 0; i < Tallies.NAMES.size(); i++) {
      json.name(Tallies.NAMES.get(i)).value(tallies.values().get(i));
    }
    json.endObject();
  }
}
