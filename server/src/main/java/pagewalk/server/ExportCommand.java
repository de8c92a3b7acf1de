package pagewalk.server;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page as files for a web host that runs no program. */
@Command(
    name = "export",
    description =
        "Writes the whole page as static files for any web host; long links work there, short ones"
            + " need a server.")
final class ExportCommand implements Callable<Integer> {
  private static final String PAGE = "/pagewalk/web";

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write to; it is made when missing and has to be empty.")
  private @SuppressWarnings("NullAway.Init") Path out;

  @Override
  public Integer call() throws URISyntaxException {
    try {
      Files.createDirectories(out);
      if (!isEmpty(out)) {
        throw new CannotDo("The folder '%s' is not empty.".formatted(out));
      }
      int files = copy();
      spec.commandLine().getOut().printf("%d files of the page are in %s%n", files, out);
      return 0;
    } catch (IOException e) {
      throw new CannotDo("The folder '%s' cannot be written.".formatted(out));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** The page lies in a jar, or in a folder when the program runs from its build. */
  private int copy() throws IOException, URISyntaxException {
    URI index =
        Objects.requireNonNull(ExportCommand.class.getResource(PAGE + "/index.html")).toURI();
    if (!index.getScheme().equals("jar")) {
      return copy(Objects.requireNonNull(Path.of(index).getParent()));
    }
    try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
      return copy(jar.getPath(PAGE));
    }
  }

  private int copy(Path page) throws IOException {
    int files = 0;
    for (Path file : below(page)) {
      Path target = out.resolve(page.relativize(file).toString());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.copy(file, target);
      files++;
    }
    return files;
  }

  private static List<Path> below(Path page) throws IOException {
    try (Stream<Path> files = Files.walk(page)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
