package pagewalk.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Booted;
import pagewalk.kernel.KernelSpec;
import pagewalk.kernel.Strategy;
import pagewalk.law.Life.Outcome;
import pagewalk.strategy.Strategies;

/**
 * The boot-mutation law: whichever single store of a boot is forgotten, the machine either goes on
 * as if nothing had happened, or the first thing that goes otherwise is a refusal or a halt. It
 * never quietly gives a wrong value.
 *
 * <p>What came of each mutation is published in {@code docs/boot-mutations.md}; {@code
 * -Dpagewalk.update=true} writes it anew.
 */
final class BootMutationLawTest {
  private static final Path REPORT = Path.of("..", "docs", "boot-mutations.md");
  private static final int JUNK_SEEDS = 3;
  private static final String X86_64 = "x86-64";

  private static final List<List<String>> ROWS =
      List.of(
          List.of(X86_64, "identity", "upto=16M"),
          List.of(X86_64, "identity", "upto=516K tables=0x10..0x1F pool=0x20..0x80"),
          List.of(X86_64, "direct", "page=2M"),
          List.of(X86_64, "lookup", "tables=0x100..0x10F reserve=0x200..0x20F"),
          List.of(X86_64, "recursive", "slot=511 grow=fault"),
          List.of(X86_64, "recursive", "slot=511 grow=check"),
          List.of(X86_64, "recursive", "slot=510 grow=fault"),
          List.of(X86_64, "recursive", "slot=256 grow=check"),
          List.of(X86_64, "recursive", "slot=255 grow=fault"),
          List.of(X86_64, "recursive", "slot=0 grow=fault"),
          List.of(X86_64, "foreign", "slot=511 grow=check"),
          List.of(X86_64, "switch", "slot=511 grow=fault"),
          List.of(X86_64, "pending", "slot=511 grow=fault"),
          List.of(X86_64, "scratch", "slots=1"),
          List.of(X86_64, "scratch", "slots=4"),
          List.of(X86_64, "preallocated", "span=128M"),
          List.of(X86_64, "reserve", "tables=0x100..0x10F reserve=0x200..0x20F"),
          List.of("pae", "recursive", "slot=1020 grow=fault"),
          List.of("pae", "foreign", "slot=1020 grow=check"),
          List.of("pae", "switch", "slot=510 grow=check"),
          List.of("pae", "pending", "slot=1 grow=fault"),
          List.of("armv6 n=1", "split", "at=0xF0000000"),
          List.of("armv6", "emulated", "kernel=0xF0000000"),
          List.of("armv6 n=1", "emulated", "kernel=0xF0000000"));

  /** What came of all mutations of one kernel. */
  private record Row(String machine, String kernel, int stores, int harmless, int refused) {
    String line() {
      return "| `"
          + machine
          + "` | `"
          + kernel
          + "` | "
          + stores
          + " | "
          + harmless
          + " | "
          + refused
          + " | 0 |\n";
    }
  }

  @Test
  void aForgottenBootStoreIsHarmlessOrRefused() throws IOException {
    StringBuilder table = new StringBuilder();
    for (List<String> row : ROWS) {
      table.append(mutations(row.get(0), row.get(1), row.get(2)).line());
    }
    String report = REPORT_HEAD.formatted(JUNK_SEEDS) + table;
    if (Boolean.getBoolean("pagewalk.update")) {
      Files.writeString(REPORT, report);
    }
    assertEquals(report, Files.readString(REPORT), "run this test with -Dpagewalk.update=true");
  }

  private static final String REPORT_HEAD =
      """
      # Boot mutations

      Every single store (or fill) that booting makes is left out once, with %d different contents of never-written memory.
      Then the kernel maps pages, tables grow, user pages appear on demand, rights change and pages go. Either everything is as
      in the intact machine (*harmless*), or the first thing that is otherwise is a refusal or a halt (*refused*). A value that
      is quietly wrong would fail the test that writes this page.

      | machine | kernel | stores of booting | harmless | refused | wrong |
      |---|---|---|---|---|---|
      """;

  @Test
  void everyStrategyIsMutated() {
    TreeSet<String> mutated = new TreeSet<>();
    ROWS.forEach(row -> mutated.add(row.get(1)));
    TreeSet<String> all = new TreeSet<>(Strategies.all().stream().map(Strategy::name).toList());
    assertEquals(all, mutated);
  }

  private static Row mutations(String machine, String strategy, String options) {
    PagingFormat format = Booted.format(machine);
    KernelSpec spec = Booted.spec(strategy, options);
    int refused = 0;
    int stores = 0;
    for (int seed = 0; seed < JUNK_SEEDS; seed++) {
      Life intact = Life.with(format, spec, seed, -1);
      assertFalse(intact.outcomes().get(0).refused(), "the kernel does not even work intact");
      stores = intact.bootStores();
      for (int store = 0; store < stores; store++) {
        List<Outcome> outcomes = Life.with(format, spec, seed, store).outcomes();
        String about = strategy + ", store " + store;
        refused += firstDifference(intact.outcomes(), outcomes, about) ? 1 : 0;
      }
    }
    assertTrue(refused > 0, "no boot store of " + strategy + " matters");
    return new Row(
        machine, strategy + " " + options, stores, stores * JUNK_SEEDS - refused, refused);
  }

  /** Whether there is a difference; the first one has to be a refusal. */
  private static boolean firstDifference(List<Outcome> intact, List<Outcome> found, String about) {
    for (int i = 0; i < Math.min(intact.size(), found.size()); i++) {
      Outcome expected = intact.get(i);
      Outcome outcome = found.get(i);
      if (!expected.what().equals(outcome.what())) {
        assertTrue(
            outcome.refused(),
            about + ", step " + i + ": " + expected.what() + " → " + outcome.what());
        return true;
      }
    }
    return false;
  }
}
