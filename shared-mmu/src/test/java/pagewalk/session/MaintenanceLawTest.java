package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.setting.Setting;
import pagewalk.strategy.Strategies;

/**
 * The maintenance law: each step of TLB maintenance that a kernel can leave out is there for a
 * reason. Leaving it out makes some statement of a common programme come out otherwise, or a reason
 * is given why it cannot.
 *
 * <p>The matrix is published in {@code docs/maintenance.md}; {@code -Dpagewalk.update=true} writes
 * it anew.
 */
class MaintenanceLawTest {
  private static final Path REPORT = Path.of("..", "docs", "maintenance.md");

  static final String PROGRAMME =
      """
      store 0x10401000 = 0x11
      store 0x50000000 = 0x24
      unmap 0x50000000 flush=none empty=free
      map 0x9040200000
      load 0x50001000
      unmap 0x10401000
      load 0x10401000
      map 0x10402000
      store 0x10402000 = 0x12
      protect 0x10402000 rights=r
      store 0x10402000 = 0x13
      store 0x40000000 = 0x21
      unmap 0x40000000 empty=free
      map 0x8000000000 length=16K
      store 0x8000000000 = 0x22
      store 0x8000002000 = 0x23
      load 0x40000000
      load 0x8000000000
      load 0x8000002000
      space B
      space C
      map B 0x10401000 -> 0x1800000
      load B 0x10401000
      store B 0x10600000 = 0x31
      switch A
      map B 0x10402000 -> 0x1801000
      map C 0x10401000 -> 0x1802000
      load B 0x10402000
      load B 0x10600000
      load C 0x10401000
      switch A
      destroy B
      map 0x10500000 length=64K
      space D
      map D 0x10401000 -> 0x1803000
      load D 0x10401000
      load C 0x10401000
      """;

  private static final String EMPTIED_BY_WINDOW =
      "the INVLPG of the step `window` comes right after and empties the paging-structure caches,"
          + " too (SDM 3A §4.10.4.1)";

  private static final String EMPTIED_BY_SCRATCH =
      "tables are scanned and unlinked through the scratch window, and the INVLPG of its next"
          + " re-targeting empties the paging-structure caches, too (SDM 3A §4.10.4.1)";

  /**
   * A strategy at work.
   *
   * @param machine as in a machine line
   * @param options as in a kernel line, beside the strategy
   */
  private record Kernel(String machine, String strategy, String options) {
    String programme() {
      return !machine.equals("x86-64")
          ? PROGRAMME
              .replace("0x9040200000", "0x30200000")
              .replace("0x8000000000", "0x60000000")
              .replace("0x8000002000", "0x60002000")
          : PROGRAMME;
    }
  }

  /** The processor whose walks do not look into its data cache. */
  private static final String BLIND = "armv6 n=1 dcache=1";

  private static final List<Kernel> KERNELS = kernels();

  private static List<Kernel> kernels() {
    List<Kernel> kernels = new ArrayList<>();
    for (Strategy strategy : Strategies.all()) {
      String options = strategy.name().equals("identity") ? "upto=16M" : "";
      if (!List.of("split", "emulated").contains(strategy.name())) {
        kernels.add(new Kernel("x86-64", strategy.name(), options));
      }
    }
    for (Strategy strategy : Strategies.all()) {
      String options = strategy.name().equals("identity") ? "upto=16M" : "";
      if (!strategy.growsByFault()) {
        kernels.add(new Kernel("armv6 n=1", strategy.name(), options));
      }
    }
    for (Strategy strategy : Strategies.all()) {
      if (strategy.growsByFault()) {
        kernels.add(new Kernel("pae", strategy.name(), ""));
      }
    }
    kernels.add(new Kernel(BLIND, "direct", ""));
    return kernels;
  }

  /** Where no difference can be shown: why the step is superfluous for this strategy. */
  private static final Map<String, String> SUPERFLUOUS =
      Map.of(
          "x86-64 recursive table", EMPTIED_BY_WINDOW,
          "x86-64 foreign table", EMPTIED_BY_WINDOW,
          "x86-64 switch table", EMPTIED_BY_WINDOW,
          "x86-64 pending table", EMPTIED_BY_WINDOW,
          "x86-64 scratch table", EMPTIED_BY_SCRATCH,
          "pae recursive table", EMPTIED_BY_WINDOW,
          "pae foreign table", EMPTIED_BY_WINDOW,
          "pae switch table", EMPTIED_BY_WINDOW,
          "pae pending table", EMPTIED_BY_WINDOW);

