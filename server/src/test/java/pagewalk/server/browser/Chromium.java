package pagewalk.server.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the browser of this machine, or gets one where that is a single command. Nothing is ever
 * downloaded by the test library itself: a browser that the system updates is the one people use.
 */
final class Chromium {

  static final String VARIABLE = "PAGEWALK_CHROMIUM";

  static final List<String> USUAL_NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  /** What the search asks of the machine, so that its decisions can be tested on any other. */
  interface Machine {

    Optional<String> variable(String name);

    Optional<Path> onPath(String program);

    boolean isExecutable(Path file);

    /** Whether this is Debian or a child of it, and we may install packages. */
    boolean mayInstall();

    void install() throws IOException, InterruptedException;
  }

  private Chromium() {}

  /**
   * The browser's executable.
   *
   * @throws IllegalStateException with one sentence that says what to install
   */
  static Path find(Machine machine) throws IOException, InterruptedException {
    Optional<String> named = machine.variable(VARIABLE).filter(value -> !value.isBlank());
    if (named.isPresent()) {
      Path file = Path.of(named.get());
      if (!machine.isExecutable(file)) {
        throw new IllegalStateException(VARIABLE + " names no program that can be run: " + file);
      }
      return file;
    }
    Optional<Path> found = firstOnPath(machine);
    if (found.isEmpty() && machine.mayInstall()) {
      machine.install();
      found = firstOnPath(machine);
    }
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                "The browser tests need Chromium: install the package chromium or Google Chrome,"
                    + " or set "
                    + VARIABLE
                    + " to a browser's executable."));
  }

  /** The browser of the machine the tests run on. */
  static Path find() throws IOException, InterruptedException {
    return find(new ThisMachine());
  }

  private static Optional<Path> firstOnPath(Machine machine) {
    return USUAL_NAMES.stream().map(machine::onPath).flatMap(Optional::stream).findFirst();
  }

  /** The real thing. */
  private static final class ThisMachine implements Machine {

    private static final Path INSTALL_LOG = Path.of("target", "chromium-install.log");

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<Path> onPath(String program) {
      String path = variable("PATH").orElse("");
      return List.of(path.split(java.io.File.pathSeparator)).stream()
          .filter(folder -> !folder.isEmpty())
          .map(folder -> Path.of(folder, program))
          .filter(this::isExecutable)
          .findFirst();
    }

    @Override
    public boolean isExecutable(Path file) {
      return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    @Override
    public boolean mayInstall() {
      return Files.exists(Path.of("/etc/debian_version"))
          && onPath("apt-get").isPresent()
          && System.getProperty("user.name", "").equals("root");
    }

    @Override
    public void install() throws IOException, InterruptedException {
      System.out.println("No Chromium here: installing the package chromium with apt-get ...");
      Files.createDirectories(INSTALL_LOG.getParent());
      run("apt-get", "update");
      run("apt-get", "install", "-y", "chromium");
    }

    private static void run(String... command) throws IOException, InterruptedException {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(INSTALL_LOG.toFile()));
      int status = builder.start().waitFor();
      if (status != 0) {
        System.out.printf(
            "%s ended with status %d, see %s%n",
            String.join(" ", command), status, INSTALL_LOG.toAbsolutePath());
      }
    }
  }
}
