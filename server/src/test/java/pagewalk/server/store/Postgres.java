package pagewalk.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL on a free port of this machine, from an archive that Maven brings; one for the
 * whole test run. Where it cannot run, the tests that need it are skipped and say so.
 */
public final class Postgres {

  /** When set, a machine without PostgreSQL is a failure and not a reason to skip. */
  private static final String REQUIRED = "PAGEWALK_POSTGRES_REQUIRED";

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private Postgres() {}

  /** A database of its own, empty. */
  public static synchronized StorePlace newDatabase() {
    EmbeddedPostgres running = server();
    String name = "pagewalk_" + DATABASES.incrementAndGet();
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = running.getJdbcUrl("postgres", name);
    return StorePlace.postgres(url, Optional.empty(), Optional.empty());
  }

  private static EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      running = startOrSkip(EmbeddedPostgres.builder());
      server = running;
    }
    return running;
  }

  /** Starts a server; where that cannot be, the test is skipped and says so. */
  static EmbeddedPostgres startOrSkip(EmbeddedPostgres.Builder builder) {
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      String sentence = "PostgreSQL does not start here, nothing is tested on it: " + e;
      if (System.getenv(REQUIRED) != null) {
        throw new IllegalStateException(sentence, e);
      }
      System.err.println(sentence);
      return Assumptions.abort(sentence);
    }
  }
}
