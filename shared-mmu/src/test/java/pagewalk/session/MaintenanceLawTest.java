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

  private static final String PROGRAMME =
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
      space D
      map D 0x10401000 -> 0x1803000
      load D 0x10401000
      load C 0x10401000
      """;

  /** The same with addresses of 32 bits, for the processor whose walks do not see its cache. */
  private static final String NARROW_PROGRAMME =
      PROGRAMME
          .replace("0x90402", "0x402")
          .replace("0x80000000", "0x300000")
          .replace("0x80000020", "0x300020");

  private static final String EMPTIED_BY_WINDOW =
      "the INVLPG of the step `window` comes right after and empties the paging-structure caches,"
          + " too (SDM 3A §4.10.4.1)";

  private static final String EMPTIED_BY_SCRATCH =
      "tables are scanned and unlinked through the scratch window, and the INVLPG of its next"
          + " re-targeting empties the paging-structure caches, too (SDM 3A §4.10.4.1)";

  /** Where no difference can be shown: why the step is superfluous for this strategy. */
  private static final Map<String, String> SUPERFLUOUS =
      Map.of(
          "recursive table", EMPTIED_BY_WINDOW,
          "foreign table", EMPTIED_BY_WINDOW,
          "switch table", EMPTIED_BY_WINDOW,
          "pending table", EMPTIED_BY_WINDOW,
          "scratch table", EMPTIED_BY_SCRATCH);

  /**
   * What leaving a step out changes.
   *
   * @param statement the first statement that comes out otherwise
   */
  private record Difference(String statement, String intact, String mutated) {}

  @Test
  void everyStepOfMaintenanceIsThereForAReason() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    for (Strategy strategy : Strategies.all()) {
      for (String step : steps(strategy)) {
        if (!step.equals(Maintenance.CLEAN.name())) {
          table.append(row(strategy.name(), step));
        }
      }
    }
    table.append(row("direct", Maintenance.CLEAN.name()));
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(REPORT, table.toString());
    }
    assertEquals(
        table.toString(), Files.readString(REPORT), "run this test with -Dpagewalk.update=true");
  }

  private static final String HEAD =
      """
      # What each step of maintenance is for

      `skip=` leaves out one step of a kernel's TLB maintenance. Every step of every strategy is left out once in the same
      programme (pages that come, change and go; tables that are removed and made again; three address spaces edited from
      outside and from within), on a machine with a TLB of 16x4 and a paging-structure cache of 8 entries for each level. The
      table shows the first statement that comes out otherwise. The step `clean` is left out on an ARM1176 (`armv6 dcache=1`), whose walks
      do not look into its data cache.

      | strategy | step left out | first statement that differs | with the step | without it |
      |---|---|---|---|---|
      """;

  private static String row(String strategy, String step) {
    Optional<Difference> found = difference(strategy, step);
    String reason = SUPERFLUOUS.getOrDefault(strategy + " " + step, "");
    assertEquals(
        found.isEmpty(),
        !reason.isEmpty(),
        strategy
            + ": leaving out '"
            + step
            + "' shows nothing, and nobody says why, or the reverse");
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
    return "| `" + strategy + "` | `" + step + "` | " + columns + " |\n";
  }

  private static List<String> steps(Strategy strategy) {
    for (Setting setting : strategy.settings()) {
      if (setting.name().equals("skip")) {
        return setting.words().stream().filter(word -> !word.equals("none")).toList();
      }
    }
    return List.of();
  }

  private static Optional<Difference> difference(String strategy, String step) {
    boolean cached = step.equals(Maintenance.CLEAN.name());
    String programme = cached ? NARROW_PROGRAMME : PROGRAMME;
    List<String> intact = outcomes(strategy, "none", cached);
    List<String> mutated = outcomes(strategy, step, cached);
    List<String> statements = programme.lines().toList();
    for (int i = 0; i < intact.size(); i++) {
      if (!intact.get(i).equals(mutated.get(i))) {
        return Optional.of(new Difference(statements.get(i), intact.get(i), mutated.get(i)));
      }
    }
    return Optional.empty();
  }

  /** What came of each statement of the programme: its result, and what was read or written. */
  private static List<String> outcomes(String strategy, String skip, boolean cached) {
    String options = strategy.equals("identity") ? " upto=16M" : cached ? " at=0xC0000000" : "";
    String machine = cached ? "armv6 dcache=1" : "x86-64 ram=32M tlb=16x4 psc=8";
    String text =
        "pagewalk 1\nmachine "
            + machine
            + "\nkernel "
            + strategy
            + options
            + " skip="
            + skip
            + "\n"
            + (cached ? NARROW_PROGRAMME : PROGRAMME);
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
