package pagewalk.server.bench.runs;

import com.google.gson.Gson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run that is going on stands.
 *
 * @param benchmark what is being measured, with its parameters
 * @param fork which process of its own, from 1
 * @param forks how many there will be for this benchmark
 * @param iteration which repetition, in words: {@code warm-up 2}
 * @param score what the last finished iteration said, with its unit, or empty
 * @param share how much of the run is over, 0 to 1
 * @param secondsLeft estimated time to the end, -1 when nobody knows yet
 */
public record Progress(
    String benchmark,
    int fork,
    int forks,
    String iteration,
    String score,
    double share,
    long secondsLeft) {

  private static final Gson GSON = new Gson();

  /** Nothing has been measured yet. */
  public static final Progress NONE = new Progress("", 0, 0, "", "", 0, -1);

  String json() {
    return GSON.toJson(this);
  }

  static Optional<Progress> read(@Nullable String json) {
    return json == null ? Optional.empty() : Optional.of(GSON.fromJson(json, Progress.class));
  }
}
