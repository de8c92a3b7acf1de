package pagewalk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.scenario.Statement;

/**
 * Keeps scenarios for ever. They are only ever added: the name of one follows from its text, so
 * there is nothing to change. The same statements serve SQLite and PostgreSQL.
 */
public final class ScenarioStore implements AutoCloseable {

  /**
   * What came of saving.
   *
   * @param fresh false when the same scenario was there already
   */
  public record Saved(StoredScenario scenario, boolean fresh) {}

  private static final String COLUMNS = "id, text, title, format, strategy, created";

  private final Database database;
  private final Clock clock;

  /** Keeps them in {@code database}, which it closes when it is closed. */
  public ScenarioStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens the store at {@code place} and brings its tables up to date.
   *
   * @throws StoreException when it cannot be reached or written
   */
  public static ScenarioStore open(StorePlace place, Clock clock) {
    return new ScenarioStore(Database.open(place), clock);
  }

  /**
   * Saves {@code scenario}, or finds it where the same one was saved before. When this returns, the
   * scenario survives whatever happens to the process.
   */
  public Saved save(Scenario scenario) {
    String text = ScenarioPrinter.print(scenario);
    StoredScenario wanted =
        new StoredScenario(
            "", text, scenario.title(), format(scenario), strategy(scenario), LocalDate.now(clock));
    return database.ask(handle -> save(handle, wanted));
  }

  /**
   * Each statement is a transaction of its own. A name is taken by whoever inserts it first; that
   * it was the same text is seen by its digest, and of two texts with one name the later gets one
   * digit more.
   */
  private static Saved save(Handle handle, StoredScenario wanted) {
    String digest = ScenarioId.digest(wanted.text());
    for (String id : ScenarioId.candidates(wanted.text())) {
      Optional<StoredScenario> known = byDigest(handle, digest);
      if (known.isPresent()) {
        return new Saved(known.get(), false);
      }
      if (insert(handle, id, digest, wanted)) {
        return new Saved(byDigest(handle, digest).orElseThrow(), true);
      }
    }
    return new Saved(byDigest(handle, digest).orElseThrow(), false);
  }

  private static boolean insert(Handle handle, String id, String digest, StoredScenario scenario) {
    return handle
            .createUpdate(
                "INSERT INTO scenario (id, digest, text, title, format, strategy, created)"
                    + " VALUES (:id, :digest, :text, :title, :format, :strategy, :created)"
                    + " ON CONFLICT DO NOTHING")
            .bind("id", id)
            .bind("digest", digest)
            .bind("text", scenario.text())
            .bind("title", scenario.title())
            .bind("format", scenario.format())
            .bind("strategy", scenario.strategy())
            .bind("created", scenario.created().toString())
            .execute()
        == 1;
  }

  private static Optional<StoredScenario> byDigest(Handle handle, String digest) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM scenario WHERE digest = :digest")
        .bind("digest", digest)
        .map(ScenarioStore::read)
        .findOne();
  }

  /** The scenario called {@code id}, as {@link ScenarioId#read} gives names. */
  public Optional<StoredScenario> find(String id) {
    return database.ask(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM scenario WHERE id = :id")
                .bind("id", id)
                .map(ScenarioStore::read)
                .findOne());
  }

  /** Whether the store answers now. */
  public boolean isReady() {
    return database.isReady();
  }

  private static StoredScenario read(ResultSet row, StatementContext context) throws SQLException {
    return new StoredScenario(
        row.getString("id"),
        row.getString("text"),
        row.getString("title"),
        row.getString("format"),
        row.getString("strategy"),
        LocalDate.parse(row.getString("created")));
  }

  private static String format(Scenario scenario) {
    return scenario.lines().stream()
        .filter(line -> line.statement() instanceof Statement.Machine)
        .map(line -> ((Statement.Machine) line.statement()).format())
        .findFirst()
        .orElseThrow();
  }

  private static String strategy(Scenario scenario) {
    return scenario.lines().stream()
        .filter(line -> line.statement() instanceof Statement.Kernel)
        .map(line -> ((Statement.Kernel) line.statement()).strategy())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    database.close();
  }
}
