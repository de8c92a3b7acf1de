package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pagewalk.kernel.Booted;
import pagewalk.kernel.KernelSpec;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy;

/** What is known to be impossible before anything runs is said before anything runs. */
final class ObjectionsTest {
  private static Optional<Strategy.Objection> objection(
      String machine, String strategy, String options) {
    KernelSpec spec = Booted.spec(strategy, options);
    Premises premises = new Premises(Booted.format(machine), 32 << 20, spec.options());
    return spec.strategy().objection(premises);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x86-64; reserve; reserve=0x3F0..0x40F; reserve=0x3F0..0x40F and pool=0x400..0x7FF share frames.",
        "x86-64; lookup; reserve=0x1FF..0x20F; reserve=0x1FF..0x20F and tables=0x100..0x1FF share frames.",
        "x86-64; reserve; reserve=0x1FFF..0x2000; reserve=0x1FFF..0x2000 reaches beyond the last frame of memory.",
        "x86-64; recursive; slot=512; The root table has no entry 512.",
        "x86-64; foreign; slot=5 spare=5; Entry 5 cannot be both spare and slot.",
        "i386; switch; spare=5; Entry 5 belongs to user programs.",
        "armv6; split; ; With one root for both halves every space needs a whole one of 16K, and there is nothing to split.",
        "armv6 n=1; emulated; at=0x80000000; 3M from 0x80000000 on do not fit into the user half.",
        "armv6; emulated; kernel=0x70000000; 0x70000000 is not an address of the kernel half of armv6.",
        "i386; emulated; ; Four lowest tables of 4K do not share a page of 4K.",
        "pae; recursive; slot=1021; PDEs 1020 to 1024 are not all in the user half, and the page directories of the kernel half are the same in all spaces.",
        "pae; switch; spare=0; The PDE in front of the first one is taken too, and PDE 0 has none in front of it.",
        "pae; foreign; slot=100 spare=104; Slot and spare take five PDEs each, from the one before them on, and share some.",
        "lpae; recursive; ; The kernel half has 2 top-level entries, and the windows take them all.",
        "aarch64 t0sz=30; foreign; ; The roots are of levels 3 and 4, so the one does not show the other as a table one level below.",
        "aarch64; scratch; at=0xFFFE000000000000; 0xFFFE000000000000 is not an address of the kernel half of aarch64.",
      })
  void whatCannotWorkIsSaidWithItsArithmetic(
      String machine, String strategy, String options, String sentence) {
    String told = options == null ? "" : options;
    assertEquals(
        Optional.of(sentence), objection(machine, strategy, told).map(Strategy.Objection::message));
  }

  @ParameterizedTest
  @CsvSource({
    "armv6, direct",
    "armv6, lookup",
    "i386, scratch",
    "i386, recursive",
    "i386, pending",
    "pae, recursive",
    "pae, pending",
    "pae, preallocated",
    "lpae, reserve",
    "armv5, emulated",
    "aarch64, switch"
  })
  void withoutOptionsAStrategySuitsEveryWidthOfAddresses(String machine, String strategy) {
    assertEquals(Optional.empty(), objection(machine, strategy, ""));
  }
}
