package pagewalk.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.kernel.Booted;
import pagewalk.kernel.KernelSpec;
import pagewalk.law.Life.Outcome;

/**
 * The boot-mutation law: whichever single store of a boot is forgotten, the machine either goes on
 * as if nothing had happened, or the first thing that goes otherwise is a refusal or a halt. It
 * never quietly gives a wrong value.
 */
final class BootMutationLawTest {
  private static final int JUNK_SEEDS = 8;

  @ParameterizedTest
  @CsvSource({
    "identity, upto=16M",
    "identity, upto=516K tables=0x10..0x1F pool=0x20..0x80",
    "direct, page=2M",
    "recursive, slot=511 grow=fault",
    "recursive, slot=511 grow=check",
    "recursive, slot=510 grow=fault",
    "recursive, slot=256 grow=check",
    "recursive, slot=255 grow=fault",
    "recursive, slot=0 grow=fault"
  })
  void aForgottenBootStoreIsHarmlessOrRefused(String strategy, String options) {
    KernelSpec spec = Booted.spec(strategy, options);
    int refusals = 0;
    for (int seed = 0; seed < JUNK_SEEDS; seed++) {
      Life intact = Life.with(spec, seed, -1);
      assertFalse(intact.outcomes().get(0).refused(), "the kernel does not even work intact");
      for (int store = 0; store < intact.bootStores(); store++) {
        List<Outcome> outcomes = Life.with(spec, seed, store).outcomes();
        refusals += firstDifference(intact.outcomes(), outcomes, "store " + store) ? 1 : 0;
      }
    }
    assertTrue(refusals > 0, "no boot store of " + strategy + " matters");
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
