package pagewalk.server.bench.runs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pagewalk.server.api.JsonBody;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.ProblemException;
import pagewalk.server.api.Replies;
import pagewalk.server.api.Throttle;
import pagewalk.server.bench.Benchmarks;

/** Questions, runs, results and comparisons, over HTTP. */
public final class BenchmarkApi implements AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final String FOR_EVER = "public, max-age=3600";
  private static final String STREAM = "text/event-stream";
  private static final int MOST_LISTED = 100;
  private static final Set<String> MEMBERS = Set.of("benchmarks", "quick");

  private final RunStore store;
  private final History history;
  private final RunAccess access;
  private final Runnable queued;
  private final LiveRuns live;

  /**
   * @param queued what to do when there is a new run in the queue
   */
  public BenchmarkApi(RunStore store, RunAccess access, Runnable queued) {
    this.store = store;
    this.access = access;
    this.queued = queued;
    history = new History(store);
    live = new LiveRuns(store::find, run -> GSON.toJson(tell(run)), store::interruptTheLost);
  }

  /**
   * {@code GET /api/v1/benchmarks}: what is asked, and whether the visitor may have it measured.
   */
  public void catalogue(Context ctx) {
    Optional<Problem> refusal = access.refusal(ctx);
    JsonObject runs = new JsonObject();
    runs.addProperty("mode", access.mode().word());
    runs.addProperty("allowed", refusal.isEmpty());
    runs.addProperty("why", refusal.map(Problem::detail).orElse(""));
    JsonObject json = new JsonObject();
    json.add("questions", RunJson.questions());
    json.add("runs", runs);
    reply(ctx, json);
  }

  /** {@code GET /api/v1/benchmarks/runs}, the latest first; {@code ?before=RUN} for more. */
  public void list(Context ctx) {
    Optional<String> before = Optional.ofNullable(ctx.queryParam("before")).map(this::readId);
    JsonArray runs = new JsonArray();
    List<BenchmarkRun> found = store.latest(before, MOST_LISTED);
    found.forEach(run -> runs.add(tell(run)));
    JsonArray committed = new JsonArray();
    history.committed().forEach(one -> committed.add(RunJson.run(one.run(), true, 0)));
    JsonObject json = new JsonObject();
    json.add("runs", runs);
    json.add("committed", committed);
    json.addProperty("more", found.size() == MOST_LISTED);
    reply(ctx, json);
  }

  private String readId(String typed) {
    return RunId.read(typed).orElseThrow(BenchmarkApi::noRun);
  }

  /** {@code POST /api/v1/benchmarks/runs}: puts a run into the queue. */
  public void start(Context ctx) {
    guard(ctx);
    BenchmarkRun run =
        store
            .queue(wish(JsonBody.in(ctx)))
            .orElseThrow(
                () ->
                    Problem.later(
                            Kind.QUEUE_FULL,
                            RunStore.MOST_QUEUED + " runs are waiting, which is all that may.",
                            60)
                        .asException());
    queued.run();
    ctx.status(HttpStatus.ACCEPTED).header("Location", "/api/v1/benchmarks/runs/" + run.id());
    reply(ctx, tell(run));
  }

  private void guard(Context ctx) {
    access
        .refusal(ctx)
        .ifPresent(
            problem -> {
              throw problem.asException();
            });
  }

  private static Wish wish(JsonObject asked) {
    for (String member : asked.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw bad("There is no member of that name: the members are benchmarks and quick.");
      }
    }
    return new Wish(names(asked.get("benchmarks")), quick(asked.get("quick")));
  }

  private static boolean quick(JsonElement quick) {
    if (quick == null) {
      return false;
    }
    if (quick instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw bad("The member quick has to be true or false.");
  }

  private static List<String> names(JsonElement benchmarks) {
    if (benchmarks == null) {
      return List.of();
    }
    Set<String> known =
        Benchmarks.all().stream().map(Benchmarks.Asked::name).collect(Collectors.toSet());
    if (!(benchmarks instanceof JsonArray array) || array.size() > known.size()) {
      throw bad("The member benchmarks has to be a list of names from the catalogue.");
    }
    List<String> names = new ArrayList<>();
    for (JsonElement name : array) {
      if (!(name instanceof JsonPrimitive primitive && known.contains(primitive.getAsString()))) {
        throw bad("There is no benchmark of that name; the catalogue lists their names.");
      }
      names.add(name.getAsString());
    }
    return names.stream().distinct().toList();
  }

  private static ProblemException bad(String sentence) {
    return Problem.of(Kind.BAD_REQUEST, sentence).asException();
  }

  /** {@code DELETE /api/v1/benchmarks/runs/{run}}: ends it; what is over stays. */
  public void cancel(Context ctx) {
    guard(ctx);
    BenchmarkRun run = run(ctx);
    if (run.state().isOver()) {
      throw Problem.of(Kind.RUN_OVER, "The run is over already, and runs are kept.").asException();
    }
    store.cancel(run.id());
    reply(ctx, tell(run(ctx)));
  }

  /** {@code GET /api/v1/benchmarks/runs/{run}}: with its results when it is done. */
  public void find(Context ctx) {
    Optional<Finished> finished = history.finished(ctx.pathParam("run"));
    JsonObject json = new JsonObject();
    if (finished.isPresent()) {
      json.add("run", RunJson.run(finished.get().run(), finished.get().committed(), 0));
      json.add("results", RunJson.results(finished.get()));
      ctx.header("Cache-Control", FOR_EVER);
    } else {
      json.add("run", tell(run(ctx)));
      json.add("results", JsonNull.INSTANCE);
    }
    reply(ctx, json);
  }

  /** {@code GET /api/v1/benchmarks/runs/{run}.csv}. */
  public void csv(Context ctx) {
    Finished finished = finished(ctx.pathParam("run"));
    save(ctx, finished, ".csv");
    ctx.contentType("text/csv;charset=utf-8").result(ResultCsv.of(finished));
  }

  /** {@code GET /api/v1/benchmarks/runs/{run}.json}: as JMH and its visualisers read it. */
  public void jmh(Context ctx) {
    Finished finished = finished(ctx.pathParam("run"));
    JsonArray all = finished.results().jmh().deepCopy();
    all.addAll(finished.results().yardsticks().results());
    save(ctx, finished, ".json");
    ctx.contentType("application/json").result(GSON.toJson(all));
  }

  private static void save(Context ctx, Finished finished, String ending) {
    ctx.header("Cache-Control", FOR_EVER);
    String name = "pagewalk-" + finished.run().id() + ending;
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** {@code GET /api/v1/benchmarks/compare?before=RUN&after=RUN}. */
  public void compare(Context ctx) {
    Finished before = finished(named(ctx, "before"));
    Finished after = finished(named(ctx, "after"));
    reply(ctx, RunJson.comparison(Comparison.of(before, after, history)));
  }

  private static String named(Context ctx, String parameter) {
    String name = ctx.queryParam(parameter);
    if (name == null) {
      throw bad("Name two runs, as before and after.");
    }
    return name;
  }

  /** {@code GET /api/v1/benchmarks/runs/{run}/events}: server-sent events until the run is over. */
  public Handler events(Throttle visitors) {
    return ctx -> {
      String id = run(ctx).id();
      if (!String.valueOf(ctx.header("Accept")).contains(STREAM)) {
        throw bad("Events are sent to whoever asks with Accept: " + STREAM + ".");
      }
      String visitor = visitors.visitor(ctx);
      if (!live.hasRoomFor(visitor)) {
        throw Problem.later(Kind.BUSY, "As many are watching already as may. Try again soon.", 5)
            .asException();
      }
      ctx.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
      new SseHandler(client -> live.watch(client, id, visitor)).handle(ctx);
    };
  }

  private BenchmarkRun run(Context ctx) {
    return history.find(ctx.pathParam("run")).orElseThrow(BenchmarkApi::noRun);
  }

  private Finished finished(String typed) {
    return history
        .finished(typed)
        .orElseThrow(
            () ->
                history.find(typed).isEmpty()
                    ? noRun()
                    : Problem.of(Kind.NOT_FOUND, "This run has no results.").asException());
  }

  private static ProblemException noRun() {
    return Problem.of(Kind.NOT_FOUND, "There is no run of benchmarks of this name.").asException();
  }

  private JsonObject tell(BenchmarkRun run) {
    int waiting = run.state() == RunState.QUEUED ? store.waitingBefore(run) : 0;
    return RunJson.run(run, false, waiting);
  }

  private static void reply(Context ctx, JsonObject json) {
    Replies.json(ctx, GSON.toJson(json) + "\n");
  }

  /** Lets go whoever watches. */
  @Override
  public void close() {
    live.close();
  }
}
