package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.Diagnostic;
import pagewalk.strategy.Strategies;

/**
 * Whatever the machine, a kernel that is told nothing about addresses either finds room and works,
 * or says before anything runs why not and what would help.
 */
class DefaultPlacementTest {
  private static final List<String> MACHINES =
      List.of(
          "x86-64",
          "x86-64-la57",
          "i386",
          "pae",
          "armv5",
          "armv6",
          "armv6 n=1",
          "armv6 n=2",
          "armv7 n=7",
          "lpae",
          "lpae t0sz=2 t1sz=2",
          "lpae t0sz=7 t1sz=7",
          "aarch64",
          "aarch64 t0sz=25 t1sz=25",
          "aarch64 t1sz=25",
          "aarch64 t0sz=39 t1sz=39");

  @ParameterizedTest
  @CsvSource({
    "x86-64-la57, pending",
    "aarch64 t0sz=25 t1sz=25, pending",
    "aarch64 t0sz=25 t1sz=25, split",
    "aarch64 t1sz=25, direct",
    "aarch64 t1sz=25, lookup",
    "aarch64 t1sz=25, scratch",
    "aarch64 t1sz=25, split",
    "lpae t0sz=2 t1sz=2, direct"
  })
  void aSmallerKernelHalfHasRoomAtItsBeginning(String machine, String strategy) {
    Opening opening = open(machine, strategy, "map 0x401000");
    assertEquals(List.of(), opening.diagnostics());
    Run run = opening.run().orElseThrow();
    assertEquals(StepOutcome.Result.OK, run.outcomes().get(run.outcomes().size() - 1).result());
  }

  @Test
  void theCureNamesTheAddressesThatThereAre() {
    Diagnostic diagnostic =
        open("aarch64 t1sz=25", "split at=0xFFFFC80000000000", "").diagnostics().get(0);
    assertEquals(
        "Give at= an address from 0xFFFFFF8000000000 to 0xFFFFFFFFFFFFFFFF.", diagnostic.hint());
  }

  @ParameterizedTest
  @CsvSource({
    "armv6 n=2, split, n= of the machine smaller",
    "lpae t0sz=2 t1sz=2, scratch, t0sz= of the machine smaller"
  })
  void aProcessNeedsAUserHalfThatReachesItsStack(String machine, String strategy, String cure) {
    Diagnostic diagnostic = open(machine, strategy, "process B").diagnostics().get(0);
    assertEquals(4, diagnostic.line());
    assertEquals(
        "A process has its stack below 0x70000000, and the user half of this "
            + machine.substring(0, machine.indexOf(' '))
            + " does not reach that far.",
        diagnostic.message());
    assertEquals(
        "Make " + cure + ", or write 'space' and 'map' with lower addresses.", diagnostic.hint());
    assertEquals(List.of(), open("armv6 n=1", "split", "process B").diagnostics());
  }

  private static Opening open(String machine, String strategy, String line) {
    return Session.open(
        "pagewalk 1\nmachine %s\nkernel %s\n%s\n".formatted(machine, strategy, line),
        Budget.STANDARD);
  }

  record Row(String machine, String strategy) {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String machine : MACHINES) {
      for (Strategy strategy : Strategies.all()) {
        rows.add(new Row(machine, strategy.name()));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aKernelWithoutOptionsWorksOrSaysWhatWouldHelp(Row row) {
    Opening opening = open(row.machine(), row.strategy(), "");
    for (Diagnostic diagnostic : opening.diagnostics()) {
      assertFalse(diagnostic.hint().isEmpty(), diagnostic::message);
    }
    opening.run().ifPresent(run -> assertEquals(Optional.empty(), run.halted()));
  }
}