  /**
   * What leaving a step out changes.
   *
   * @param statement the first statement that comes out otherwise
   */
  private record Difference(String statement, String intact, String mutated) {}

  @Test
  void everyStepOfMaintenanceIsThereForAReason() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    for (Kernel kernel : KERNELS) {
      for (String step : steps(kernel)) {
        table.append(row(kernel, step));
      }
    }
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(REPORT, table.toString());
    }
    assertEquals(
        table.toString(), Files.readString(REPORT), "run this test with -Dpagewalk.update=true");
  }

  private static final String HEAD =
      """
      # What each step of maintenance is for

      `skip=` leaves out one step of a kernel's maintenance. Every step of every strategy is left out once in the same
      programme (pages that come, change and go; tables that are removed and made again; three address spaces edited from
      outside and from within), on machines with a TLB of 16x4 and a paging-structure cache of 8 entries for each level. The
      table shows the first statement that comes out otherwise. `clean` is left out on an ARM1176 (`dcache=1`), whose walks
      do not look into its data cache.

      | machine | strategy | step left out | first statement that differs | with the step | without it |
      |---|---|---|---|---|---|
      """;

  private static String row(Kernel kernel, String step) {
    Optional<Difference> found = difference(kernel, step);
    String what = kernel.machine() + " " + kernel.strategy();
    String reason = SUPERFLUOUS.getOrDefault(what + " " + step, "");
    assertEquals(
        found.isEmpty(),
        !reason.isEmpty(),
        what + ": leaving out '" + step + "' shows nothing, and nobody says why, or the reverse");
    String columns =
        found
            .map(
                difference ->
                    "`"
                        + difference.statement()
                        + "` | "
                        + difference.intact()
                        + " | "
                        + difference.mutated())
            .orElse("none: " + reason + " | | ");
    return "| `"
        + kernel.machine()
        + "` | `"
        + kernel.strategy()
        + "` | `"
        + step
        + "` | "
        + columns
        + " |\n";
  }

  /**
   * On the processor with a data cache the step `clean` alone; there is nothing to clean elsewhere.
   */
  private static List<String> steps(Kernel kernel) {
    String clean = Maintenance.CLEAN.name();
    if (kernel.machine().equals(BLIND)) {
      return List.of(clean);
    }
    for (Setting setting : Strategies.named(kernel.strategy()).orElseThrow().settings()) {
      if (setting.name().equals("skip")) {
        return setting.words().stream()
            .filter(word -> !word.equals("none") && !word.equals(clean))
            .toList();
      }
    }
    return List.of();
  }

  private static Optional<Difference> difference(Kernel kernel, String step) {
    List<String> intact = outcomes(kernel, "none");
    List<String> mutated = outcomes(kernel, step);
    List<String> statements = kernel.programme().lines().toList();
    for (int i = 0; i < intact.size(); i++) {
      if (!intact.get(i).equals(mutated.get(i))) {
        return Optional.of(new Difference(statements.get(i), intact.get(i), mutated.get(i)));
      }
    }
    return Optional.empty();
  }

  /** What came of each statement of the programme: its result, and what was read or written. */
  private static List<String> outcomes(Kernel kernel, String skip) {
    String text =
        """
        pagewalk 1
        machine %s ram=32M tlb=16x4 psc=8
        kernel %s %s skip=%s
        %s"""
            .formatted(
                kernel.machine(), kernel.strategy(), kernel.options(), skip, kernel.programme());
    Opening opening = Session.open(text, Budget.STANDARD);
    assertEquals(List.of(), opening.diagnostics());
    Run run = opening.run().orElseThrow();
    List<String> outcomes = new ArrayList<>();
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.statement().kind().runs()) {
        outcomes.add(told(run, outcome));
      }
    }
    return outcomes;
  }

  private static String told(Run run, StepOutcome outcome) {
    String result = outcome.result().word();
    boolean access = ScenarioPrinter.print(outcome.statement()).matches("(load|store) .*");
    if (!outcome.hasEvents() || !access) {
      return result;
    }
    Findings findings = new Findings(run.machine(), outcome.firstEvent(), outcome.lastEvent());
    return result + findings.pa().map(pa -> " at " + Hex.of(pa)).orElse("");
  }
}
