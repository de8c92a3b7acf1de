package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChromiumTest {

  @Test
  void theVariableWinsOverEverything() throws Exception {
    Imagined machine = new Imagined("/opt/mine", Set.of("chromium"), true);
    machine.files.add("/opt/mine");
    assertEquals(Path.of("/opt/mine"), Chromium.find(machine));
  }

  @Test
  void aVariableThatNamesNoProgramIsAnErrorAndNotIgnored() {
    Imagined machine = new Imagined("/opt/gone", Set.of("chromium"), true);
    String message = messageOf(machine);
    assertTrue(message.contains("PAGEWALK_CHROMIUM") && message.contains("/opt/gone"), message);
    assertFalse(machine.installed);
  }

  @Test
  void theFirstUsualNameOnThePathIsTaken() throws Exception {
    Imagined machine = new Imagined("", Set.of("google-chrome", "chromium-browser"), true);
    assertEquals(Path.of("/bin/chromium-browser"), Chromium.find(machine));
    assertFalse(machine.installed);
  }

  @Test
  void whereNothingIsFoundAndWeMayItIsInstalled() throws Exception {
    Imagined machine = new Imagined("", Set.of(), true);
    assertEquals(Path.of("/bin/chromium"), Chromium.find(machine));
    assertTrue(machine.installed);
  }

  @Test
  void whereNothingIsFoundAndWeMayNotOneSentenceSaysWhatToInstall() {
    Imagined machine = new Imagined("", Set.of(), false);
    String message = messageOf(machine);
    assertTrue(message.contains("install the package chromium"), message);
    assertFalse(message.contains("\n"), message);
    assertFalse(machine.installed);
  }

  private static String messageOf(Imagined machine) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> Chromium.find(machine)).getMessage());
  }

  /** A machine of which only what the search may see exists. */
  private static final class Imagined implements Chromium.Machine {
    private final Map<String, String> variables;
    private final Set<String> files = new HashSet<>();
    private final boolean root;
    private boolean installed;

    Imagined(String variable, Set<String> programs, boolean root) {
      this.variables = Map.of(Chromium.VARIABLE, variable);
      this.root = root;
      programs.forEach(program -> files.add("/bin/" + program));
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<Path> onPath(String program) {
      return Optional.of(Path.of("/bin", program)).filter(this::isExecutable);
    }

    @Override
    public boolean isExecutable(Path file) {
      return files.contains(file.toString());
    }

    @Override
    public boolean mayInstall() {
      return root;
    }

    @Override
    public void install() {
      installed = true;
      files.add("/bin/chromium");
    }
  }
}
