package pagewalk.server.bench.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pagewalk.server.bench.ResultSet;
import pagewalk.server.bench.ResultSetFile;

/**
 * The result sets that come with Pagewalk: {@code docs/benchmarks/*.json}, packed into the jar.
 * They are history even where no database has any.
 */
final class CommittedResults {
  private static final String FOLDER = "pagewalk/server/benchmarks";

  private final List<Finished> all;

  private CommittedResults(List<Finished> all) {
    this.all = all;
  }

  /** Those of this program. */
  static CommittedResults packed() {
    try {
      Path place =
          Path.of(
              CommittedResults.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return in(place.resolve(FOLDER));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return in(jar.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those in {@code folder}, which need not be there.
   *
   * @throws IllegalStateException naming the file, when one is no result set
   */
  static CommittedResults in(Path folder) throws IOException {
    List<Finished> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(CommittedResults::isJson).sorted().toList()) {
          found.add(read(file));
        }
      }
    }
    return new CommittedResults(List.copyOf(found));
  }

  private static boolean isJson(Path file) {
    return file.getFileName().toString().endsWith(".json");
  }

  private static Finished read(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    try {
      ResultSet results = ResultSetFile.read(file);
      return Finished.committed(name, results);
    } catch (ResultSetFile.Unreadable e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  List<Finished> all() {
    return all;
  }

  Optional<Finished> find(String name) {
    return all.stream().filter(one -> one.run().id().equals(name)).findFirst();
  }
}
