package pagewalk.server.bench.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import pagewalk.server.store.Database;

/**
 * Keeps every run, those that wait among them. Each step of a run is one statement that names the
 * state it expects, so that any number of servers and workers may share the database: of two that
 * want the same run, the second finds its state changed and gets nothing. The same statements serve
 * SQLite and PostgreSQL.
 */
public final class RunStore {
  /** How long an operator may be silent before its run counts as interrupted. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  /** More runs than this do not wait. */
  static final int MOST_QUEUED = 20;

  private static final String COLUMNS =
      "id, state, wish, queued, started, finished, host, process, cancelled, progress, problem,"
          + " machine, machine_key, code";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Database database;
  private final Clock clock;

  public RunStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Puts a wish at the end of the queue; nothing when the queue is full. */
  public Optional<BenchmarkRun> queue(Wish wish) {
    String id = RunId.fresh();
    int added =
        database.ask(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO benchmark_run (id, state, wish, queued)"
                            + " SELECT :id, 'queued', :wish, :now WHERE"
                            + " (SELECT COUNT(*) FROM benchmark_run WHERE state = 'queued') < "
                            + MOST_QUEUED)
                    .bind("id", id)
                    .bind("wish", wish.json())
                    .bind("now", now())
                    .execute());
    return added == 1 ? find(id) : Optional.empty();
  }

  /**
   * Keeps a result set that was measured elsewhere, as the command line does.
   *
   * @return the name of the run
   */
  public String keep(Wish wish, Measured measured) {
    String id = RunId.fresh();
    database.ask(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO benchmark_run (id, state, wish, queued, started, finished,"
                        + " machine, machine_key, code, result) VALUES (:id, 'done', :wish, :now,"
                        + " :started, :now, :machine, :key, :code, :result)")
                .bind("id", id)
                .bind("wish", wish.json())
                .bind("now", now())
                .bind("started", TIME.format(measured.started()))
                .bind("machine", measured.machine())
                .bind("key", measured.machineKey())
                .bind("code", measured.commit())
                .bind("result", measured.json())
                .execute());
    return id;
  }

  /** The run of that name. */
  public Optional<BenchmarkRun> find(String id) {
    return database.ask(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM benchmark_run WHERE id = :id")
                .bind("id", id)
                .map(RunStore::read)
                .findOne());
  }

  /** What a finished run measured, as it was written. */
  public Optional<String> result(String id) {
    return database.ask(
        handle ->
            handle
                .createQuery("SELECT result FROM benchmark_run WHERE id = :id AND state = 'done'")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Runs from the latest on.
   *
   * @param before only those that were asked for earlier than the run of this name
   */
  public List<BenchmarkRun> latest(Optional<String> before, int most) {
    String earlier =
        before.isEmpty() ? "" : " WHERE queued < (SELECT queued FROM benchmark_run WHERE id = :id)";
    return database.ask(
        handle -> {
          var query =
              handle.createQuery(
                  "SELECT %s FROM benchmark_run%s ORDER BY queued DESC, id LIMIT %d"
                      .formatted(COLUMNS, earlier, most));
          before.ifPresent(id -> query.bind("id", id));
          return query.map(RunStore::read).list();
        });
  }

  /** Finished runs on machines of one kind, the latest first. */
  public List<BenchmarkRun> finishedOn(String machineKey, int most) {
    return database.ask(
        handle ->
            handle
                .createQuery(
                    "SELECT %s FROM benchmark_run WHERE machine_key = :key AND state = 'done'"
                            .formatted(COLUMNS)
                        + " ORDER BY queued DESC, id LIMIT "
                        + most)
                .bind("key", machineKey)
                .map(RunStore::read)
                .list());
  }

  /** How many runs wait before this one. */
  public int waitingBefore(BenchmarkRun run) {
    return database.ask(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM benchmark_run WHERE state = 'queued'"
                        + " AND (queued < :queued OR (queued = :queued AND id < :id))")
                .bind("queued", TIME.format(run.queued()))
                .bind("id", run.id())
                .mapTo(Integer.class)
                .one());
  }

  /** Ends a run that waits, and asks for the end of one that is going on. */
  public void cancel(String id) {
    database.ask(
        handle ->
            handle
                .createUpdate(
                    "UPDATE benchmark_run SET cancelled = 1,"
                        + " finished = CASE WHEN state = 'queued' THEN :now ELSE finished END,"
                        + " state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END"
                        + " WHERE id = :id AND state IN ('queued', 'running')")
                .bind("now", now())
                .bind("id", id)
                .execute());
  }

  /**
   * Gives the oldest waiting run to {@code operator}, unless its machine is measuring already. Who
   * asks at the same time chooses the same run, waits for the row, and finds its state changed.
   */
  Optional<BenchmarkRun> claim(Operator operator) {
    int claimed =
        database.ask(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE benchmark_run SET state = 'running', started = :now, alive = :now,"
                            + " host = :host, process = :process WHERE state = 'queued' AND id ="
                            + " (SELECT id FROM benchmark_run WHERE state = 'queued'"
                            + " ORDER BY queued, id LIMIT 1) AND NOT EXISTS (SELECT 1 FROM"
                            + " benchmark_run WHERE state = 'running' AND host = :host)")
                    .bind("now", now())
                    .bind("host", operator.host())
                    .bind("process", operator.process())
                    .execute());
    return claimed == 0 ? Optional.empty() : running().stream().filter(by(operator)).findFirst();
  }

  private static Predicate<BenchmarkRun> by(Operator operator) {
    return run -> run.operator().filter(operator::equals).isPresent();
  }

  /**
   * Says that {@code operator} is still at it, and how far it is.
   *
   * @return whether the run is still wanted
   */
  boolean goesOn(String id, Operator operator, Progress progress) {
    return database.ask(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE benchmark_run SET alive = :now, progress = :progress WHERE id = :id"
                            + " AND state = 'running' AND cancelled = 0 AND process = :process"
                            + " AND host = :host")
                    .bind("now", now())
                    .bind("progress", progress.json())
                    .bind("id", id)
                    .bind("process", operator.process())
                    .bind("host", operator.host())
                    .execute()
                == 1);
  }

  /** Ends a run well. */
  void finish(String id, Measured measured) {
    database.ask(
        handle ->
            handle
                .createUpdate(
                    "UPDATE benchmark_run SET state = 'done', finished = :now, progress = NULL,"
                        + " machine = :machine, machine_key = :key, code = :code, result = :result"
                        + " WHERE id = :id AND state = 'running'")
                .bind("now", now())
                .bind("machine", measured.machine())
                .bind("key", measured.machineKey())
                .bind("code", measured.commit())
                .bind("result", measured.json())
                .bind("id", id)
                .execute());
  }

  /** Ends a run that came to nothing. */
  void end(String id, RunState state, @Nullable String problem) {
    database.ask(
        handle ->
            handle
                .createUpdate(
                    "UPDATE benchmark_run SET state = :state, finished = :now, problem = :problem"
                        + " WHERE id = :id AND state = 'running'")
                .bind("state", state.word())
                .bind("now", now())
                .bind("problem", problem)
                .bind("id", id)
                .execute());
  }

  /** Marks the runs whose operator is gone. */
  void interruptTheLost() {
    String longAgo = TIME.format(clock.instant().minus(SILENCE));
    for (BenchmarkRun run : running()) {
      boolean gone = run.operator().map(Operator::isGone).orElse(true);
      interrupt(run.id(), gone ? now() : longAgo);
    }
  }

  private void interrupt(String id, String silentSince) {
    database.ask(
        handle ->
            handle
                .createUpdate(
                    "UPDATE benchmark_run SET state = 'interrupted', finished = :now"
                        + " WHERE id = :id AND state = 'running' AND alive <= :silent")
                .bind("now", now())
                .bind("id", id)
                .bind("silent", silentSince)
                .execute());
  }

  private List<BenchmarkRun> running() {
    return database.ask(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM benchmark_run WHERE state = 'running'")
                .map(RunStore::read)
                .list());
  }

  private String now() {
    return TIME.format(clock.instant());
  }

  private static BenchmarkRun read(ResultSet row, StatementContext context) throws SQLException {
    return new BenchmarkRun(
        row.getString("id"),
        RunState.of(row.getString("state")),
        Wish.read(row.getString("wish")),
        Instant.parse(row.getString("queued")),
        text(row, "started").map(Instant::parse),
        text(row, "finished").map(Instant::parse),
        operator(text(row, "host"), text(row, "process")),
        row.getInt("cancelled") != 0,
        Progress.read(row.getString("progress")),
        text(row, "problem"),
        text(row, "machine"),
        text(row, "machine_key"),
        text(row, "code"));
  }

  private static Optional<Operator> operator(Optional<String> host, Optional<String> process) {
    return host.flatMap(on -> process.map(name -> new Operator(on, name)));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
