package pagewalk.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pagewalk.server.store.StorePlace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that needs the database. */
final class StoreOptions {

  @Spec(Spec.Target.MIXEE)
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:PAGEWALK_DATA:-data}",
      description = "Folder of the file that keeps what is saved (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "${env:PAGEWALK_DB:-" + Option.NULL_VALUE + "}",
      description =
          "Keeps it in a PostgreSQL server instead: jdbc:postgresql://HOST/DATABASE. Any number"
              + " of servers may share it.")
  private @Nullable String db;

  /**
   * The place that was named, made if need be.
   *
   * @throws CannotDo when the folder cannot be made
   */
  StorePlace place() {
    if (db != null) {
      if (!db.startsWith("jdbc:postgresql:")) {
        throw new ParameterException(
            spec.commandLine(), "A database is given as jdbc:postgresql://HOST/DATABASE.");
      }
      return StorePlace.postgres(
          db, variable("PAGEWALK_DB_USER"), variable("PAGEWALK_DB_PASSWORD"));
    }
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new CannotDo(
          "The folder '%s' cannot be made: choose another with --data.".formatted(data));
    }
    return StorePlace.folder(data);
  }

  /** A variable of the environment, for what should not stand on a command line. */
  static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }
}
