package pagewalk.server.store;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The one database of a server, its tables up to date. What is kept in it is the business of the
 * stores; how it is reached, and how a failure of it is told, is said here.
 */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database at {@code place} and brings its tables up to date.
   *
   * @throws StoreException when it cannot be reached or written
   */
  public static Database open(StorePlace place) {
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(place.pool());
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:pagewalk/server/store/migrations")
          .load()
          .migrate();
      return new Database(pool);
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      throw new StoreException("The store in " + place.name() + " cannot be opened.", e);
    }
  }

  /**
   * Asks something; each statement is a transaction of its own.
   *
   * @throws StoreException when the database does not answer
   */
  public <T> T ask(HandleCallback<T, JdbiException> question) {
    try {
      return jdbi.withHandle(question);
    } catch (JdbiException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  /** Whether the database answers now. */
  public boolean isReady() {
    try {
      return ask(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (StoreException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
