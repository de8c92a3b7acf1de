package pagewalk.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where scenarios are kept.
 *
 * @param url JDBC address; it may hold a password and is never printed
 * @param connections most connections at once
 * @param name what to call the place towards people
 */
public record StorePlace(
    String url, Optional<String> user, Optional<String> password, int connections, String name) {

  private static final String FILE = "pagewalk.db";
  private static final String POSTGRES = "the PostgreSQL server";

  /** The longest statement, one insertion by its key, takes milliseconds. */
  private static final int SILENCE_SECONDS = 10;

  /** Every write is on the disk before it is acknowledged, and readers never wait for writers. */
  private static final String DURABLE =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true";

  /** One file, {@code pagewalk.db}, in {@code folder}, which is made when it is missing. */
  public static StorePlace folder(Path folder) {
    Path file = folder.resolve(FILE);
    return new StorePlace(
        "jdbc:sqlite:" + file + DURABLE, Optional.empty(), Optional.empty(), 4, file.toString());
  }

  /** A store that ends with the process; one connection, because each would be a store apart. */
  public static StorePlace memory() {
    return new StorePlace("jdbc:sqlite::memory:", Optional.empty(), Optional.empty(), 1, "memory");
  }

  /** A PostgreSQL server, which any number of Pagewalk servers may share. */
  public static StorePlace postgres(String url, Optional<String> user, Optional<String> password) {
    return new StorePlace(url, user, password, 8, POSTGRES);
  }

  HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    user.ifPresent(config::setUsername);
    password.ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(3_000);
    if (name.equals(POSTGRES)) {
      // Whatever the server's default: nothing is acknowledged that a crash could still take back.
      config.setConnectionInitSql("SET synchronous_commit TO on");
      // A database that falls silent must not keep a request: it is an error within this time.
      config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
      config.addDataSourceProperty("connectTimeout", SILENCE_SECONDS);
      config.addDataSourceProperty("tcpKeepAlive", true);
    }
    if (connections == 1) {
      config.setMaxLifetime(0);
      config.setIdleTimeout(0);
    }
    return config;
  }
}
